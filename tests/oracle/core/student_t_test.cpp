// SPDX-License-Identifier: Apache-2.0
#include "core/student_t.hpp"

#include <gtest/gtest.h>

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

namespace caudata::core {
namespace {

constexpr double deviate = 1.959963984540054;

double exact(double freedom) {
  return quantile(boost::math::students_t(freedom), cdf(boost::math::normal(), deviate));
}

TEST(StudentT, IsAsNearToTheQuantileAsStated) {
  const auto excess = [](double freedom) {
    return t_of_deviate(deviate, freedom) / exact(freedom) - 1;
  };
  EXPECT_NEAR(excess(1), 0.38, 0.005);
  EXPECT_NEAR(excess(2), 0.040, 0.0005);
  EXPECT_NEAR(excess(3), 0.011, 0.0005);
  for (double freedom = 5; freedom < 1e6; freedom *= 2) {
    EXPECT_GT(excess(freedom), -1e-9) << freedom;
    EXPECT_LT(excess(freedom), 0.004) << freedom;
  }
}

TEST(StudentT, ComesBack) {
  for (const double freedom : {1.0, 4.0, 99.0, 1e5})
    for (const double z : {0.0, 0.5, 2.0, 6.0})
      EXPECT_NEAR(deviate_of_t(t_of_deviate(z, freedom), freedom), z, 1e-12 * (1 + z));
}

}  // namespace
}  // namespace caudata::core
