// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <numeric>

#include "core/samplers.hpp"
#include "support/binned.hpp"

// Each comparison: n draws, one bin per integer between the 1e-5 tails, alpha 1e-9 in all, any
// seed.
namespace caudata::test {
namespace {

// Quantiles that are integers, so that the tails beyond them hold at most the probability asked
// for.
using Outwards = boost::math::policies::policy<
    boost::math::policies::discrete_quantile<boost::math::policies::integer_round_outwards>>;
using BinomialLaw = boost::math::binomial_distribution<double, Outwards>;
using PoissonLaw = boost::math::poisson_distribution<double, Outwards>;

constexpr std::uint64_t n = 300000;

core::Stream stream(std::uint32_t lane) {
  return {core::Seed{3}, core::TrialIndex{0}, core::the_trial_itself, core::Process::test, lane};
}

TEST(SampleBinomial, HasTheBinomialDistribution) {
  std::uint32_t lane = 0;
  // By inversion, at the seam to rejection, by rejection, mirrored, with many trials.
  const std::pair<std::int64_t, double> cases[] = {
      {1, 0.3},     {5, 0.02},         {6, 0.5},    {30, 0.25}, {33, 0.3},
      {34, 0.3},    {20, 0.5},         {100, 0.5},  {40, 0.97}, {1000, 0.009},
      {1000, 0.02}, {1000000, 0.0002}, {5000, 0.73}};
  for (const auto& [trials, p] : cases) {
    SCOPED_TRACE(testing::Message() << trials << " trials of " << p);
    core::Stream s = stream(lane++);
    expect_integer_law(BinomialLaw(static_cast<double>(trials), p), n,
                       [&, m = trials, q = p] { return core::sample_binomial(s, m, q); });
  }
}

/// Far from any table: P(X <= mean) of 10^12 trials, where logarithms of factorials have no correct
/// digit after the point.
TEST(SampleBinomial, HasTheBinomialDistributionForHugeNumbersOfTrials) {
  core::Stream s = stream(50);
  constexpr std::int64_t trials = 1000000000000;
  constexpr double p = 0.2, spread = 4e5;  // sqrt(n p q)
  const BinomialLaw law(static_cast<double>(trials), p);
  std::vector<double> borders;
  for (const double z : {-4.0, -3.0, -2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0, 3.0, 4.0}) {
    borders.push_back(2e11 + z * spread);
  }
  std::vector<std::uint64_t> seen(borders.size() + 1, 0);
  for (std::uint64_t i = 0; i < n; ++i) {
    const auto k = static_cast<double>(core::sample_binomial(s, trials, p));
    ++seen[static_cast<std::size_t>(std::lower_bound(borders.begin(), borders.end(), k) -
                                    borders.begin())];
  }
  expect_counts(seen, bin_probabilities(law, borders), n);
}

TEST(SampleBinomial, Edges) {
  core::Stream s = stream(60);
  for (const double p : {0.0, 0.3, 1.0}) EXPECT_EQ(core::sample_binomial(s, 0, p), 0);
  for (const std::int64_t trials : {1, 10, 1000000}) {
    EXPECT_EQ(core::sample_binomial(s, trials, 0), 0);
    EXPECT_EQ(core::sample_binomial(s, trials, 1), trials);
    EXPECT_EQ(core::sample_binomial(s, trials, 5e-324), 0);
  }
}

TEST(SamplePoisson, HasThePoissonDistribution) {
  std::uint32_t lane = 70;
  for (const double mean : {0.001, 0.4, 3.0, 9.99, 10.0, 16.0, 60.0, 1000.0}) {
    SCOPED_TRACE(mean);
    core::Stream s = stream(lane++);
    expect_integer_law(PoissonLaw(mean), n, [&] { return core::sample_poisson(s, mean); });
  }
}

TEST(SamplePoisson, Edges) {
  core::Stream s = stream(90);
  EXPECT_EQ(core::sample_poisson(s, 0), 0);
  EXPECT_EQ(s.drawn(), 0u);
  EXPECT_EQ(core::sample_poisson(s, 5e-324), 0);
  for (int i = 0; i < 1000; ++i) EXPECT_GT(core::sample_poisson(s, 0x1p53), 0);
}

TEST(SampleCategorical, HasTheGivenWeights) {
  core::Stream s = stream(100);
  const std::vector<double> weight = {0, 2, 0.0001, 5, 0, 3, 0};
  std::vector<std::uint64_t> seen(weight.size(), 0);
  for (std::uint64_t i = 0; i < n; ++i) ++seen[core::sample_categorical(s, weight)];
  std::vector<double> expected;
  const double total = std::accumulate(weight.begin(), weight.end(), 0.0);
  for (const double w : weight) expected.push_back(w / total);
  expect_counts(seen, expected, n);
  EXPECT_EQ(s.drawn(), n);
}

TEST(CategoricalQuantile, StepsWhereTheWeightsAddUp) {
  const std::vector<double> weight = {0, 1, 0, 3, 0};
  EXPECT_EQ(core::categorical_quantile(1e-300, weight), 1u);
  EXPECT_EQ(core::categorical_quantile(0.2499, weight), 1u);
  EXPECT_EQ(core::categorical_quantile(0.25, weight), 3u);
  EXPECT_EQ(core::categorical_quantile(1 - 0x1p-53, weight), 3u);
}

TEST(SampleMultinomial, EveryCountIsBinomialAndTheyAddUp) {
  core::Stream s = stream(110);
  const std::vector<double> weight = {1, 0, 2, 0.5, 4, 0};
  constexpr std::int64_t trials = 12;
  constexpr std::uint64_t draws = 100000;
  std::vector<std::int64_t> counts(weight.size());
  std::vector<std::vector<std::uint64_t>> seen(weight.size(),
                                               std::vector<std::uint64_t>(trials + 1, 0));
  for (std::uint64_t i = 0; i < draws; ++i) {
    core::sample_multinomial(s, trials, weight, counts);
    ASSERT_EQ(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}), trials);
    for (std::size_t c = 0; c < counts.size(); ++c) ++seen[c][static_cast<std::size_t>(counts[c])];
  }
  for (std::size_t c = 0; c < weight.size(); ++c) {
    std::vector<double> expected;
    for (int k = 0; k <= trials; ++k) {
      expected.push_back(pdf(BinomialLaw(trials, weight[c] / 7.5), k));
    }
    expect_counts(seen[c], expected, draws);
  }
}

}  // namespace
}  // namespace caudata::test
