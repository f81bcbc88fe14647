// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <boost/math/special_functions/erf.hpp>

#include "core/elementary.hpp"
#include "support/ulp.hpp"

// The bounds are those that core/elementary.hpp states; they are relative, so they hold down the
// tails to 1e-308 and, in units of 2^-1074, below.
namespace caudata::test {
namespace {

constexpr int points = 600;

Exact exact_erf(const Exact& x) { return boost::math::erf(x); }
Exact exact_erfc(const Exact& x) { return boost::math::erfc(x); }
Exact exact_normal(const Exact& z) { return boost::math::erfc(Exact(-z / sqrt(Exact(2)))) / 2; }

TEST(Erf, ErrorOverTheWholeDomain) {
  Arguments a(1);
  const auto any = [&] { return a.between(-7, 7); };
  EXPECT_LE(worst_of(points, any, core::erf, exact_erf).ulps, 2.0);
  const auto small = [&] { return a.sign() * a.of_any_size(5e-324, 1); };
  EXPECT_LE(worst_of(points, small, core::erf, exact_erf).ulps, 2.0);
}

TEST(Erfc, ErrorOverTheWholeDomain) {
  Arguments a(2);
  for (const auto& [low, high] : {std::pair{-7.0, 0.5}, {0.25, 1.0}, {1.0, 4.0}, {4.0, 26.2}}) {
    const auto x = [&, l = low, h = high] { return a.between(l, h); };
    EXPECT_LE(worst_of(points, x, core::erfc, exact_erfc).ulps, 3.5) << low << " to " << high;
  }
  const auto vanishing = [&] { return a.between(26.2, 28); };
  EXPECT_LE(worst_of(points, vanishing, core::erfc, exact_erfc).ulps, 3.5);
}

TEST(NormalCdf, ErrorOverTheWholeDomain) {
  Arguments a(3);
  for (const auto& [low, high] : {std::pair{-37.5, 0.0}, {-1.0, 1.0}, {0.0, 9.0}, {-39.0, -37.5}}) {
    const auto z = [&, l = low, h = high] { return a.between(l, h); };
    EXPECT_LE(worst_of(points, z, core::normal_cdf, exact_normal).ulps, 4.0)
        << low << " to " << high;
  }
}

/// One Newton step in 50 digits from a start that is right to 15 is right to 29.
Exact exact_normal_quantile(const Exact& p) {
  const Exact z = core::normal_quantile(static_cast<double>(p));
  const Exact off = z < 0 ? Exact(exact_normal(z) - p) : Exact((1 - p) - exact_normal(-z));
  const Exact density = exp(Exact(-z * z / 2)) / sqrt(2 * boost::math::constants::pi<Exact>());
  return z - off / density;
}

TEST(NormalQuantile, ErrorOverTheWholeDomain) {
  Arguments a(4);
  const auto worst = [&](const std::function<double()>& p) {
    return worst_of(points, p, core::normal_quantile, exact_normal_quantile).ulps;
  };
  EXPECT_LE(worst([&] { return a.between(0.0001, 0.9999); }), 6.0);
  EXPECT_LE(worst([&] { return a.of_any_size(5e-324, 0.1); }), 6.0);
  EXPECT_LE(worst([&] { return 0.5 + a.sign() * a.of_any_size(1e-17, 0.4); }), 6.0);
  EXPECT_LE(worst([&] { return 1 - a.of_any_size(1e-16, 0.3); }), 6.0);
}

TEST(NormalQuantile, RelativeErrorOverTheWholeDomain) {
  Arguments a(5);
  for (int i = 0; i < points; ++i) {
    const double p = (i & 1) == 0 ? a.between(0.001, 0.999) : a.of_any_size(5e-324, 0.4);
    const Exact exact = exact_normal_quantile(p);
    EXPECT_LE(abs(Exact(core::normal_quantile(p)) - exact), 1e-15 * abs(exact)) << p;
  }
}

}  // namespace
}  // namespace caudata::test
