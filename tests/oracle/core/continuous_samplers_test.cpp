// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/exponential.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "core/samplers.hpp"
#include "support/binned.hpp"

// Each comparison: n draws in 14 to 16 bins out to the 1e-5 tails, alpha 1e-9 in all, any seed.
namespace caudata::test {
namespace {

constexpr std::uint64_t n = 400000;

core::Stream stream(std::uint32_t lane) {
  return {core::Seed{2}, core::TrialIndex{0}, core::the_trial_itself, core::Process::test, lane};
}

TEST(SampleNormal, HasTheNormalDistribution) {
  core::Stream s = stream(0);
  expect_law(boost::math::normal(-3, 2), n, [&] { return core::sample_normal(s, -3, 2); });
  EXPECT_EQ(s.drawn(), n);
}

TEST(SampleExponential, HasTheExponentialDistribution) {
  core::Stream s = stream(1);
  expect_law(boost::math::exponential(0.25), n, [&] { return core::sample_exponential(s, 0.25); });
  EXPECT_EQ(s.drawn(), n);
}

TEST(SampleGamma, HasTheGammaDistribution) {
  std::uint32_t lane = 10;
  for (const double shape : {0.05, 0.5, 1.0, 1.3, 7.5, 1000.0}) {
    SCOPED_TRACE(shape);
    core::Stream s = stream(lane++);
    expect_law(boost::math::gamma_distribution<>(shape, 1.7), n,
               [&] { return core::sample_gamma(s, shape, 1.7); });
  }
}

TEST(SampleGamma, NeedsFewWords) {
  core::Stream s = stream(20);
  for (int i = 0; i < 10000; ++i) core::sample_gamma(s, 1, 1);
  // Two words a proposal; 95 % of the proposals are accepted.
  EXPECT_LT(s.drawn(), 2 * 11000u);
}

TEST(SampleBeta, HasTheBetaDistribution) {
  std::uint32_t lane = 30;
  const std::pair<double, double> shapes[] = {{1, 1}, {2.5, 4}, {0.5, 0.5}, {0.3, 6}, {40, 1.5}};
  for (const auto& [a, b] : shapes) {
    SCOPED_TRACE(a);
    core::Stream s = stream(lane++);
    expect_law(boost::math::beta_distribution<>(a, b), n,
               [&, x = a, y = b] { return core::sample_beta(s, x, y); });
  }
}

/// For tiny a and b a beta variable is next to 0 or 1; its gamma variables are far below the
/// smallest double.
TEST(SampleBeta, TinyShapesChooseAnEnd) {
  core::Stream s = stream(40);
  constexpr double a = 1e-4, b = 3e-4;
  constexpr std::uint64_t draws = 100000;
  const boost::math::beta_distribution<> law(a, b);
  std::uint64_t low = 0, high = 0;
  for (std::uint64_t i = 0; i < draws; ++i) {
    const double x = core::sample_beta(s, a, b);
    ASSERT_TRUE(x >= 0 && x <= 1) << x;
    low += x < 1e-6;
    high += x > 1 - 1e-6;
  }
  EXPECT_GT(binomial_p_value(low, draws, cdf(law, 1e-6)), alpha);
  EXPECT_GT(binomial_p_value(high, draws, cdf(complement(law, 1 - 1e-6))), alpha);
}

}  // namespace
}  // namespace caudata::test
