// SPDX-License-Identifier: Apache-2.0
#include "oc/linked_calendar.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "oc/compare.hpp"
#include "support/example_study.hpp"
#include "trial/comparison_draft.hpp"

namespace caudata::oc {
namespace {

trial::Comparison example() {
  trial::Comparison c = trial::comparison_of(test::example_protocol(), 0.25, {}, 0.6);
  c.designs[0].label = "3+3";
  return c;
}

/// Bernstein's bound on the distance of a mean of n values in [0, most] from its expectation,
/// passed with a probability of at most 1e-10 whatever the law; the variance is at most
/// most * expectation.
double farthest(double expectation, double most, std::uint64_t n) {
  constexpr double log_two_over_alpha = 23.72;
  const double trials = static_cast<double>(n);
  return std::sqrt(2 * log_two_over_alpha * most * expectation / trials) +
         2 * log_two_over_alpha * most / (3 * trials);
}

/// A design that decides on tallies has the same law in calendar time as by enumeration: what one
/// part concludes opens the next.
TEST(LinkedCalendar, ATallyDesignConcludesAsItsEnumerationDoes) {
  constexpr std::uint64_t trials = 20000;
  constexpr double most_at_a_level = 6, most_in_all = 24;
  const trial::Comparison c = example();
  const auto exact = characterise(c, c.designs[0]);
  ASSERT_TRUE(exact);
  ASSERT_EQ(exact->contender.method, Method::exact);
  int compared = 0;
  for (const Truth& truth : truths_of(c)) {
    for (const Estimate& row : calendar_rows(c, c.designs[0], truth, trials)) {
      if (row.metric.starts_with("days_")) continue;
      const bool share = row.metric.starts_with("p_");
      const double most = share ? 1 : row.part.empty() ? most_in_all : most_at_a_level;
      for (const Estimate& e : exact->rows) {
        if (e.scenario != row.scenario || e.metric != row.metric || e.part != row.part ||
            e.dose != row.dose)
          continue;
        ++compared;
        EXPECT_NEAR(row.value, e.value, farthest(e.value, most, trials))
            << row.scenario << " " << row.metric << " " << row.part << " " << row.dose;
      }
    }
  }
  EXPECT_GT(compared, 40);
}

TEST(LinkedCalendar, TakesAsLongAsItsCohortsAtEqualIntervals) {
  trial::Comparison c = example();
  c.parts.resize(1);
  c.parts[0].doses = {"L"};
  c.parts[0].stagger = core::Days(0);
  c.parts[0].sentinels = 0;
  c.scenarios.resize(1);
  c.scenarios[0].truth.toxicity.p = {{0.0}};
  c.accrual.rate = 3;
  const auto rows = calendar_rows(c, c.designs[0], truths_of(c)[0], 10);
  const double gap = core::days_per_month / 3;
  int seen = 0;
  for (const Estimate& row : rows) {
    if (!row.metric.starts_with("days_")) continue;
    const bool is_mean = row.metric.ends_with("_mean");  // quantiles are of whole days
    EXPECT_NEAR(row.value, 3 * gap + 28 + 7, is_mean ? 1e-9 : 0.5);
    EXPECT_NEAR(row.mc_error, 0, 1e-6);
    ++seen;
  }
  EXPECT_EQ(seen, 4);
}

/// Every conclusion is counted once.
void expect_conclusions_of_every_trial(const trial::Comparison& c) {
  for (const Truth& truth : truths_of(c)) {
    double sum = 0;
    for (const Estimate& row : calendar_rows(c, c.designs[0], truth, 500)) {
      const bool conclusion = row.metric.starts_with("p_") && row.metric != "p_level_treated";
      if (conclusion) sum += row.value;
    }
    EXPECT_NEAR(sum, 1, 1e-12) << truth.scenario;
  }
}

TEST(LinkedCalendar, ConclusionsAddUpToOne) {
  trial::Comparison c = example();
  expect_conclusions_of_every_trial(c);
  for (const std::int64_t most : {3, 9, 60}) {
    c.designs[0].design = "TITE-BOIN";
    c.designs[0].modifiers = {{"stop at n", {{"n", {most, {}}}}, {}}};
    expect_conclusions_of_every_trial(c);
    c.designs[0].design = "3+3";
    expect_conclusions_of_every_trial(c);
  }
}

TEST(LinkedCalendar, SaysWhatItCannotSimulate) {
  trial::Comparison c = example();
  EXPECT_EQ(why_not_in_calendar_time(c, {}), "");
  EXPECT_NE(why_not_in_calendar_time(c, {9, 0}), "");
  c.plan.order = design::PartOrder::by_dose;
  EXPECT_NE(why_not_in_calendar_time(c, {}), "");
}

}  // namespace
}  // namespace caudata::oc
