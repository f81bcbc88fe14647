// SPDX-License-Identifier: Apache-2.0
#include "oc/compare.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "oc/correct_level.hpp"
#include "oc/steady_time.hpp"
#include "oc/verdict_rows.hpp"
#include "support/example_study.hpp"
#include "trial/comparison_draft.hpp"

namespace caudata::oc {
namespace {

using design::DoseLevel;

trial::Comparison example() {
  trial::ComparedDesign strict{"strict", "3+3", {}, {}};
  strict.options["dlt_allowed_of_six"] = {std::int64_t{0}, {}};
  trial::Comparison c = trial::comparison_of(test::example_protocol(), 0.25, {strict}, 0.6);
  c.scenarios[0].weight = 3;
  return c;
}

double value(const OperatingCharacteristics& rows, const std::string& scenario,
             const std::string& design, const std::string& metric, const std::string& part = "",
             const std::string& dose = "") {
  for (const Estimate& e : rows)
    if (e.scenario == scenario && e.design == design && e.metric == metric && e.part == part &&
        e.dose == dose)
      return e.value;
  ADD_FAILURE() << scenario << ", " << design << ", " << metric;
  return -1;
}

TEST(CorrectLevel, IsTheHighestToleratedDoseOfTheLastPartThatHasOne) {
  const auto parts = test::example_protocol().parts;
  const auto of = [&](std::vector<std::vector<double>> p) {
    return correct_level(parts, {"t", std::move(p), {}, {}}, 0.25);
  };
  EXPECT_EQ(of({{0.1, 0.2}, {0.1, 0.25}}), (DoseLevel{1, 1}));
  EXPECT_EQ(of({{0.1, 0.2}, {0.1, 0.26}}), (DoseLevel{1, 0}));
  EXPECT_EQ(of({{0.1, 0.2}, {0.3, 0.1}}), (DoseLevel{0, 1}));
  EXPECT_EQ(of({{0.1, 0.3}, {0.1, 0.2}}), (DoseLevel{1, 0})) << "the gate keeps the high dose shut";
  EXPECT_EQ(of({{0.3, 0.1}, {0.1, 0.1}}), std::nullopt);
}

TEST(Compare, CorrectOverdoseUnderdoseAndEndsByALimitAddUpToOne) {
  trial::Comparison c = example();
  c.designs[1].limits.max_evaluable = 9;
  const auto result = compare(c, 1, {});
  ASSERT_TRUE(result) << core::to_text(result.error());
  for (const Truth& truth : result->truths)
    for (const Contender& contender : result->contenders) {
      double sum = 0;
      for (const char* metric :
           {"p_correct", "p_overdose", "p_underdose", "p_stopped_for_safety", "p_n_reached"})
        sum += value(result->rows, truth.scenario, contender.label, metric);
      EXPECT_NEAR(sum, 1, 1e-12) << truth.scenario << ", " << contender.label;
    }
  EXPECT_GT(value(result->rows, "10 %", "strict", "p_n_reached"), 0);
}

/// One part, one dose, at most six patients: the 3+3 by hand.
TEST(Compare, GivesTheThreePlusThreeOfOneDoseByHand) {
  trial::Comparison c = example();
  c.parts.resize(1);
  c.parts[0].doses = {"L"};
  c.scenarios.resize(1);
  const double p = 0.2, q = 1 - p;
  c.scenarios[0].truth.toxicity.p = {{p}};
  c.scenarios[0].response = {{"SAD", {0.4}}};
  const auto result = compare(c, 1, {});
  ASSERT_TRUE(result) << core::to_text(result.error());
  const double expand = 3 * p * q * q, pass = q * q * q + expand * q * q * q;
  const std::string design = result->contenders[0].label;
  EXPECT_NEAR(value(result->rows, "10 %", design, "p_correct"), pass, 1e-14);
  EXPECT_NEAR(value(result->rows, "10 %", design, "p_underdose"), 1 - pass, 1e-14);
  EXPECT_NEAR(value(result->rows, "10 %", design, "mean_evaluable"), 3 + 3 * expand, 1e-14);
  EXPECT_NEAR(value(result->rows, "10 %", design, "days_at_steady_accrual_mean"),
              (1 + expand) * days_of_cohort(c.parts[0], c.accrual.rate, 3), 1e-10);
  const double once = days_of_cohort(c.parts[0], c.accrual.rate, 3);  // P = 1 - expand = 0.616
  const auto days = [&](const char* which) {
    return value(result->rows, "10 %", design, std::string("days_at_steady_accrual_") + which);
  };
  EXPECT_NEAR(days("p10"), once, 1e-5);  // days are counted in steps of 2^-20
  EXPECT_NEAR(days("median"), once, 1e-5);
  EXPECT_NEAR(days("p90"), 2 * once, 1e-5);
  EXPECT_NEAR(value(result->rows, "10 %", design, "mean_response"), 0.4 * (3 + 3 * expand), 1e-14);
  EXPECT_NEAR(value(result->rows, "10 %", design, "mean_response", "SAD", "L"),
              0.4 * (3 + 3 * expand), 1e-14);
}

/// One dose: the first three patients without an event, and no DLT that expands, end as 3+3 says.
TEST(Compare, StopsOnEventsOfTheProcedureByHand) {
  trial::Comparison c = example();
  c.parts.resize(1);
  c.parts[0].doses = {"L"};
  c.scenarios.resize(1);
  const double p = 0.2, q = 1 - p, event = 0.1, none = 0.9 * 0.9 * 0.9;
  c.scenarios[0].truth.toxicity.p = {{p}};
  c.scenarios[0].procedure = {{"SAD", {event}}};
  c.procedure_stopping = trial::ProcedureStopping{};
  c.procedure_stopping->procedure = {"Pocock", 0.001, 0.05, 6};  // one event stops
  const auto result = compare(c, 1, {});
  ASSERT_TRUE(result) << core::to_text(result.error());
  const double expand = 3 * p * q * q;
  const std::string design = result->contenders[0].label;
  const double patients = 3 + 3 * expand * none;
  EXPECT_NEAR(value(result->rows, "10 %", design, "mean_evaluable"), patients, 1e-14);
  EXPECT_NEAR(value(result->rows, "10 %", design, "p_stopped_for_safety"),
              (1 - none) * (1 + expand * none), 1e-14);
  EXPECT_NEAR(value(result->rows, "10 %", design, "mean_procedure_events"), event * patients,
              1e-14);
}

TEST(Compare, DoesNotSimulateStoppingOnEventsOfTheProcedure) {
  trial::Comparison c = example();
  c.procedure_stopping = trial::ProcedureStopping{};
  c.procedure_stopping->procedure = {"Pocock", 0.001, 0.05, 6};
  c.designs = {{"waits", "TITE-BOIN", {}, {}}};
  const auto result = compare(c, 1, {});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error()[0].rule, "design.not-comparable");
}

/// One dose and three patients at most: no course goes on after the first cohort.
TEST(Compare, ModifiersAndConductOfADesignCountByHand) {
  trial::Comparison c = example();
  c.parts.resize(1);
  c.parts[0].doses = {"L"};
  c.scenarios.resize(1);
  const double p = 0.2, q = 1 - p;
  c.scenarios[0].truth.toxicity.p = {{p}};
  trial::ComparedDesign& design = c.designs[0];
  design.modifiers = {{"stop at n", {{"n", {std::int64_t{3}, {}}}}, {}}};
  design.conduct.stagger = core::Days(100);
  const auto result = compare(c, 1, {});
  ASSERT_TRUE(result) << core::to_text(result.error());
  EXPECT_NEAR(value(result->rows, "10 %", design.label, "p_correct"), q * q * q, 1e-14);
  EXPECT_NEAR(value(result->rows, "10 %", design.label, "p_n_reached"), 3 * p * q * q, 1e-14);
  EXPECT_NEAR(value(result->rows, "10 %", design.label, "mean_evaluable"), 3, 1e-14);
  trial::Part slow = c.parts[0];
  slow.stagger = core::Days(100);
  EXPECT_NEAR(value(result->rows, "10 %", design.label, "days_at_steady_accrual_mean"),
              days_of_cohort(slow, c.accrual.rate, 3), 1e-10);
}

TEST(Compare, ModifiersHoldInSimulatedDesignsToo) {
  trial::Comparison c = example();
  trial::ComparedDesign tite{"tite", "TITE-BOIN", {}, {}};
  tite.modifiers = {{"stop at n", {{"n", {std::int64_t{3}, {}}}}, {}}};
  c.designs = {tite};
  c.run.trials = 50;
  const auto result = compare(c, 1, {});
  ASSERT_TRUE(result) << core::to_text(result.error());
  for (const Truth& truth : result->truths) {
    EXPECT_LE(value(result->rows, truth.scenario, "tite", "mean_evaluable"), 6);
    EXPECT_GE(value(result->rows, truth.scenario, "tite", "mean_evaluable"), 3);
  }
}

TEST(Compare, AveragesOverThePriorWithItsWeights) {
  const auto result = compare(example(), 1, {});
  ASSERT_TRUE(result);
  for (const char* metric : {"p_correct", "mean_dlt", "days_at_steady_accrual_mean"}) {
    const double first = value(result->rows, "10 %", "strict", metric);
    const double second = value(result->rows, "steep", "strict", metric);
    EXPECT_NEAR(value(result->rows, averaged_scenario, "strict", metric),
                0.75 * first + 0.25 * second, 1e-12 * (1 + first + second));
  }
}

TEST(Compare, DoesNotDependOnTheNumberOfThreads) {
  const auto one = compare(example(), 1, {}), four = compare(example(), 4, {});
  ASSERT_TRUE(one && four);
  ASSERT_EQ(one->rows.size(), four->rows.size());
  for (std::size_t i = 0; i < one->rows.size(); ++i) {
    EXPECT_EQ(one->rows[i].metric, four->rows[i].metric);
    EXPECT_EQ(one->rows[i].value, four->rows[i].value);
  }
}

TEST(SteadyTime, CountsArrivalsHoldsWindowAndReview) {
  trial::Part part = test::example_protocol().parts[1];  // sentinel 14 d, stagger 7 d, review 7 d
  const double gap = core::days_per_month / 10;          // 3.04 d
  EXPECT_DOUBLE_EQ(days_of_cohort(part, 10, 3), gap + 14 + 7 + (42 + 28) + 7);
  part.dlt_window_from = trial::WindowFrom::first_dose;
  EXPECT_DOUBLE_EQ(days_of_cohort(part, 10, 1), gap + 28 + 7);
  EXPECT_DOUBLE_EQ(days_of_cohort(part, 1, 2), 2 * core::days_per_month + 28 + 7);
}

TEST(VerdictRows, ASimulatedShareHasAnErrorOfItsOwn) {
  const auto parts = test::example_protocol().parts;
  const Truth truth{"t", {{0.1, 0.1}, {0.1, 0.1}}, {}, {}};
  Estimate like{"t", "d", "MAD", "H", "p_mtd", 0.25, 0.04, Method::monte_carlo, 100};
  Estimate more = like;
  more.metric = "p_maximum_administered";
  const auto rows = verdict_rows({like, more}, parts, truth, 0.25);
  const auto correct = std::ranges::find(rows, "p_correct", &Estimate::metric);
  ASSERT_NE(correct, rows.end());
  EXPECT_DOUBLE_EQ(correct->value, 0.5);
  EXPECT_DOUBLE_EQ(correct->mc_error, std::sqrt(0.25 / 100));
}

}  // namespace
}  // namespace caudata::oc
