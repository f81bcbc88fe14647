// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <boost/math/special_functions/gamma.hpp>

#include "core/elementary.hpp"
#include "core/stirling.hpp"
#include "support/ulp.hpp"

namespace caudata::test {
namespace {

constexpr int points = 600;

Exact exact_log_gamma(const Exact& x) { return boost::math::lgamma(x); }

double worst(const std::function<double()>& x) {
  return worst_of(points, x, core::log_gamma, exact_log_gamma).ulps;
}

TEST(LogGamma, ErrorOverTheWholeDomain) {
  Arguments a(1);
  EXPECT_LE(worst([&] { return a.of_any_size(5e-324, 0.5); }), 2.0);
  EXPECT_LE(worst([&] { return a.between(0.4, 2.6); }), 6.0);
  EXPECT_LE(worst([&] { return a.between(2.5, 10); }), 2.0);
  EXPECT_LE(worst([&] { return a.between(10, 200); }), 2.0);
  EXPECT_LE(worst([&] { return a.of_any_size(200, 2.5e305); }), 2.0);
}

TEST(LogGamma, RelativeErrorNextToItsZeros) {
  Arguments a(2);
  EXPECT_LE(worst([&] { return 1 + a.sign() * a.of_any_size(2.3e-16, 0.1); }), 6.0);
  EXPECT_LE(worst([&] { return 2 + a.sign() * a.of_any_size(4.5e-16, 0.1); }), 6.0);
}

TEST(StirlingCorrection, AgreesWithTheFactorial) {
  Arguments a(3);
  for (int i = 0; i < points; ++i) {
    const Exact x = a.between(10, 1e6);
    const Exact main_part =
        (x + 0.5) * log(x) - x + log(2 * boost::math::constants::pi<Exact>()) / 2;
    const Exact exact = exact_log_gamma(x + 1) - main_part;
    const double seen = core::stirling_correction(static_cast<double>(x));
    EXPECT_LE(abs(Exact(seen) - exact), Exact(0x1p-55));
  }
}

}  // namespace
}  // namespace caudata::test
