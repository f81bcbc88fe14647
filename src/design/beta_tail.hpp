// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace caudata::design {

/// P(p > x) for p ~ Beta(a, b) with whole a, b >= 1, and 0 <= x <= 1: the binomial sum
/// P(Bin(a + b - 1, x) <= a - 1), by multiplication and division alone, so the same bits
/// everywhere. Absolute error below (a + b) * 1e-16. Precondition: a + b <= 1000.
double beta_upper_tail(int a, int b, double x);

/// P(p > x | y of n had a DLT) under the uniform prior Beta(1, 1).
inline double posterior_above(int y, int n, double x) {
  return beta_upper_tail(y + 1, n - y + 1, x);
}

/// The same for every y from 0 to n at once, in n steps.
std::vector<double> posterior_above(int n, double x);

}  // namespace caudata::design
