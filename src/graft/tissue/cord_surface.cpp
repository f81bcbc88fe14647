// SPDX-License-Identifier: Apache-2.0
#include "graft/tissue/cord_surface.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/elementary.hpp"

namespace caudata::graft {
CordSurface::CordSurface(const anatomy::Canal& canal) : from_(canal.axis().cord_start()) {
  const double length = canal.axis().conus() - from_;
  const auto intervals =
      static_cast<std::size_t>(std::ceil(length / TissueNumerics::section_pitch));
  step_ = length / static_cast<double>(intervals);
  for (std::size_t i = 0; i <= intervals; ++i) {
    const anatomy::Ellipse inner = canal.section(from_ + step_ * static_cast<double>(i)).inner;
    axes_.push_back({inner.half_y, inner.half_z});
  }
  steps_per_mm_ = 1 / step_;
  for (std::size_t i = 0; i < intervals; ++i) cores_.push_back(core_of(i));
}

// |distance| >= (1 - level) min(a, b), since the level rises by at most 1 / min(a, b) per mm; level
// as for the least half axes in the interval and beside it, where rounding may put a point.
CordSurface::Core CordSurface::core_of(std::size_t interval) const {
  const std::size_t first = interval > 0 ? interval - 1 : 0;
  const std::size_t last = std::min(interval + 2, axes_.size() - 1);
  auto least = axes_[first];
  for (std::size_t i = first; i <= last; ++i)
    for (std::size_t axis = 0; axis < 2; ++axis)
      least[axis] = std::min(least[axis], axes_[i][axis]);
  const double level = std::max(0.0, 1 - deep_margin / std::min(least[0], least[1]));
  return {1 / (least[0] * least[0]), 1 / (least[1] * least[1]), level * level};
}

std::array<double, 2> CordSurface::half_axes(double x) const {
  const double last = static_cast<double>(axes_.size() - 1);
  const double at = std::clamp((x - from_) / step_, 0.0, last);
  const auto i = std::min(static_cast<std::size_t>(at), axes_.size() - 2);
  const double share = at - static_cast<double>(i);
  const auto& a = axes_[i];
  const auto& b = axes_[i + 1];
  return {a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])};
}

CordSurface::Nearest CordSurface::nearest(double x, double y, double z) const {
  const auto [half_y, half_z] = half_axes(x);
  const double u = y / half_y, v = z / half_z;
  const double level = std::sqrt(u * u + v * v);  // 1 on the surface
  if (level == 0) return {-std::min(half_y, half_z), {0, 1}};
  const double slope_y = u / (half_y * level), slope_z = v / (half_z * level);
  const double slope = std::sqrt(slope_y * slope_y + slope_z * slope_z);
  return {(level - 1) / slope, {slope_y / slope, slope_z / slope}};
}

bool CordSurface::inside(double x, double y, double z) const {
  if (x < from() || x > to()) return false;
  const auto [half_y, half_z] = half_axes(x);
  const double u = y / half_y, v = z / half_z;
  return u * u + v * v < 1;
}

std::array<double, 3> CordSurface::point(double x, double azimuth, double height) const {
  const auto [half_y, half_z] = half_axes(x);
  const core::SinCos turn = core::sincos(2 * std::numbers::pi * azimuth);
  const double u = turn.sin / half_y, v = turn.cos / half_z;
  const double radius = 1 / std::sqrt(u * u + v * v);
  const double y = radius * turn.sin, z = radius * turn.cos;
  const auto outward = nearest(x, y, z).outward;
  return {x, y + height * outward[0], z + height * outward[1]};
}

}  // namespace caudata::graft
