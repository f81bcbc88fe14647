// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "evidence/sample.hpp"
#include "evidence/statistic.hpp"

namespace caudata::evidence {

/// A statistic of samples and its sampling error.
struct Summary {
  double value{0};
  double unit_sd{0};  // the standard error of the statistic of n persons is unit_sd / sqrt(n)
  std::size_t persons{0};
};

/// The statistic, and the standard deviation of its influence function: exact for means, shares
/// and rates; for the standard deviation, the slope and the quantile to first order in 1 / sqrt(n).
/// A quantile of whole points is interpolated between order statistics (type 7) and its error taken
/// from the distance of the quantiles one standard error to either side, so it depends on `n`, the
/// size of the study. Precondition: not empty.
Summary summarise(const Statistic& statistic, std::span<const Sample> samples, double n);

}  // namespace caudata::evidence
