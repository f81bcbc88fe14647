// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "anatomy/canal/canal_flow.hpp"

namespace caudata::anatomy {

/// Stations x azimuths x layers of a CanalGrid.
struct GridSize {
  std::uint32_t nx{1024}, na{64}, nw{8};
};

/// The gap on the cells of (x, azimuth), index ix na + ia. [mm]
struct GapField {
  std::uint32_t nx{0}, na{0};
  double dx{0};                      // [mm]
  std::vector<double> inner, gap;    // along the ray
  std::vector<double> radius;        // of the middle of the gap
  std::vector<double> gap_x, gap_s;  // slope of the gap along x and around
  std::vector<double> log_radius_x;  // d ln(radius) / dx [1/mm]
  std::size_t at(std::uint32_t i, std::uint32_t j) const { return std::size_t{i} * na + j; }
};
GapField gap_field(const Canal& canal, const Gravity& gravity, GridSize size);

/// Leading order of the flow without block, e^{i omega t}: velocity along the canal A f(w) and
/// around it S f(w), f the Womersley profile of the local gap.
///
/// The pressure is uniform around the canal, so A follows from the flow through the section; the
/// dura gives way uniformly, and continuity drives what flows around, without net circulation.
/// The canal must be long against its girth.
struct Oscillation {
  std::vector<Complex> axial, axial_x;    // A and dA/dx (nx) [mm/s], [1/s]
  std::vector<Complex> around, around_s;  // flow around q = gap mean(f) S and dq/ds (nx, na)
  std::vector<Complex> mean;              // mean(f) (nx, na)
};
Oscillation oscillation(const GapField& field, const CanalFlow& flow);

}  // namespace caudata::anatomy
