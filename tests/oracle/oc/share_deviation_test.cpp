// SPDX-License-Identifier: Apache-2.0
#include "oc/share_deviation.hpp"

#include <gtest/gtest.h>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

namespace caudata::oc {

TEST(ShareDeviation, HasTheTailOfTheBinomialDistribution) {
  const boost::math::normal normal;
  for (const int trials : {1, 10, 100, 10'000}) {
    for (const double p : {1e-4, 0.05, 0.3, 0.5, 0.97}) {
      const boost::math::binomial law(trials, p);
      for (int k = 0; k <= trials; k += std::max(1, trials / 20)) {
        const bool above = k > trials * p;
        const double tail = !above ? cdf(law, k) : k == 0 ? 1 : cdf(complement(law, k - 1));
        if (tail < 1e-280) continue;
        const double wanted = tail >= 0.5 ? 0 : -boost::math::quantile(normal, tail);
        EXPECT_NEAR(
            share_deviation(static_cast<std::uint64_t>(k), static_cast<std::uint64_t>(trials), p),
            wanted, 1e-7 * (1 + wanted))
            << k << " of " << trials << ", " << p;
      }
    }
  }
}

// None of 100 where 4.97 % are expected: 2.5 deviates, not the seven of an error taken from the
// count.
TEST(ShareDeviation, OfFewCountsIsNoAlarm) {
  EXPECT_NEAR(share_deviation(0, 100, 0.0497), 2.51, 0.01);
  EXPECT_EQ(share_deviation(0, 100, 0), 0);
  EXPECT_TRUE(std::isinf(share_deviation(1, 100, 0)));
  EXPECT_EQ(share_deviation(100, 100, 1), 0);
  EXPECT_TRUE(std::isinf(share_deviation(99, 100, 1)));
  EXPECT_EQ(share_deviation(0, 100, 1e-17), 0);  // 1 - p rounds to 1
}

}  // namespace caudata::oc
