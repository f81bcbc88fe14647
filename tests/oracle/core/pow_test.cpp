// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "core/elementary.hpp"
#include "support/ulp.hpp"

namespace caudata::test {
namespace {

constexpr double stated_bound = 0.8;  // core/elementary.hpp
constexpr double bound_if_subnormal = 1.1;
constexpr int points = 3000;

/// x^y with x from `base` and y such that y ln x is uniform between two logarithms.
double worst_power(Arguments& a, const std::function<double()>& base, double low, double high) {
  WorstCase worst;
  for (int i = 0; i < points; ++i) {
    const double x = base();
    const double y = a.between(low, high) / static_cast<double>(log(Exact(x)));
    worst.see(x, core::pow(x, y), pow(Exact(x), Exact(y)));
  }
  return worst.ulps;
}

TEST(Pow, ErrorForBasesOfAnySize) {
  Arguments a(1);
  const auto base = [&] { return a.of_any_size(5e-324, 1.7e308); };
  EXPECT_LE(worst_power(a, base, -708, 709.7), stated_bound);
  EXPECT_LE(worst_power(a, base, 709.7, 709.9), stated_bound);  // across the overflow
  EXPECT_LE(worst_power(a, base, -746, -708), bound_if_subnormal);
}

TEST(Pow, ErrorForBasesNearOneWithHugeExponents) {
  Arguments a(2);
  const auto base = [&] { return 1 + a.sign() * a.of_any_size(2.3e-16, 0.3); };
  EXPECT_LE(worst_power(a, base, -708, 709.7), stated_bound);
}

TEST(Pow, ErrorForModerateArguments) {
  Arguments a(3);
  WorstCase worst;
  for (int i = 0; i < points; ++i) {
    const double x = a.between(0, 3), y = a.between(-5, 5);
    worst.see(x, core::pow(x, y), pow(Exact(x), Exact(y)));
  }
  EXPECT_LE(worst.ulps, stated_bound);
}

TEST(Pow, IsExactWhereThePowerIsRepresentable) {
  for (int x = 0; x <= 9; ++x) {
    double power = 1;
    for (int y = 0; y <= 15; ++y, power *= x) EXPECT_EQ(core::pow(x, y), power) << x << '^' << y;
  }
  for (int k = -1074; k <= 1023; ++k) EXPECT_EQ(core::pow(2, k), std::ldexp(1.0, k)) << k;
}

}  // namespace
}  // namespace caudata::test
