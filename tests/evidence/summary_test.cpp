// SPDX-License-Identifier: Apache-2.0
#include "evidence/summary.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "core/elementary.hpp"
#include "evidence/beta_binomial.hpp"
#include "evidence/predict.hpp"
#include "evidence/target_table.hpp"
#include "support/target_rows.hpp"

namespace caudata::evidence {
namespace {

Statistic of(const char* text) { return *parse_statistic(text); }

const std::vector<Sample> five{{1, 0}, {2, 1}, {4, 2}, {4, 3}, {9, 4}};

}  // namespace

// By hand: mean 4, sum of squares 38, slope (2*5 + 1*2 + 0 + 0 + 2*5) / 10 = 1.8 from
// sum (x - 2)(y - 4) = 6 + 2 + 0 + 0 + 10 = 18.
TEST(Summary, IsTheTextbookStatistic) {
  EXPECT_DOUBLE_EQ(summarise(of("mean(uems)"), five, 5).value, 4);
  EXPECT_DOUBLE_EQ(summarise(of("sd(uems)"), five, 5).value, std::sqrt(38.0 / 4));
  EXPECT_DOUBLE_EQ(summarise(of("quantile(uems, 0.5)"), five, 5).value, 4);
  EXPECT_DOUBLE_EQ(summarise(of("quantile(uems, 0.125)"), five, 5).value, 1.5);
  EXPECT_DOUBLE_EQ(summarise(of("slope(uems per age)"), five, 5).value, 1.8);
  EXPECT_DOUBLE_EQ(summarise(of("rate(any)"), five, 5).value, 2);
}

// Differences 1, -1, 2, 0 have a mean square of 1.5, half of which is within; means of the pairs
// are 1.5, 3.5, 5, 9, and twice their variance is between.
TEST(Summary, TwoExaminers) {
  const std::vector<Sample> pairs{{2, 1}, {3, 4}, {6, 4}, {9, 9}};
  EXPECT_DOUBLE_EQ(summarise(of("repeatability(tms)"), pairs, 4).value, z_95 * std::sqrt(1.5));
  const double mean = (1.5 + 3.5 + 5 + 9) / 4;
  double squares = 0;
  for (const double m : {1.5, 3.5, 5.0, 9.0}) squares += (m - mean) * (m - mean);
  const double between = 2 * squares / 3, within = 0.75;
  EXPECT_DOUBLE_EQ(summarise(of("icc(tms)"), pairs, 4).value,
                   (between - within) / (between + within));
}

TEST(Summary, TheMedianIsAQuantile) {
  EXPECT_DOUBLE_EQ(summarise(of("median(uems)"), five, 5).value, 4);
}

TEST(Summary, TheErrorOfAShareIsBinomial) {
  const std::vector<Sample> shares{{1, 0}, {0, 0}, {0, 0}, {0, 0}};
  const Summary s = summarise(of("share(ais > A)"), shares, 4);
  EXPECT_DOUBLE_EQ(s.value, 0.25);
  EXPECT_DOUBLE_EQ(s.unit_sd, std::sqrt(0.25 * 0.75));
}

// n = 10, a = b = 1 is uniform on 0 … 10.
TEST(BetaBinomial, UniformIsExact) {
  const CountRange range = beta_binomial_90(10, 1, 1);
  EXPECT_EQ(range.lower, 0);
  EXPECT_EQ(range.upper, 10);
}

// With a and b huge it is binomial: n = 20, p = 1/2 has P(K <= 5) = 0.0207, P(K <= 6) = 0.0577,
// P(K <= 13) = 0.9423, P(K <= 14) = 0.9793.
TEST(BetaBinomial, BecomesBinomial) {
  const CountRange range = beta_binomial_90(20, 1e7, 1e7);
  EXPECT_EQ(range.lower, 6);
  EXPECT_EQ(range.upper, 14);
}

// Uniform on 0 … 10: P(K >= 10) = 1 / 11 and P(K >= 9) = 2 / 11; with a and b huge binomial,
// P(K <= 5 of 20) = 0.020695.
TEST(BetaBinomial, ItsDeviateHasTheTailFromTheCountOnOutwards) {
  EXPECT_NEAR(core::normal_cdf(-beta_binomial_deviate(10, 10, 1, 1)), 1.0 / 11, 1e-12);
  EXPECT_NEAR(core::normal_cdf(-beta_binomial_deviate(9, 10, 1, 1)), 2.0 / 11, 1e-12);
  EXPECT_NEAR(core::normal_cdf(beta_binomial_deviate(0, 10, 1, 1)), 1.0 / 11, 1e-12);
  EXPECT_NEAR(core::normal_cdf(beta_binomial_deviate(5, 20, 1e9, 1e9)), 0.020695, 1e-6);
  EXPECT_EQ(beta_binomial_deviate(5, 10, 1, 1), 0);
  EXPECT_FALSE(std::signbit(beta_binomial_deviate(5, 10, 1, 1)));
}

TEST(Predict, SaysWhereTheObservedNumberLies) {
  const auto targets = read_targets(
      "t", test::target_rows({test::target_header,
                              "a|P||1|365|share(ais > A)|100|0.3|||wilson|validation|",
                              "b|P||1|365|mean(uems)|100|9|||absolute 1|validation|",
                              "c|P||1|365|mean(scim)|100|9|||absolute 1|validation|"}));
  ASSERT_TRUE(targets) << core::to_text(targets.error());
  Samples samples(3);
  for (int i = 0; i < 1000; ++i) {
    samples[0].push_back({i % 4 == 0 ? 1.0 : 0.0, 0});
    samples[1].push_back({i % 2 == 0 ? 4.0 : 6.0, 0});
  }
  const auto p = predict(*targets, {&samples, 1});
  EXPECT_DOUBLE_EQ(*p[0].value, 0.25);
  EXPECT_TRUE(p[0].inside_90);
  EXPECT_TRUE(p[0].within_tolerance);
  EXPECT_NEAR(p[0].z.value(), 0.05 / std::sqrt(0.1875 / 100 + 0.1875 / 1000), 1e-9);
  EXPECT_DOUBLE_EQ(*p[1].value, 5);
  EXPECT_FALSE(p[1].inside_90);
  EXPECT_FALSE(p[1].within_tolerance);
  EXPECT_FALSE(p[2].value);
  EXPECT_FALSE(p[2].why_not.empty());
  const Coverage c = coverage(p);
  EXPECT_EQ(c.targets, 3);
  EXPECT_EQ(c.predicted, 2);
  EXPECT_EQ(c.within_tolerance, 1);
}

TEST(Predict, DrawsThatDifferWidenTheInterval) {
  const auto targets = read_targets(
      "t", test::target_rows(
               {test::target_header, "b|P||1|365|mean(uems)|100|5|||absolute 1|validation|"}));
  ASSERT_TRUE(targets);
  std::vector<Samples> draws(2, Samples(1));
  for (int i = 0; i < 100; ++i) {
    draws[0][0].push_back({i % 2 == 0 ? 3.0 : 5.0, 0});
    draws[1][0].push_back({i % 2 == 0 ? 5.0 : 7.0, 0});
  }
  const auto p = predict(*targets, draws);
  EXPECT_DOUBLE_EQ(*p[0].value, 5);
  EXPECT_NEAR(p[0].parameter_error, std::sqrt(2.0 - 0.01), 1e-9);
}

}  // namespace caudata::evidence
