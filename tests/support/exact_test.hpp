// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/poisson.hpp>

/// Two-sided exact tests: twice the smaller tail. A test that asserts `p > alpha` fails by chance
/// with probability at most alpha, for any seed.
namespace caudata::test {

/// False alarm of one statistical assertion; about a thousand of them stay below 1e-6 together.
inline constexpr double alpha = 1e-9;

template <class Distribution>
double two_sided_p(const Distribution& law, double seen) {
  const double low = boost::math::cdf(law, seen);
  const double high = seen > 0 ? boost::math::cdf(boost::math::complement(law, seen - 1)) : 1.0;
  return std::min(1.0, 2 * std::min(low, high));
}

inline double binomial_p_value(std::uint64_t seen, std::uint64_t n, double p) {
  if (p <= 0) return seen == 0 ? 1 : 0;
  if (p >= 1) return seen == n ? 1 : 0;
  return two_sided_p(boost::math::binomial_distribution<>(static_cast<double>(n), p),
                     static_cast<double>(seen));
}

inline double poisson_p_value(std::uint64_t seen, double mean) {
  if (mean <= 0) return seen == 0 ? 1 : 0;
  return two_sided_p(boost::math::poisson_distribution<>(mean), static_cast<double>(seen));
}

}  // namespace caudata::test
