// SPDX-License-Identifier: Apache-2.0
#include "evidence/statistic_range.hpp"

#include <algorithm>

#include "core/infinity.hpp"

namespace caudata::evidence {

Interval range_of(StatisticKind kind) {
  switch (kind) {
    case StatisticKind::share:
    case StatisticKind::incidence:
    case StatisticKind::per_injection:
      return {0, 1};
    case StatisticKind::icc:
      return {-1, 1};
    case StatisticKind::sd:
    case StatisticKind::rate:
    case StatisticKind::repeatability:
      return {0, core::infinity};
    case StatisticKind::mean:
    case StatisticKind::quantile:
    case StatisticKind::slope:
      break;
  }
  return {-core::infinity, core::infinity};
}

Interval clipped(const Interval& interval, const Interval& range) {
  return {std::max(interval.lower, range.lower), std::min(interval.upper, range.upper)};
}

}  // namespace caudata::evidence
