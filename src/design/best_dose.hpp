// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace caudata::design {

/// Of the doses offered, lowest first, the one with the largest value; of equal ones the lowest.
struct BestDose {
  int dose{-1};  // -1: none was offered
  double value{0};
  double lead{std::numeric_limits<double>::infinity()};  // over the next best

  void offer(int candidate, double worth) {
    const bool better = dose < 0 || worth > value;
    if (dose >= 0) lead = better ? worth - value : std::min(lead, value - worth);
    if (!better) return;
    dose = candidate;
    value = worth;
  }
  /// Empty where there was no choice.
  std::optional<double> margin() const {
    return std::isfinite(lead) ? std::optional(lead) : std::nullopt;
  }
};

}  // namespace caudata::design
