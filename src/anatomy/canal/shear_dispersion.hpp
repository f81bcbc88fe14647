// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

namespace caudata::anatomy {

/// What differences of speed over the depth of a plane gap add to the dispersion along it once the
/// depth is mixed (Taylor 1953, Aris 1956): the mean of (u - mean u) times the solution B of
/// mixing B'' = u - mean u with closed walls, sign changed. `velocity` at the middles of layers of
/// equal depth, [mm/s]; `gap` [mm]; `mixing` across the gap [mm^2/s] > 0. Exact for a speed that is
/// constant in each layer. [mm^2/s]
double shear_dispersion(std::span<const double> velocity, double gap, double mixing);

}  // namespace caudata::anatomy
