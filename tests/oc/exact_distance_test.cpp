// SPDX-License-Identifier: Apache-2.0
#include "oc/exact_distance.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace caudata::oc {
namespace {

Estimate exact(const char* metric, double value) {
  return {"truth", "3+3", "", "", metric, value, 0, Method::exact, 0};
}
Estimate simulated(const char* metric, double value, double error) {
  return {"truth", "3+3", "", "", metric, value, error, Method::monte_carlo, 10'000};
}

}  // namespace

TEST(ExactDistance, OfAMeanOfFewTrialsKnowsThatItsErrorIsEstimated) {
  const auto of = [](std::uint64_t trials) {
    Estimate e = simulated("mean_treated", 16, 1);
    e.trials = trials;
    return *exact_distance(exact("mean_treated", 10), e);
  };
  EXPECT_NEAR(of(2), 1.62, 0.08);   // P(|t| > 6) with 1 degree of freedom: 0.105
  EXPECT_NEAR(of(11), 3.83, 0.02);  // with 10: 1.32e-4
  EXPECT_NEAR(of(1'000'000), 6, 0.001);
}

/// One trial of 10 000 reached a level with six patients where seven were to be expected: the error
/// that the one trial gives is too small by the square root of seven.
TEST(ExactDistance, OfAMeanFromFewerTrialsThanExpectedTakesTheErrorOfTheExpected) {
  const auto z =
      exact_distance(exact("mean_treated", 42e-4), simulated("mean_treated", 6e-4, 6e-4));
  ASSERT_TRUE(z);
  EXPECT_NEAR(*z, 6 / std::sqrt(7.0), 0.01);
}

/// No trial had a DLT where every second one should, so the error estimated from them is 0.
TEST(ExactDistance, SeesWhatNoTrialShowed) {
  EXPECT_GT(exact_distance(exact("mean_dlt", 0.5), simulated("mean_dlt", 0, 0)).value(), 50);
  EXPECT_EQ(exact_distance(exact("mean_dlt", 0), simulated("mean_dlt", 0, 0)), 0);
  EXPECT_LT(exact_distance(exact("mean_dlt", 1e-4), simulated("mean_dlt", 0, 0)).value(), 2);
}

TEST(ExactDistance, OfWhatIsNoNumberIsInfinite) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_TRUE(std::isinf(*exact_distance(exact("p_mtd", nan), simulated("p_mtd", 0.5, 0.01))));
  EXPECT_TRUE(std::isinf(*exact_distance(exact("mean_dlt", nan), simulated("mean_dlt", 1, 1))));
}

TEST(ExactDistance, OneTrialCannotTell) {
  Estimate one = simulated("mean_dlt", 1, 0);
  one.trials = 1;
  EXPECT_FALSE(exact_distance(exact("mean_dlt", 2), one));
}

}  // namespace caudata::oc
