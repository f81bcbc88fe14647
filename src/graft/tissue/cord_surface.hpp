// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

#include "anatomy/canal/canal.hpp"

namespace caudata::graft {

/// The surface of the cord as single cells meet it: an ellipse across, smooth along. Cells live on
/// both of its sides. Positions [mm] in the frame of the canal.
///
/// The distance is that to first order in distance over radius of curvature: exact at the surface,
/// 1 % off at 30 um. Neglected: the slope along x.
class CordSurface {
 public:
  explicit CordSurface(const anatomy::Canal& canal);

  struct Nearest {
    double distance;                // positive outside
    std::array<double, 2> outward;  // unit vector (y, z) away from the surface
  };
  Nearest nearest(double x, double y, double z) const;
  bool inside(double x, double y, double z) const;

  /// The point `height` above the surface [mm] at an azimuth [turns]; below, where negative.
  std::array<double, 3> point(double x, double azimuth, double height) const;

  double from() const { return from_; }
  double to() const { return from_ + step_ * static_cast<double>(axes_.size() - 1); }
  /// Half axes (y, z); x is taken as within [from(), to()].
  std::array<double, 2> half_axes(double x) const;

 private:
  double from_, step_;
  std::vector<std::array<double, 2>> axes_;
};

}  // namespace caudata::graft
