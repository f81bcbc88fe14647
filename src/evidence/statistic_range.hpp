// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/statistic.hpp"
#include "evidence/tolerance.hpp"

namespace caudata::evidence {

/// What values a statistic can take, whatever it is of. Means, quantiles and slopes: any.
Interval range_of(StatisticKind kind);

/// The part of an interval that lies in the range.
Interval clipped(const Interval& interval, const Interval& range);

}  // namespace caudata::evidence
