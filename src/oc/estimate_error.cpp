// SPDX-License-Identifier: Apache-2.0
#include "oc/estimate_error.hpp"

#include <algorithm>
#include <cmath>

#include "core/contract.hpp"

namespace caudata::oc {
namespace {

/// Exact up to 2^128, where the textbook difference of doubles would cancel.
double sum_of_squared_deviations_times_n(const IntegerSums& sums, std::uint64_t n) {
  __extension__ using Wide = unsigned __int128;
  const auto magnitude = static_cast<std::uint64_t>(sums.sum < 0 ? -sums.sum : sums.sum);
  return static_cast<double>(Wide{sums.squares} * n - Wide{magnitude} * magnitude);
}

}  // namespace

Measured share(std::uint64_t k, std::uint64_t n) {
  EXPECTS(n > 0 && k <= n);
  const auto trials = static_cast<double>(n);
  const double p = (static_cast<double>(k) + 0.5) / (trials + 1);
  return {static_cast<double>(k) / trials, std::sqrt(p * (1 - p) / trials)};
}

Measured mean(const IntegerSums& sums, std::uint64_t n) {
  EXPECTS(n > 0);
  const auto trials = static_cast<double>(n);
  const double value = static_cast<double>(sums.sum) / trials;
  if (n == 1) return {value, 0};
  const double variance = sum_of_squared_deviations_times_n(sums, n) / (trials * (trials - 1));
  return {value, std::sqrt(variance / trials)};
}

Measured mean(const Histogram& histogram) {
  IntegerSums sums;
  for (const auto& [value, times] : histogram.counts()) {
    sums.add(value, times);
  }
  return mean(sums, histogram.total());
}

Measured quantile(const Histogram& histogram, double q) {
  const auto n = static_cast<double>(histogram.total());
  const double step = std::sqrt(q * (1 - q) / n);
  const int below = histogram.quantile(std::max(q - step, 0.0));
  const int above = histogram.quantile(std::min(q + step, 1.0));
  return {static_cast<double>(histogram.quantile(q)), (above - below) / 2.0};
}

}  // namespace caudata::oc
