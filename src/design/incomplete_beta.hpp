// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace caudata::design {

/// P(X <= x) for X ~ Beta(a, b): the regularised incomplete beta function I_x(a, b), for any real
/// a, b > 0 and x in [0, 1]. Lentz's continued fraction on the side of the mean where it converges
/// fast (Abramowitz and Stegun 26.5.8). For a, b from 0.01 to 60 the error is below the larger of
/// 1e-12 of the result and 1e-13; up to 1000, where differences of ln Gamma cost digits, ten times
/// that.
double beta_cdf(double x, double a, double b);

/// P(X > x): not a difference from 1, so small tails keep their digits.
double beta_survival(double x, double a, double b);

}  // namespace caudata::design
