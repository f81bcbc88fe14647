// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

#include "anatomy/canal/canal.hpp"
#include "graft/tissue/tissue_numerics.hpp"

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

  /// True only where `nearest` says farther inside than deep_margin, for most such points: at a
  /// fraction of its cost.
  bool deep(double x, double y, double z) const {
    const double at = (x - from_) * steps_per_mm_;
    if (!(at >= 0 && at < static_cast<double>(cores_.size()))) return false;
    const Core& core = cores_[static_cast<std::size_t>(at)];
    return y * y * core.y + z * z * core.z < core.level;
  }
  static constexpr double deep_margin = TissueNumerics::deep_margin;  // [mm]

  /// The point `height` above the surface [mm] at an azimuth [turns]; below, where negative.
  std::array<double, 3> point(double x, double azimuth, double height) const;

  double from() const { return from_; }
  double to() const { return from_ + step_ * static_cast<double>(axes_.size() - 1); }
  /// Half axes (y, z); x is taken as within [from(), to()].
  std::array<double, 2> half_axes(double x) const;

 private:
  /// Points of one interval with y^2 y + z^2 z < level are deep.
  struct Core {
    double y, z, level;
  };
  Core core_of(std::size_t interval) const;

  double from_, step_, steps_per_mm_;
  std::vector<std::array<double, 2>> axes_;
  std::vector<Core> cores_;  // by interval
};

}  // namespace caudata::graft
