// SPDX-License-Identifier: Apache-2.0
#include "anatomy/canal/axis_profile.hpp"

#include <algorithm>
#include <utility>

#include "core/contract.hpp"

namespace caudata::anatomy {

AxisProfile::AxisProfile(std::vector<double> position, std::vector<double> value)
    : position_(std::move(position)), value_(std::move(value)), slope_(value_.size(), 0) {
  EXPECTS(!position_.empty() && position_.size() == value_.size());
  for (std::size_t i = 1; i + 1 < value_.size(); ++i) {
    const double before = (value_[i] - value_[i - 1]) / (position_[i] - position_[i - 1]);
    const double after = (value_[i + 1] - value_[i]) / (position_[i + 1] - position_[i]);
    if (before * after > 0) slope_[i] = 2 * before * after / (before + after);
  }
}

double AxisProfile::operator()(double x) const {
  if (x <= position_.front()) return value_.front();
  if (x >= position_.back()) return value_.back();
  const auto above = std::upper_bound(position_.begin(), position_.end(), x);
  const auto i = static_cast<std::size_t>(above - position_.begin()) - 1;
  const double width = position_[i + 1] - position_[i];
  const double t = (x - position_[i]) / width, s = 1 - t;
  const double ends = value_[i] * (1 + 2 * t) * s * s + value_[i + 1] * (3 - 2 * t) * t * t;
  return ends + width * t * s * (slope_[i] * s - slope_[i + 1] * t);
}

}  // namespace caudata::anatomy
