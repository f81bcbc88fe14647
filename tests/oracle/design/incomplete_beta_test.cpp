// SPDX-License-Identifier: Apache-2.0
#include "design/incomplete_beta.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>

namespace caudata::design {
namespace {

constexpr double relative = 1e-12;  // of the header, up to a, b = 60
constexpr double absolute = 1e-13;
constexpr double far = 10;  // times that, up to 1000

double bound(double exact, double a, double b) {
  return std::max(absolute, relative * exact) * (std::max(a, b) > 60 ? far : 1);
}

void expect_near_boost(double x, double a, double b) {
  const double cdf = boost::math::ibeta(a, b, x);
  const double survival = boost::math::ibetac(a, b, x);
  ASSERT_NEAR(beta_cdf(x, a, b), cdf, bound(cdf, a, b)) << x << ' ' << a << ' ' << b;
  ASSERT_NEAR(beta_survival(x, a, b), survival, bound(survival, a, b)) << x << ' ' << a << ' ' << b;
}

TEST(IncompleteBeta, AgreesWithBoost) {
  for (const double a : {0.01, 0.1, 0.5, 1.0, 1.5, 2.705, 7.0, 20.4, 60.0, 100.0, 250.0, 1000.0}) {
    for (const double b :
         {0.01, 0.1, 0.5, 1.0, 1.5, 3.295, 9.0, 20.4, 60.0, 100.0, 250.0, 1000.0}) {
      for (const double x : {1e-9, 1e-4, 0.01, 0.05, 0.2, 0.3, 0.45, 0.5, 0.705, 0.9, 0.999}) {
        expect_near_boost(x, a, b);
      }
      const double mean = a / (a + b);
      for (const double from_mean : {0.9, 0.99, 1.0, 1.001}) {
        expect_near_boost(std::min(1.0, mean * from_mean), a, b);
      }
    }
  }
}

TEST(IncompleteBeta, EndsOfTheInterval) {
  EXPECT_EQ(beta_cdf(0, 2, 3), 0);
  EXPECT_EQ(beta_cdf(1, 2, 3), 1);
  EXPECT_EQ(beta_survival(0, 2, 3), 1);
  EXPECT_EQ(beta_survival(1, 2, 3), 0);
}

}  // namespace
}  // namespace caudata::design
