// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>
#include <cstdint>
#include <string>

/// Comparisons of simulated with exact figures whose false-alarm probability is at most `alpha`
/// each, for any seed: exact binomial tails for probabilities, the empirical Bernstein bound
/// (Maurer and Pontil 2009, theorem 4) for means of bounded counts.
namespace caudata::test {

inline constexpr double agreement_alpha = 1e-9;

/// Sum and sum of squares of a count per trial, and in how many trials it was positive.
struct Count {
  double sum{0}, squares{0};
  std::uint32_t positive{0};
  void add(int value) {
    sum += value;
    squares += double(value) * value;
    positive += value > 0 ? 1 : 0;
  }
};

inline void expect_share(std::uint32_t count, std::uint32_t trials, double p,
                         const std::string& what) {
  const boost::math::binomial distribution(trials, std::clamp(p, 0.0, 1.0));
  const double at_most = boost::math::cdf(distribution, count);
  const double at_least =
      count == 0 ? 1 : boost::math::cdf(boost::math::complement(distribution, count - 1));
  EXPECT_GT(2 * std::min(at_most, at_least), agreement_alpha)
      << what << ": " << count << " of " << trials << ", exact " << p;
}

inline void expect_mean(const Count& count, std::uint32_t trials, double mean, double range,
                        const std::string& what) {
  const double n = trials, observed = count.sum / n;
  const double variance = (count.squares - n * observed * observed) / (n - 1);
  const double weight = std::log(4 / agreement_alpha);
  const double bound = std::sqrt(2 * variance * weight / n) + 7 * range * weight / (3 * (n - 1));
  EXPECT_LE(std::abs(observed - mean), bound) << what << ": " << observed << ", exact " << mean;
}

}  // namespace caudata::test
