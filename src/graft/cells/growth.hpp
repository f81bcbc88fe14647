// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "core/team.hpp"
#include "graft/cells/cells.hpp"

namespace caudata::graft {

double volume_of(double radius);  // [um] -> [um^3]
double radius_of(double volume);  // [um^3] -> [um], to 1e-15 relative; volume >= 0

/// The radius after a gain of volume [um^3], to 2e-7 relative. The volume may at most halve or
/// double.
float grown_radius(float radius, float gain);

/// Every cell gains (or loses) its volume [um^3]; cells that do wake. One gain per slot, within the
/// limits of grown_radius.
void grow(Cells& cells, std::span<const float> gain, core::Team& team);

}  // namespace caudata::graft
