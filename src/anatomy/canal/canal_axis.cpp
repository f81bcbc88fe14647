// SPDX-License-Identifier: Apache-2.0
#include "anatomy/canal/canal_axis.hpp"

#include <algorithm>

#include "anatomy/canal/canal_grid.hpp"

namespace caudata::anatomy {

CanalAxis::CanalAxis(const Cord& cord, const CanalAxisParameters& parameters, double length_scale)
    : length_(parameters.length * length_scale),
      c2_c3_(parameters.c2_c3 * length_scale),
      c5_c6_(parameters.c5_c6 * length_scale) {
  for (std::uint8_t i = 0; i <= segment_count; ++i) {
    const double along = i == 0 ? 0 : cord.end(Segment{static_cast<std::uint8_t>(i - 1)});
    start_[i] = (parameters.cord_start + along) * length_scale;
  }
  pitch_ = parameters.pitch * (length_ - conus());
}

double CanalAxis::at(Disc disc) const {
  const auto cervical = [this](int n) { return c2_c3_ + (n - 2) * (c5_c6_ - c2_c3_) / 3; };
  const auto lumbar = [this](int n) { return conus() + (n - l1_l2.vertebrae) * pitch_; };
  const int n = disc.vertebrae, first = c7_t1.vertebrae, last = t12_l1.vertebrae;
  if (n <= first) return std::max(cervical(n), 0.0);
  if (n >= last) return std::min(lumbar(n), length_);
  const double share = double(n - first) / (last - first);
  return cervical(first) + share * (lumbar(last) - cervical(first));
}

double CanalAxis::exit(Segment segment) const {
  const int s1 = l5_s1.vertebrae + 1;
  const double foramen = segment.index <= s1 ? at(Disc{segment.index}) : length_;
  return std::max(foramen, middle(segment));
}

std::uint8_t CanalAxis::region(double x) const {
  const auto next = std::upper_bound(start_.begin() + 1, start_.end(), x);
  return static_cast<std::uint8_t>(next - start_.begin() - 1);
}

}  // namespace caudata::anatomy
