// SPDX-License-Identifier: Apache-2.0
#include "oc/estimates.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "oc/estimate_error.hpp"
#include "support/example_study.hpp"

namespace caudata {
namespace {

TEST(Share, HasTheErrorOfTheDocumentedRule) {
  const oc::Measured m = oc::share(3, 9);
  EXPECT_DOUBLE_EQ(m.value, 1.0 / 3);
  EXPECT_DOUBLE_EQ(m.error, std::sqrt(0.35 * 0.65 / 9));  // (3 + 1/2) / (9 + 1)
}

TEST(Share, ShowsAnErrorWhereNothingOrEverythingHappened) {
  EXPECT_EQ(oc::share(0, 100).value, 0);
  EXPECT_GT(oc::share(0, 100).error, 0);
  EXPECT_DOUBLE_EQ(oc::share(0, 100).error, oc::share(100, 100).error);
}

TEST(Mean, HasTheErrorOfTheSampleStandardDeviation) {
  oc::IntegerSums sums;
  for (const int x : {-2, 0, 2, 4}) sums.add(x);  // mean 1, sum of squared deviations 20
  const oc::Measured m = oc::mean(sums, 4);
  EXPECT_DOUBLE_EQ(m.value, 1);
  EXPECT_DOUBLE_EQ(m.error, std::sqrt(20.0 / 3 / 4));
}

TEST(Mean, DoesNotCancelForLargeSums) {
  oc::IntegerSums sums;
  const std::uint64_t n = 1'000'000'000;
  sums.merge({static_cast<std::int64_t>(n) * 40'000, n * 1'600'000'000});
  EXPECT_EQ(oc::mean(sums, n).error, 0);
}

TEST(Quantile, HasHalfTheDistanceOfTheOrderStatisticsOneErrorAway) {
  oc::Histogram h;
  for (int day = 1; day <= 64; ++day) h.add(day);
  const oc::Measured median = oc::quantile(h, 0.5);  // one error of the rank: 4
  EXPECT_EQ(median.value, 32);
  EXPECT_EQ(median.error, 4);
}

TEST(Beside, PutsExactDirectlyBeforeSimulatedAndLosesNothing) {
  const oc::Estimate exact_a{"s", "d", "", "", "a", 1, 0, oc::Method::exact, 0};
  const oc::Estimate exact_only{"s", "d", "", "", "b", 2, 0, oc::Method::exact, 0};
  const oc::Estimate other{"t", "d", "", "", "a", 3, 0.1, oc::Method::monte_carlo, 9};
  oc::Estimate simulated_a = exact_a;
  simulated_a.method = oc::Method::monte_carlo;
  const auto table = oc::beside({exact_a, exact_only}, {simulated_a, other});
  ASSERT_EQ(table.size(), 4u);
  EXPECT_EQ(table[0].method, oc::Method::exact);
  EXPECT_EQ(table[1].method, oc::Method::monte_carlo);
  EXPECT_EQ(table[2].metric, "b");
  EXPECT_EQ(table[3].scenario, "t");
}

TEST(Estimates, HaveAnErrorAMethodAndTheTrialsOnEveryRow) {
  const trial::Study study = test::example_study();
  oc::Simulated simulated = oc::not_yet_simulated(study, {core::Seed{5}, 0, 200});
  oc::simulate(study, simulated, 1, {}, {});
  const auto table = oc::estimates(study, simulated);
  ASSERT_FALSE(table.empty());
  std::set<std::string> scenarios;
  for (const oc::Estimate& e : table) {
    scenarios.insert(e.scenario);
    EXPECT_EQ(e.trials, 200u);
    EXPECT_EQ(e.method, oc::Method::monte_carlo);
    EXPECT_GE(e.mc_error, 0) << e.metric;
    EXPECT_TRUE(std::isfinite(e.value) && std::isfinite(e.mc_error)) << e.metric;
    if (e.metric.starts_with("p_")) {
      EXPECT_GT(e.mc_error, 0) << e.metric;
    }
  }
  EXPECT_EQ(scenarios.size(), study.protocol.scenarios.size());
}

TEST(Estimates, OfAllConclusionsAddUpToOne) {
  const trial::Study study = test::example_study();
  oc::Simulated simulated = oc::not_yet_simulated(study, {core::Seed{6}, 0, 100});
  oc::simulate(study, simulated, 1, {}, {});
  const std::set<std::string> outcomes{
      "p_mtd",          "p_maximum_administered", "p_next_part_not_tolerated",
      "p_no_safe_dose", "p_stopped_for_safety",   "p_n_reached",
      "p_accrual_ended"};
  for (const trial::Scenario& scenario : study.protocol.scenarios) {
    double total = 0;
    for (const oc::Estimate& e : oc::estimates(study, simulated))
      if (e.scenario == scenario.name && outcomes.contains(e.metric)) total += e.value;
    EXPECT_NEAR(total, 1, 1e-12) << scenario.name;
  }
}

}  // namespace
}  // namespace caudata
