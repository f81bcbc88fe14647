// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

/// Tails of counts, summed term by term from the largest: relative error below 1e-8 for n up to
/// 1e5.
namespace caudata::product {

/// P(X >= k), X binomial(n, p).
double binomial_at_least(std::int64_t n, double p, std::int64_t k);

/// P(X <= k), X Poisson(mean).
double poisson_at_most(double mean, std::int64_t k);

}  // namespace caudata::product
