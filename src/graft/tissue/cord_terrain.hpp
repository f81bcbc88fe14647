// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graft/axons/terrain.hpp"
#include "graft/lesion/lesion_environment.hpp"
#include "graft/tissue/cord_surface.hpp"

namespace caudata::graft {

/// The cord as growth cones meet it: grey matter is an ellipse of a share of the section about its
/// middle, white matter around it, none in a cavity. No cue but the way back in. Neglected: horns
/// and columns, and that tracts differ. What it refers to must outlive it.
Terrain cord_terrain(const CordSurface& surface, double grey_share, const LesionOnDay* lesion);

}  // namespace caudata::graft
