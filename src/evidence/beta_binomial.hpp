// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace caudata::evidence {

/// Counts that bound the middle 90 % of a beta-binomial variable of n trials: the least k with
/// P(K <= k) >= 5 %, and the least with P(K <= k) >= 95 %.
struct CountRange {
  double lower{0}, upper{0};
};
CountRange beta_binomial_90(double n, double a, double b);

/// The normal deviate with the same tail as the distribution has from `count` on outwards: positive
/// above the mean, negative below, 0 in the middle; infinite where the chance is below 1e-300.
double beta_binomial_deviate(double count, double n, double a, double b);

}  // namespace caudata::evidence
