// SPDX-License-Identifier: Apache-2.0
#include "oc/share_deviation.hpp"

#include "core/contract.hpp"
#include "core/deviate_of_tail.hpp"
#include "core/elementary.hpp"
#include "core/infinity.hpp"

namespace caudata::oc {
namespace {

/// P(Bin(n, p) >= k) for k above the mean, where the terms fall; q = 1 - p.
double upper_tail(double k, double n, double log_p, double log_q) {
  const double none = n > k ? (n - k) * log_q : 0;
  const double log_first = core::log_gamma(n + 1) - core::log_gamma(k + 1) -
                           core::log_gamma(n - k + 1) + k * log_p + none;
  const double odds = core::exp(log_p - log_q);
  constexpr double negligible = 1e-17;
  double sum = 1, term = 1;
  for (double i = k; i < n && term > negligible * sum; ++i) {
    term *= (n - i) / (i + 1) * odds;
    sum += term;
  }
  return core::exp(log_first) * sum;
}

}  // namespace

double share_deviation(std::uint64_t count, std::uint64_t trials, double p) {
  EXPECTS(trials > 0 && count <= trials && p >= 0 && p <= 1);
  const auto k = static_cast<double>(count), n = static_cast<double>(trials);
  if (k == n * p) return 0;
  if (p == 0 || p == 1) return core::infinity;
  const double log_p = core::log(p), log_q = core::log1p(-p);
  return core::deviate_of_tail(k > n * p ? upper_tail(k, n, log_p, log_q)
                                         : upper_tail(n - k, n, log_q, log_p));
}

}  // namespace caudata::oc
