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

/// One of the lanes side by side around a thin ring.
struct ShearLane {
  double speed;  // mean over the depth [mm/s]
  double depth;  // [mm] > 0
  double width;  // around the ring [mm] > 0
};

/// The same for lanes around a closed ring, each mixed over its depth: with F the integral around
/// of depth (u - mean u), its constant such that the solute is the same after one round, the sum of
/// F^2 / depth over mixing and section. [mm^2/s]
double ring_dispersion(std::span<const ShearLane> lanes, double mixing);

}  // namespace caudata::anatomy
