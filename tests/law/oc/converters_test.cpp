// SPDX-License-Identifier: Apache-2.0
// Laws of the null lesson: the distribution of a mixture is the sum over all compositions; chances
// fall with k; and simulated trials show what it says.
#include "oc/converters.hpp"

#include <gtest/gtest.h>

#include <array>
#include <boost/math/distributions/binomial.hpp>

#include "oc/simulate.hpp"
#include "support/exact_test.hpp"
#include "support/example_study.hpp"

namespace caudata::oc {
namespace {

const std::vector<Conversions> three_strata{{500, 60}, {300, 150}, {200, 170}};

Conversions pooled(const std::vector<Conversions>& strata) {
  Conversions all;
  for (const Conversions& s : strata) {
    all.patients += s.patients;
    all.converted += s.converted;
  }
  return all;
}

double sum(const std::vector<double>& exactly) {
  double total = 0;
  for (const double p : exactly) total += p;
  return total;
}

/// P(exactly k of n), by enumerating every sequence of patients' strata and outcomes.
void enumerate(const std::vector<Conversions>& strata, double all, int left, double p, int k,
               std::vector<double>& exactly) {
  if (left == 0) {
    exactly[static_cast<std::size_t>(k)] += p;
    return;
  }
  for (const Conversions& s : strata) {
    const double share = static_cast<double>(s.patients) / all;
    const double converts = static_cast<double>(s.converted) / static_cast<double>(s.patients);
    enumerate(strata, all, left - 1, p * share * converts, k + 1, exactly);
    enumerate(strata, all, left - 1, p * share * (1 - converts), k, exactly);
  }
}

std::vector<double> law_at(double p, int patients) {
  return upper_tail(converter_distribution(std::vector<ConverterGroup>{{patients, p}}));
}

}  // namespace

TEST(Converters, ABinomialByHand) {
  const std::vector<ConverterGroup> coin{{3, 0.5}};
  const auto exactly = converter_distribution(coin);
  ASSERT_EQ(exactly.size(), 4u);
  EXPECT_DOUBLE_EQ(exactly[0], 0.125);
  EXPECT_DOUBLE_EQ(exactly[1], 0.375);
  EXPECT_DOUBLE_EQ(upper_tail(exactly)[2], 0.5);
}

// INSPIRE: 7 of 16 against 16 % (0.8 %, as the literature has it).
TEST(Converters, SevenOfSixteenAgainstSixteenPercent) {
  const std::vector<ConverterGroup> inspire{{16, 0.16}};
  EXPECT_NEAR(upper_tail(converter_distribution(inspire))[7], 0.008, 0.0005);
}

TEST(Converters, GroupsAreIndependentPatients) {
  const std::vector<ConverterGroup> groups{{2, 0.1}, {0, 0.7}, {1, 0.6}};
  const auto exactly = converter_distribution(groups);
  EXPECT_DOUBLE_EQ(sum(exactly), 1);
  EXPECT_NEAR(exactly[3], 0.1 * 0.1 * 0.6, 1e-15);
  EXPECT_NEAR(exactly[0], 0.9 * 0.9 * 0.4, 1e-15);
}

TEST(Converters, TheMixtureIsTheSumOverAllCompositions) {
  for (int n = 1; n <= 5; ++n) {
    std::vector<double> exactly(static_cast<std::size_t>(n) + 1, 0.0);
    enumerate(three_strata, 1000, n, 1, 0, exactly);
    const auto tail = upper_tail(exactly);
    const auto mixture = at_least(pooled(three_strata), n);
    ASSERT_EQ(mixture.size(), tail.size());
    for (std::size_t k = 0; k < tail.size(); ++k)
      EXPECT_NEAR(mixture[k].value, tail[k], 1e-12) << n << ", " << k;
  }
}

TEST(Converters, FixedNumbersSpreadLessThanDrawnOnes) {
  const std::vector<ConverterGroup> fixed{{5, 0.12}, {3, 0.5}, {2, 0.85}};
  const auto spread = [](const std::vector<double>& exactly) {
    double mean = 0, squares = 0;
    for (std::size_t k = 0; k < exactly.size(); ++k) {
      mean += static_cast<double>(k) * exactly[k];
      squares += static_cast<double>(k * k) * exactly[k];
    }
    return squares - mean * mean;
  };
  const std::vector<ConverterGroup> drawn{{10, 0.38}};
  EXPECT_LT(spread(converter_distribution(fixed)), spread(converter_distribution(drawn)));
}

TEST(Converters, ChancesFallWithKAndRiseWithN) {
  for (int n = 1; n <= 40; ++n) {
    const auto now = at_least(pooled(three_strata), n),
               more = at_least(pooled(three_strata), n + 1);
    EXPECT_EQ(now[0].value, 1);
    EXPECT_EQ(now[0].error, 0);
    for (std::size_t k = 1; k < now.size(); ++k) {
      EXPECT_LE(now[k].value, now[k - 1].value);
      EXPECT_LE(now[k].value, more[k].value);
      EXPECT_GE(now[k].error, 0);
    }
  }
}

TEST(Converters, NobodyAndEverybody) {
  const Conversions nobody{100, 0}, everybody{100, 100};
  EXPECT_EQ(at_least(nobody, 12)[1].value, 0);
  EXPECT_EQ(at_least(everybody, 12)[12].value, 1);
}

// Trials of one seed give the strata; trials of another are counted, patient by patient. The law
// rises with P(a patient converts), so its exact limits (Clopper and Pearson 1934, Biometrika
// 26:404) limit the law, and each count is held against the binomial tails at them. Alpha: two
// limits and two tails for each k, test::alpha each, together below 1e-8 for any two seeds.
TEST(Converters, SimulatedTrialsShowWhatTheLessonSays) {
  constexpr int patients = 3, learned = 250, counted = 250;
  const trial::Study study = test::example_study();
  NaturalRecovery sums;
  sums.visits.resize(study.protocol.visits.size());
  for (std::uint32_t t = 0; t < learned; ++t)
    add(sums, simulate_trial(study, core::Seed{11}, t)[0].recovery);

  std::array<std::uint64_t, patients + 1> seen{};
  std::uint64_t trials = 0;
  for (std::uint32_t t = 0; t < counted; ++t) {
    int graded = 0;
    std::size_t converted = 0;
    const auto verdicts = simulate_trial(study, core::Seed{12}, t);
    for (const trial::Recovery& one : verdicts[0].recovery) {
      if (!one.last || !one.before.ais || !one.after || graded == patients) continue;
      ++graded;
      converted += *one.after > *one.before.ais;
    }
    if (graded < patients) continue;
    ++trials;
    for (std::size_t k = 0; k <= converted; ++k) ++seen[k];
  }
  ASSERT_GT(trials, counted / 4);
  using boost::math::binomial;
  const auto all = static_cast<double>(sums.graded.total());
  const auto converts = static_cast<double>(sums.any_grade.total());
  const auto lesson = at_least({sums.graded.total(), sums.any_grade.total()}, patients);
  const auto least = law_at(binomial::find_lower_bound_on_p(all, converts, test::alpha), patients);
  const auto most = law_at(binomial::find_upper_bound_on_p(all, converts, test::alpha), patients);
  for (std::size_t k = 1; k <= patients; ++k) {
    EXPECT_LE(least[k], lesson[k].value) << k;
    EXPECT_GE(most[k], lesson[k].value) << k;
    const auto n = static_cast<double>(trials), count = static_cast<double>(seen[k]);
    const double so_few = cdf(binomial(n, most[k]), count);
    const double so_many = count > 0 ? cdf(complement(binomial(n, least[k]), count - 1)) : 1;
    EXPECT_GT(so_few, test::alpha) << k;
    EXPECT_GT(so_many, test::alpha) << k;
  }
}

}  // namespace caudata::oc
