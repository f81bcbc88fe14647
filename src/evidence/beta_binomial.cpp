// SPDX-License-Identifier: Apache-2.0
#include "evidence/beta_binomial.hpp"

#include "core/elementary.hpp"

namespace caudata::evidence {
namespace {

constexpr double tail = 0.05;

double log_beta(double a, double b) {
  return core::log_gamma(a) + core::log_gamma(b) - core::log_gamma(a + b);
}

}  // namespace

CountRange beta_binomial_90(double n, double a, double b) {
  const double log_n = core::log_gamma(n + 1) - log_beta(a, b);
  CountRange range{n, n};
  double cumulative = 0;
  for (double k = 0; k <= n; k += 1) {
    const double before = cumulative;
    cumulative += core::exp(log_n - core::log_gamma(k + 1) - core::log_gamma(n - k + 1) +
                            log_beta(k + a, n - k + b));
    if (before < tail && cumulative >= tail) range.lower = k;
    if (before < 1 - tail && cumulative >= 1 - tail) {
      range.upper = k;
      break;
    }
  }
  return range;
}

}  // namespace caudata::evidence
