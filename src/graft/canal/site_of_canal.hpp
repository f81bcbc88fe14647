// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "anatomy/canal/bolus.hpp"
#include "anatomy/canal/drift_grid.hpp"
#include "graft/canal/canal_plan.hpp"

namespace caudata::graft {

/// A person's canal for the cells: the drift of every posture named, rootlets by their surface per
/// fluid, areas of all surfaces. Where the inner wall is the bundle of roots, that bundle is both
/// wall and rootlets: its outside is met as a wall.
CanalSite site_of(const anatomy::Canal& canal, std::span<const anatomy::Posture> postures,
                  anatomy::GridSize size);

/// Where the cells of a bolus begin, `around` cells in azimuth.
StartProfile start_of(const anatomy::Bolus& bolus, std::uint32_t around);

}  // namespace caudata::graft
