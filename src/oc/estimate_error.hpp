// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "oc/histogram.hpp"
#include "oc/integer_sums.hpp"

namespace caudata::oc {

/// A number and its Monte Carlo standard error.
struct Measured {
  double value{0};
  double error{0};
};

/// k of n. The error is sqrt(p (1 - p) / n) at p = (k + 1/2) / (n + 1): a share of 0 or 1 still
/// shows one. Precondition: n > 0.
Measured share(std::uint64_t k, std::uint64_t n);

/// Mean over n; the error is the sample standard deviation over sqrt(n), and 0 for n = 1.
/// Precondition: n > 0.
Measured mean(const IntegerSums& sums, std::uint64_t n);
Measured mean(const Histogram& histogram);

/// The q-quantile; the error is half the distance of the order statistics one standard error of the
/// rank, sqrt(n q (1 - q)), below and above. Days are whole, so the error of a quantile in a dense
/// place can be 0. Precondition: not empty.
Measured quantile(const Histogram& histogram, double q);

}  // namespace caudata::oc
