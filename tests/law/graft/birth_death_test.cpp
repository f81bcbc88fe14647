// SPDX-License-Identifier: Apache-2.0
#include "graft/rules/birth_death.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace caudata::graft {
namespace {

TEST(BirthDeath, IsExtinctAsInKendall) {
  for (const BirthDeath bd : {BirthDeath{0.3, 0.1}, BirthDeath{0.1, 0.3}, BirthDeath{2, 1.9}}) {
    for (const double t : {0.01, 1.0, 10.0, 100.0}) {
      const double e = std::exp((bd.birth - bd.death) * t);
      EXPECT_NEAR(bd.extinct(t), bd.death * (e - 1) / (bd.birth * e - bd.death), 1e-12);
      EXPECT_NEAR(bd.more(t), bd.birth * (e - 1) / (bd.birth * e - bd.death), 1e-12);
      EXPECT_NEAR(bd.more(t) + bd.one_more_less(t), 1, 1e-15);
    }
  }
}

TEST(BirthDeath, HasTheLimitOfEqualRates) {
  const BirthDeath equal{0.4, 0.4};
  EXPECT_NEAR(equal.extinct(5), 2.0 / 3, 1e-15);
  EXPECT_NEAR(equal.variance(5), 2 * 0.4 * 5, 1e-12);
  EXPECT_EQ(equal.mean(5), 1);
  EXPECT_EQ(equal.established(), 0);
  const BirthDeath nearly{0.4, 0.4 * (1 - 1e-10)};
  EXPECT_NEAR(nearly.extinct(5), equal.extinct(5), 1e-9);
}

TEST(BirthDeath, ItsSizeHasTheMomentsOfItsLaw) {
  const BirthDeath bd{0.5, 0.2};
  const double t = 4;
  double mean = 0, square = 0, p = bd.alive(t) * bd.one_more_less(t);
  for (int n = 1; n < 2000; ++n, p *= bd.more(t)) mean += n * p, square += double(n) * n * p;
  EXPECT_NEAR(mean, bd.mean(t), 1e-12);
  EXPECT_NEAR(square - mean * mean, bd.variance(t), 1e-10);
}

TEST(BirthDeath, WithoutDeathIsYules) {
  const BirthDeath yule{0.25, 0};
  const double e = std::exp(0.25 * 6);
  EXPECT_EQ(yule.extinct(6), 0);
  EXPECT_NEAR(yule.mean(6), e, 1e-12);
  EXPECT_NEAR(yule.variance(6), e * (e - 1), 1e-12);
  EXPECT_EQ(yule.established(), 1);
}

TEST(BirthDeath, HasItsLimitsAtNoTimeNoBirthAndAfterAges) {
  const BirthDeath bd{0.5, 0.2}, dying{0, 0.5};
  EXPECT_EQ(bd.extinct(0), 0);
  EXPECT_EQ(bd.more(0), 0);
  EXPECT_NEAR(bd.extinct(1e6), 0.4, 1e-15);
  EXPECT_EQ(bd.more(1e6), 1);
  EXPECT_NEAR(dying.extinct(2), 1 - std::exp(-1), 1e-15);
  EXPECT_EQ(dying.more(2), 0);
}

TEST(BirthDeath, SurvivesForeverOnlyIfBirthsPrevail) {
  const BirthDeath bd{0.5, 0.2};
  EXPECT_NEAR(bd.alive(400), bd.established(), 1e-12);
  const BirthDeath losing{0.2, 0.5};
  EXPECT_NEAR(losing.alive(400), losing.established(), 1e-12);
}

}  // namespace
}  // namespace caudata::graft
