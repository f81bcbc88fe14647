// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

#include "graft/tissue/cord_surface.hpp"
#include "graft/tissue/tissue_numerics.hpp"

namespace caudata::graft {

/// The cord's surface cut into patches of about a square millimetre: where cells lie in one pile.
/// Neglected: the slope of the surface along x, and the arc over its chord (0.2 %).
class SurfacePatches {
 public:
  explicit SurfacePatches(const CordSurface& surface);

  std::size_t size() const { return area_.size(); }
  double area(std::size_t patch) const { return area_[patch]; }  // [mm^2]
  /// The patch that a point on or near the surface lies over.
  std::size_t at(double x, double y, double z) const;

 private:
  static constexpr std::size_t around = TissueNumerics::patches_around;
  std::size_t azimuth_of(double y, double z) const;

  double from_;
  std::size_t along_;
  double pitch_;                                 // [mm]
  std::array<double, around / 2 - 1> cosine_{};  // of the borders between dorsal and ventral
  std::vector<double> area_;
};

}  // namespace caudata::graft
