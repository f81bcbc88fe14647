// SPDX-License-Identifier: Apache-2.0
#include "evidence/fisher_scale.hpp"

#include <gtest/gtest.h>

#include <boost/math/special_functions/trigamma.hpp>
#include <cmath>

namespace caudata::evidence {

TEST(FisherScale, IsTheInverseHyperbolicTangent) {
  for (const double r : {-0.999, -0.5, -1e-9, 0.0, 1e-9, 0.3, 0.97, 0.999999}) {
    EXPECT_NEAR(to_fisher(r), std::atanh(r), 1e-15 * (1 + std::fabs(std::atanh(r)))) << r;
    EXPECT_NEAR(from_fisher(to_fisher(r)), r, 1e-15) << r;
  }
  EXPECT_EQ(from_fisher(1000), 1);
  EXPECT_EQ(from_fisher(-1000), -1);
}

// (1 + icc) / (1 - icc) is the ratio of mean squares between and within n pairs, so z is half the
// logarithm of an F variable with n - 1 and n degrees of freedom: its variance is known.
TEST(FisherScale, ItsErrorIsThatOfHalfALogarithmOfF) {
  for (const double n : {5.0, 16.0, 100.0, 1000.0}) {
    const double variance = (boost::math::trigamma((n - 1) / 2) + boost::math::trigamma(n / 2)) / 4;
    EXPECT_NEAR(fisher_error(n) / std::sqrt(variance), 1, 0.005) << n;
  }
}

}  // namespace caudata::evidence
