// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace caudata::evidence {

/// Counts that bound the middle 90 % of a beta-binomial variable of n trials: the least k with
/// P(K <= k) >= 5 %, and the least with P(K <= k) >= 95 %.
struct CountRange {
  double lower{0}, upper{0};
};
CountRange beta_binomial_90(double n, double a, double b);

}  // namespace caudata::evidence
