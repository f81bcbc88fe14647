// SPDX-License-Identifier: Apache-2.0
#include "graft/tissue/surface_patches.hpp"

#include <algorithm>
#include <cmath>

#include "core/elementary.hpp"

namespace caudata::graft {
namespace {

constexpr double patch_pi = 3.14159265358979323846;

}  // namespace

SurfacePatches::SurfacePatches(const CordSurface& surface)
    : from_(surface.from()),
      along_(static_cast<std::size_t>(
          std::ceil((surface.to() - from_) / TissueNumerics::patch_length))),
      pitch_((surface.to() - from_) / static_cast<double>(along_)) {
  for (std::size_t k = 0; k < cosine_.size(); ++k)
    cosine_[k] = core::sincos(2 * patch_pi * static_cast<double>(k + 1) / around).cos;
  for (std::size_t i = 0; i < along_; ++i) {
    const double x = from_ + (static_cast<double>(i) + 0.5) * pitch_;
    for (std::size_t k = 0; k < around; ++k) {
      const auto a = surface.point(x, static_cast<double>(k) / around, 0);
      const auto b = surface.point(x, static_cast<double>(k + 1) / around, 0);
      const double dy = b[1] - a[1], dz = b[2] - a[2];
      area_.push_back(std::sqrt(dy * dy + dz * dz) * pitch_);
    }
  }
}

std::size_t SurfacePatches::azimuth_of(double y, double z) const {
  const double radius = std::sqrt(y * y + z * z);
  if (radius == 0) return 0;
  const double cosine = z / radius;
  // Borders fall from dorsal to ventral on the left side; the right side mirrors them.
  const auto passed =
      std::partition_point(cosine_.begin(), cosine_.end(), [&](double c) { return c > cosine; });
  const auto k = static_cast<std::size_t>(passed - cosine_.begin());
  return y >= 0 ? k : around - 1 - k;
}

std::size_t SurfacePatches::at(double x, double y, double z) const {
  const double cell = (x - from_) / pitch_;
  const std::size_t i =
      cell > 0 ? std::min(static_cast<std::size_t>(cell), along_ - 1) : std::size_t{0};
  return i * around + azimuth_of(y, z);
}

}  // namespace caudata::graft
