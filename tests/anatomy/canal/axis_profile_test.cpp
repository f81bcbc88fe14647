// SPDX-License-Identifier: Apache-2.0
#include "anatomy/canal/axis_profile.hpp"

#include <gtest/gtest.h>

namespace caudata::anatomy {

TEST(AxisProfile, GoesThroughItsKnotsAndIsConstantBeyond) {
  const AxisProfile profile({0, 2, 3, 7}, {1, 4, 4.5, 2});
  EXPECT_EQ(profile(-1), 1);
  EXPECT_NEAR(profile(2), 4, 1e-15);
  EXPECT_NEAR(profile(3), 4.5, 1e-15);
  EXPECT_EQ(profile(7), 2);
  EXPECT_EQ(profile(9), 2);
}

TEST(AxisProfile, NeverOvershootsAndRisesWhereItsKnotsRise) {
  const AxisProfile profile({0, 1, 2, 10}, {0, 0.01, 5, 5.1});
  double last = profile(0);
  for (double x = 0.01; x <= 10; x += 0.01) {
    EXPECT_GE(profile(x), last - 1e-14) << x;
    EXPECT_LE(profile(x), 5.1);
    last = profile(x);
  }
}

TEST(AxisProfile, HasAContinuousSlope) {
  const AxisProfile profile({0, 1, 2.5, 4}, {1, 3, 4, 2});
  constexpr double d = 1e-6;
  for (const double knot : {1.0, 2.5}) {
    const double before = (profile(knot) - profile(knot - d)) / d;
    const double after = (profile(knot + d) - profile(knot)) / d;
    EXPECT_NEAR(before, after, 1e-4);
  }
}

}  // namespace caudata::anatomy
