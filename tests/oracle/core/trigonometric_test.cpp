// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "core/elementary.hpp"
#include "support/ulp.hpp"

namespace caudata::test {
namespace {

constexpr double stated_bound = 0.8;  // core/elementary.hpp
constexpr double end_of_domain = 0x1p20;
constexpr int points = 3000;

void expect_within_bound(const std::function<double()>& argument) {
  const auto sine = [](double x) { return core::sincos(x).sin; };
  const auto cosine = [](double x) { return core::sincos(x).cos; };
  const auto exact_sine = [](const Exact& x) { return Exact(sin(x)); };
  const auto exact_cosine = [](const Exact& x) { return Exact(cos(x)); };
  EXPECT_LE(worst_of(points, argument, sine, exact_sine).ulps, stated_bound);
  EXPECT_LE(worst_of(points, argument, cosine, exact_cosine).ulps, stated_bound);
}

TEST(SinCos, ErrorOverTheWholeDomain) {
  Arguments a(1);
  expect_within_bound([&] { return a.between(-end_of_domain, end_of_domain); });
  expect_within_bound([&] { return a.between(-7, 7); });
  expect_within_bound([&] { return a.sign() * a.of_any_size(5e-324, end_of_domain); });
}

TEST(SinCos, ErrorNextToMultiplesOfARightAngle) {
  Arguments a(2);
  const double right_angle = 0x1.921fb54442d18p+0;
  expect_within_bound([&] { return std::floor(a.between(1, 667544)) * right_angle; });
}

}  // namespace
}  // namespace caudata::test
