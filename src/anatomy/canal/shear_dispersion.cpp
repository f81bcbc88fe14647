// SPDX-License-Identifier: Apache-2.0
#include "anatomy/canal/shear_dispersion.hpp"

#include <numeric>

#include "core/contract.hpp"

namespace caudata::anatomy {

// By parts the added dispersion is the mean of F^2 / mixing, where F is the integral of
// u - mean u from a wall, which is linear in each layer.
double shear_dispersion(std::span<const double> velocity, double gap, double mixing) {
  EXPECTS(!velocity.empty() && mixing > 0);
  const auto layers = static_cast<double>(velocity.size());
  const double mean = std::accumulate(velocity.begin(), velocity.end(), 0.0) / layers;
  double before = 0, sum = 0;
  for (const double u : velocity) {
    const double after = before + (u - mean) * gap / layers;
    sum += (before * before + before * after + after * after) / 3;
    before = after;
  }
  return sum / layers / mixing;
}

double ring_dispersion(std::span<const ShearLane> lanes, double mixing) {
  EXPECTS(!lanes.empty() && mixing > 0);
  double section = 0, flow = 0;
  for (const ShearLane& lane : lanes) {
    section += lane.depth * lane.width;
    flow += lane.speed * lane.depth * lane.width;
  }
  const double mean = flow / section;
  double before = 0, squares = 0, driven = 0, resistance = 0;
  for (const ShearLane& lane : lanes) {
    const double after = before + (lane.speed - mean) * lane.depth * lane.width;
    const double length = lane.width / lane.depth;
    squares += (before * before + before * after + after * after) / 3 * length;
    driven += (before + after) / 2 * length;
    resistance += length;
    before = after;
  }
  return (squares - driven * driven / resistance) / mixing / section;
}

}  // namespace caudata::anatomy
