// SPDX-License-Identifier: Apache-2.0
#include "product/tails.hpp"

#include <gtest/gtest.h>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/poisson.hpp>

namespace caudata::product {

TEST(Tails, OfBinomialsAreThoseOfBoost) {
  for (const std::int64_t n : {1, 7, 500, 10000, 100000})
    for (const double p : {1e-6, 0.01, 0.3, 0.5, 0.85, 0.999})
      for (const double at : {0.0, 0.001, 0.25, 0.5, 0.84, 0.86, 1.0}) {
        const auto k = static_cast<std::int64_t>(at * static_cast<double>(n));
        const boost::math::binomial_distribution<> law(static_cast<double>(n), p);
        const double expected =
            k == 0 ? 1 : boost::math::cdf(complement(law, static_cast<double>(k - 1)));
        const double seen = binomial_at_least(n, p, k);
        if (expected > 1e-300)
          EXPECT_NEAR(seen / expected, 1, 1e-8) << n << " " << p << " " << k;
        else
          EXPECT_LT(seen, 1e-299);
      }
}

TEST(Tails, OfPoissonsAreThoseOfBoost) {
  for (const double mean : {1e-9, 0.1, 1.0, 3.0, 30.0, 1000.0})
    for (const std::int64_t k : {0, 1, 2, 5, 29, 31, 900, 1100}) {
      const double expected =
          boost::math::cdf(boost::math::poisson_distribution<>(mean), static_cast<double>(k));
      if (expected > 1e-300)
        EXPECT_NEAR(poisson_at_most(mean, k) / expected, 1, 1e-10) << mean << " " << k;
      else
        EXPECT_LT(poisson_at_most(mean, k), 1e-299);
    }
}

TEST(Tails, HaveTheirEnds) {
  EXPECT_EQ(binomial_at_least(10, 0.3, 0), 1);
  EXPECT_EQ(binomial_at_least(10, 0.3, 11), 0);
  EXPECT_EQ(binomial_at_least(10, 0, 1), 0);
  EXPECT_EQ(binomial_at_least(10, 1, 10), 1);
  EXPECT_EQ(poisson_at_most(3, -1), 0);
  EXPECT_EQ(poisson_at_most(0, 0), 1);
}

}  // namespace caudata::product
