// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <boost/math/special_functions/expm1.hpp>
#include <boost/math/special_functions/log1p.hpp>

#include "core/elementary.hpp"
#include "support/ulp.hpp"

// The bounds are those that core/elementary.hpp states.
namespace caudata::test {
namespace {

constexpr int points = 3000;
constexpr double smallest = 5e-324, largest = 1.7e308;

Exact exact_exp(const Exact& x) { return exp(x); }
Exact exact_log(const Exact& x) { return log(x); }
Exact exact_log1p(const Exact& x) { return boost::math::log1p(x); }
Exact exact_log1p_exp(const Exact& x) { return boost::math::log1p(exp(x)); }
Exact exact_expm1(const Exact& x) { return boost::math::expm1(x); }

TEST(Exp, ErrorOverTheWholeDomain) {
  Arguments a(1);
  const auto between = [&](double low, double high) {
    return worst_of(
               points, [&] { return a.between(low, high); }, core::exp, exact_exp)
        .ulps;
  };
  EXPECT_LE(between(-708, 709.78), 0.7);
  EXPECT_LE(between(-1, 1), 0.7);
  EXPECT_LE(between(709.7, 710), 0.7);  // across the overflow
  EXPECT_LE(between(-746, -708), 1.0);  // subnormal results
  const auto tiny = [&] { return a.sign() * a.of_any_size(smallest, 1); };
  EXPECT_LE(worst_of(points, tiny, core::exp, exact_exp).ulps, 0.7);
}

TEST(Log, ErrorOverTheWholeDomain) {
  Arguments a(2);
  const auto any = [&] { return a.of_any_size(smallest, largest); };
  EXPECT_LE(worst_of(points, any, core::log, exact_log).ulps, 0.85);
  const auto moderate = [&] { return a.between(0.4, 2.5); };
  EXPECT_LE(worst_of(points, moderate, core::log, exact_log).ulps, 0.85);
  const auto near_one = [&] { return 1 + a.sign() * a.of_any_size(1e-16, 0.01); };
  EXPECT_LE(worst_of(points, near_one, core::log, exact_log).ulps, 0.85);
}

TEST(Log1p, ErrorOverTheWholeDomain) {
  Arguments a(3);
  const auto any = [&] { return a.of_any_size(smallest, largest); };
  EXPECT_LE(worst_of(points, any, core::log1p, exact_log1p).ulps, 0.9);
  const auto moderate = [&] { return a.between(-1, 2); };
  EXPECT_LE(worst_of(points, moderate, core::log1p, exact_log1p).ulps, 0.9);
  const auto small = [&] { return a.sign() * a.of_any_size(1e-20, 0.99); };
  EXPECT_LE(worst_of(points, small, core::log1p, exact_log1p).ulps, 0.9);
}

TEST(Expm1, ErrorOverTheWholeDomain) {
  Arguments a(4);
  const auto any = [&] { return a.between(-50, 709.7); };
  EXPECT_LE(worst_of(points, any, core::expm1, exact_expm1).ulps, 0.9);
  const auto moderate = [&] { return a.between(-1, 1); };
  EXPECT_LE(worst_of(points, moderate, core::expm1, exact_expm1).ulps, 0.9);
  const auto small = [&] { return a.sign() * a.of_any_size(smallest, 5); };
  EXPECT_LE(worst_of(points, small, core::expm1, exact_expm1).ulps, 0.9);
}

TEST(Log1pExp, ErrorOverTheWholeDomain) {
  Arguments a(5);
  const auto between = [&](double low, double high) {
    return worst_of(
               points, [&] { return a.between(low, high); }, core::log1p_exp, exact_log1p_exp)
        .ulps;
  };
  EXPECT_LE(between(-700, 0), 1.4);
  EXPECT_LE(between(-2, 2), 1.4);
  EXPECT_LE(between(0, 50), 1.4);
  EXPECT_EQ(core::log1p_exp(1e300), 1e300);
  EXPECT_EQ(core::log1p_exp(-1e300), 0);
}

}  // namespace
}  // namespace caudata::test
