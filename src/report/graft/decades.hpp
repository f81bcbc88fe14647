// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/elementary.hpp"
#include "report/figures/frame.hpp"

namespace caudata::report {

inline double log10_of(double value) { return core::log(value) / core::log(10.0); }

/// A logarithmic axis over whole decades that hold [least, most]. Precondition: 0 < least <= most.
struct Decades {
  int from{0}, to{1};

  static Decades around(double least, double most) {
    constexpr double rounding = 1e-9;  // of a decade: an end that is a power of ten is an end
    const auto floor_of = [](double x) {
      const int whole = static_cast<int>(x);
      return static_cast<double>(whole) > x ? whole - 1 : whole;
    };
    const int from = floor_of(log10_of(least) + rounding);
    const int to = -floor_of(-log10_of(most) + rounding);
    return {from, to > from ? to : from + 1};
  }
  Scale scale(double left, double right) const {
    return {static_cast<double>(from), static_cast<double>(to), left, right};
  }
  /// Powers between two numbers on the axis, so that there are at most about six.
  int step() const { return 1 + (to - from - 1) / 6; }
};

/// "10⁻⁶", "1", "10"
std::string power_of_ten(int power);

}  // namespace caudata::report
