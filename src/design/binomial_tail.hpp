// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "design/incomplete_beta.hpp"

namespace caudata::design {

/// P(X >= events) of X ~ Bin(n, rate), through the incomplete beta function; its error.
inline double binomial_tail(int events, int n, double rate) {
  if (events <= 0) return 1;
  return events > n ? 0 : beta_cdf(rate, events, n - events + 1);
}

}  // namespace caudata::design
