// SPDX-License-Identifier: Apache-2.0
#include "core/prior.hpp"

#include <gtest/gtest.h>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <functional>

namespace caudata::test {
namespace {

using namespace core;

constexpr double shares[] = {1e-12, 1e-5, 0.01, 0.2, 0.5, 0.7, 0.99, 0.99999};

void expect_near_relative(double seen, double expected, double tolerance) {
  EXPECT_NEAR(seen, expected, tolerance * std::fabs(expected));
}

template <class Law>
void expect_quantiles_of(const Prior& prior, const Law& law) {
  for (const double u : shares) {
    expect_near_relative(quantile(prior, u), boost::math::quantile(law, u), 1e-12);
  }
}

TEST(PriorQuantile, AgreesWithBoost) {
  expect_quantiles_of({Normal{3, 2}, {}}, boost::math::normal(3, 2));
  expect_quantiles_of({LogNormal{0.02, 3.3}, {}},
                      boost::math::lognormal(std::log(0.02), std::log(3.3)));
  expect_quantiles_of({Beta{0.7, 3}, {}}, boost::math::beta_distribution<>(0.7, 3));
  expect_quantiles_of({Gamma{2.5, 4}, {}}, boost::math::gamma_distribution<>(2.5, 4));
}

TEST(PriorQuantile, LogitNormalIsNormalOnTheLogitScale) {
  const boost::math::normal law(std::log(0.3 / 0.7), 1.5);
  for (const double u : shares) {
    const double logit = boost::math::quantile(law, u);
    expect_near_relative(quantile({LogitNormal{0.3, 1.5}, {}}, u), 1 / (1 + std::exp(-logit)),
                         1e-12);
  }
}

TEST(PriorQuantile, UniformOnItsOwnScale) {
  for (const double u : shares) {
    expect_near_relative(quantile({Uniform{-2, 6}, {}}, u), -2 + 8 * u, 1e-14);
    expect_near_relative(quantile({LogUniform{0.01, 100}, {}}, u), 0.01 * std::pow(1e4, u), 1e-14);
    EXPECT_EQ(quantile({Fixed{4.5}, {}}, u), 4.5);
  }
}

TEST(PriorQuantile, CategoricalStepsWhereTheWeightsAddUp) {
  const Prior prior = {Categorical{{10, 20, 30}, {1, 2, 1}}, {}};
  EXPECT_EQ(quantile(prior, 0.2499), 10);
  EXPECT_EQ(quantile(prior, 0.25), 20);
  EXPECT_EQ(quantile(prior, 0.7499), 20);
  EXPECT_EQ(quantile(prior, 0.75), 30);
  const Prior cut = {prior.distribution, {15.0, {}}};
  EXPECT_EQ(quantile(cut, 0.66), 20);
  EXPECT_EQ(quantile(cut, 0.67), 30);
}

struct TruncatedCase {
  const char* name;
  Prior prior;
  std::function<double(double)> cdf;
};

template <class Law>
std::function<double(double)> cdf_of(const Law& law) {
  return [law](double x) { return boost::math::cdf(law, x); };
}

/// The law of truncation: F(quantile(u)) = F(lower) + u (F(upper) - F(lower)).
TEST(PriorQuantile, TruncationRescalesTheDistributionFunction) {
  const boost::math::normal standard;
  const auto logit_cdf = [=](double x) { return cdf(standard, (std::log(x / (1 - x))) / 0.8); };
  const TruncatedCase cases[] = {
      {"normal", {Normal{3, 2}, {2.5, 6.0}}, cdf_of(boost::math::normal(3, 2))},
      {"lognormal",
       {LogNormal{2, 3}, {0.1, 3.0}},
       cdf_of(boost::math::lognormal(std::log(2.0), std::log(3.0)))},
      {"logit-normal", {LogitNormal{0.5, 0.8}, {0.1, 0.6}}, logit_cdf},
      {"beta", {Beta{2, 3}, {0.3, 0.9}}, cdf_of(boost::math::beta_distribution<>(2, 3))},
      {"gamma", {Gamma{0.8, 2}, {0.5, 9.0}}, cdf_of(boost::math::gamma_distribution<>(0.8, 2))},
      {"uniform", {Uniform{0, 10}, {2.0, 5.0}}, [](double x) { return x / 10; }},
      {"log-uniform", {LogUniform{1, 100}, {2.0, 50.0}}, [](double x) {
         return std::log(x) / std::log(100.0);
       }}};
  for (const TruncatedCase& c : cases) {
    SCOPED_TRACE(c.name);
    const double low = c.cdf(*c.prior.truncation.lower), high = c.cdf(*c.prior.truncation.upper);
    for (const double u : shares) {
      const double x = quantile(c.prior, u);
      EXPECT_NEAR(c.cdf(x), low + u * (high - low), 1e-13);
      EXPECT_GE(x, *c.prior.truncation.lower);
      EXPECT_LE(x, *c.prior.truncation.upper);
    }
  }
}

/// Where a bound leaves only a far tail, the other tail's distribution function is 1 to all digits.
TEST(PriorQuantile, TruncationToAFarTailKeepsItsPrecision) {
  const auto expect_upper_tail = [](const Prior& prior, const auto& law) {
    const double above = cdf(complement(law, *prior.truncation.lower));
    for (const double u : shares) {
      const double x = quantile(prior, u);
      expect_near_relative(cdf(complement(law, x)), above * (1 - u), 1e-9);
    }
  };
  expect_upper_tail({Normal{0, 1}, {9.0, {}}}, boost::math::normal(0, 1));
  expect_upper_tail({LogNormal{1, 2}, {500.0, {}}}, boost::math::lognormal(0, std::log(2.0)));
  expect_upper_tail({Gamma{2, 1}, {60.0, {}}}, boost::math::gamma_distribution<>(2, 1));
}

TEST(PriorQuantile, OneSidedBounds) {
  const boost::math::normal law(3, 2);
  for (const double u : shares) {
    EXPECT_NEAR(cdf(law, quantile({Normal{3, 2}, {{}, 4.0}}, u)), u * cdf(law, 4.0), 1e-14);
  }
  EXPECT_GE(quantile({LogNormal{1, 3}, {0.0, {}}}, 1e-12), 0);  // a bound that cuts nothing off
  EXPECT_EQ(central_value({LogNormal{1, 3}, {0.0, {}}}), 1);
  EXPECT_EQ(central_value({LogitNormal{0.3, 1}, {0.0, 1.0}}), 0.3);
}

}  // namespace
}  // namespace caudata::test
