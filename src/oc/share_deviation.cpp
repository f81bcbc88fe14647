// SPDX-License-Identifier: Apache-2.0
#include "oc/share_deviation.hpp"

#include <algorithm>

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "core/infinity.hpp"

namespace caudata::oc {
namespace {

/// P(Bin(n, p) >= k) for k above the mean, where the terms fall; 0 < p < 1.
double upper_tail(double k, double n, double p) {
  const double log_first = core::log_gamma(n + 1) - core::log_gamma(k + 1) -
                           core::log_gamma(n - k + 1) + k * core::log(p) +
                           (n - k) * core::log1p(-p);
  constexpr double negligible = 1e-17;
  double sum = 1, term = 1;
  for (double i = k; i < n && term > negligible * sum; ++i) {
    term *= (n - i) / (i + 1) * p / (1 - p);
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
  const double tail = k > n * p ? upper_tail(k, n, p) : upper_tail(n - k, n, 1 - p);
  return std::max(0.0, -core::normal_quantile(std::min(tail, 1.0)));
}

}  // namespace caudata::oc
