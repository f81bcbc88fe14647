// SPDX-License-Identifier: Apache-2.0
#include "design/beta_tail.hpp"

#include <gtest/gtest.h>

#include <cmath>

// Against closed forms and against the integral of the density.
namespace caudata::design {
namespace {

constexpr double rounding = 1e-13;

TEST(BetaUpperTail, EqualsTheClosedForms) {
  for (const double x : {0.0, 0.1, 0.3, 0.5, 0.77, 1.0}) {
    EXPECT_NEAR(beta_upper_tail(1, 1, x), 1 - x, rounding);
    for (const int n : {2, 5, 40}) {
      EXPECT_NEAR(beta_upper_tail(1, n, x), std::pow(1 - x, n), rounding);
      EXPECT_NEAR(beta_upper_tail(n, 1, x), 1 - std::pow(x, n), rounding);
    }
    EXPECT_NEAR(beta_upper_tail(2, 2, x), 1 - x * x * (3 - 2 * x), rounding);
  }
}

/// Simpson's rule on the density from x to 1.
double integrated(int a, int b, double x) {
  constexpr int steps = 4000;
  const double log_beta = std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b);
  const auto density = [&](double p) {
    return std::exp(-log_beta) * std::pow(p, a - 1) * std::pow(1 - p, b - 1);
  };
  double sum = density(x) + density(1);
  for (int i = 1; i < steps; ++i) sum += (i % 2 == 0 ? 2 : 4) * density(x + (1 - x) * i / steps);
  return sum * (1 - x) / steps / 3;
}

TEST(BetaUpperTail, EqualsTheIntegralOfTheDensity) {
  for (const double x : {0.05, 0.2, 0.33, 0.5, 0.51, 0.9}) {
    for (const int a : {1, 2, 7, 30}) {
      for (const int b : {1, 3, 12, 60}) {
        EXPECT_NEAR(beta_upper_tail(a, b, x), integrated(a, b, x), 1e-9) << a << ' ' << b;
      }
    }
  }
}

TEST(BetaUpperTail, RowAtOnceEqualsCellByCellAndGrowsWithDlts) {
  for (const double x : {0.0, 0.1, 0.3, 0.5, 0.6, 0.97, 1.0}) {
    for (int n = 0; n <= 60; ++n) {
      const std::vector<double> row = posterior_above(n, x);
      ASSERT_EQ(row.size(), static_cast<std::size_t>(n) + 1);
      for (int y = 0; y <= n; ++y) {
        const double here = row[static_cast<std::size_t>(y)];
        EXPECT_NEAR(here, posterior_above(y, n, x), rounding);
        EXPECT_TRUE(here >= 0 && here <= 1);
        if (y > 0) {
          EXPECT_GE(here, row[static_cast<std::size_t>(y) - 1]);
        }
      }
    }
  }
}

TEST(BetaUpperTail, HoldsWithManyPatients) {
  EXPECT_NEAR(beta_upper_tail(500, 500, 0.5), 0.5, rounding);
  EXPECT_NEAR(beta_upper_tail(100, 899, 0.99), 0, rounding);
  EXPECT_NEAR(beta_upper_tail(899, 100, 0.01), 1, rounding);
}

}  // namespace
}  // namespace caudata::design
