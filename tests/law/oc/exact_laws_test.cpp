// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "design/trials.hpp"
#include "oc/enumerate.hpp"

namespace caudata::oc {
namespace {

using design::Conclusion;
using design::ConclusionKind;
using design::DoseLevel;
using design::Escalation;
using design::GateRule;
using design::PartOrder;
using design::testing::every_variant;
using design::testing::linked;
using design::testing::sad_and_mad;
using design::testing::single_ladder;

double probability(const StateGraph& graph, const ExactCharacteristics& exact,
                   Conclusion conclusion) {
  for (std::size_t i = 0; i < graph.conclusions.size(); ++i) {
    if (graph.conclusions[i] == conclusion) return exact.conclusion[i];
  }
  return 0;
}

double mtd_or_top(const StateGraph& graph, const ExactCharacteristics& exact, DoseLevel level) {
  return probability(graph, exact, {ConclusionKind::mtd, level}) +
         probability(graph, exact, {ConclusionKind::maximum_administered, level});
}

/// P(a level is cleared by 0 of 3, or 1 of 3 and then 0 of 3).
double clears(double p) {
  const double q = 1 - p;
  return q * q * q + 3 * p * q * q * q * q * q;
}

/// P(exactly the first k levels of a ladder are cleared).
double clears_exactly(const std::vector<double>& p, std::size_t k) {
  double product = 1;
  for (std::size_t i = 0; i < k; ++i) product *= clears(p[i]);
  return k == p.size() ? product : product * (1 - clears(p[k]));
}

TEST(ClosedForm, OneLadder) {
  const StateGraph graph = state_graph(single_ladder(4));
  for (const std::vector<double>& p :
       {std::vector{0.02, 0.02, 0.02, 0.02}, std::vector{0.05, 0.1, 0.3, 0.5},
        std::vector{0.0, 0.25, 0.5, 1.0}}) {
    const ExactCharacteristics exact = evaluate(graph, {"", {p}});
    EXPECT_NEAR(probability(graph, exact, {ConclusionKind::no_safe_dose, {}}), 1 - clears(p[0]),
                1e-12);
    for (std::uint8_t dose = 0; dose < 4; ++dose) {
      EXPECT_NEAR(mtd_or_top(graph, exact, {0, dose}), clears_exactly(p, dose + 1u), 1e-12);
    }
  }
}

// SAD clears k of its levels; MAD then climbs the lowest k of its own, dose by dose with its own
// rates.
TEST(ClosedForm, SadThenMadThroughTheGate) {
  const std::vector<double> sad{0.05, 0.15}, mad{0.1, 0.3};
  for (const GateRule gate : {GateRule::same_dose_cleared, GateRule::part_concluded}) {
    const StateGraph graph = state_graph(linked(sad_and_mad(2, 2), PartOrder::by_part, gate));
    const ExactCharacteristics exact = evaluate(graph, {"", {sad, mad}});
    const double s1 = clears_exactly(sad, 1), s2 = clears_exactly(sad, 2);
    const double m1 = clears(mad[0]), m2 = clears(mad[1]);
    using K = ConclusionKind;
    EXPECT_NEAR(probability(graph, exact, {K::no_safe_dose, {}}), 1 - clears(sad[0]), 1e-12);
    EXPECT_NEAR(probability(graph, exact, {K::next_part_not_tolerated, DoseLevel{0, 0}}),
                s1 * (1 - m1), 1e-12);
    EXPECT_NEAR(probability(graph, exact, {K::next_part_not_tolerated, DoseLevel{0, 1}}),
                s2 * (1 - m1), 1e-12);
    EXPECT_NEAR(probability(graph, exact, {K::mtd, DoseLevel{1, 0}}), s1 * m1 + s2 * m1 * (1 - m2),
                1e-12);
    EXPECT_NEAR(probability(graph, exact, {K::maximum_administered, DoseLevel{1, 1}}), s2 * m1 * m2,
                1e-12);
    EXPECT_NEAR(exact.level[1][0].treated, clears(sad[0]), 1e-12);
    EXPECT_NEAR(exact.level[1][1].treated, s2 * m1, 1e-12);
  }
}

TEST(ClosedForm, SadAndMadInTurn) {
  const std::vector<double> sad{0.05, 0.15}, mad{0.1, 0.3};
  const StateGraph graph =
      state_graph(linked(sad_and_mad(2, 2), PartOrder::by_dose, GateRule::same_dose_cleared));
  const ExactCharacteristics exact = evaluate(graph, {"", {sad, mad}});
  const double s1 = clears(sad[0]), s2 = clears(sad[1]), m1 = clears(mad[0]), m2 = clears(mad[1]);
  using K = ConclusionKind;
  EXPECT_NEAR(probability(graph, exact, {K::next_part_not_tolerated, DoseLevel{0, 0}}),
              s1 * (1 - m1), 1e-12);
  EXPECT_NEAR(probability(graph, exact, {K::mtd, DoseLevel{1, 0}}),
              s1 * m1 * ((1 - s2) + s2 * (1 - m2)), 1e-12);
  EXPECT_NEAR(probability(graph, exact, {K::maximum_administered, DoseLevel{1, 1}}),
              s1 * m1 * s2 * m2, 1e-12);
  EXPECT_NEAR(exact.level[0][1].treated, s1 * m1, 1e-12);
}

TEST(ClosedForm, NoExpansionIsEveryPatientWithoutDlt) {
  for (const PartOrder order : {PartOrder::by_part, PartOrder::by_dose}) {
    const Escalation escalation = linked(sad_and_mad(2, 2), order, GateRule::same_dose_cleared);
    const StateGraph graph = state_graph(escalation);
    for (const double p : {0.02, 0.05, 0.1, 0.2}) {
      const ExactCharacteristics exact = evaluate(graph, flat_truth("", escalation.ladder(), p));
      EXPECT_NEAR(exact.no_expansion, std::pow(1 - p, 12), 1e-12);
    }
  }
}

std::vector<Escalation> every_escalation() {
  std::vector<Escalation> all;
  for (const auto& rules : every_variant()) {
    all.push_back(single_ladder(4, rules));
    for (const PartOrder order : {PartOrder::by_part, PartOrder::by_dose}) {
      for (const GateRule gate : {GateRule::same_dose_cleared, GateRule::part_concluded}) {
        all.push_back(linked(sad_and_mad(2, 2), order, gate, rules));
        all.push_back(linked(sad_and_mad(3, 2), order, gate, rules, {15, 5, {4, 2}}));
      }
    }
  }
  return all;
}

double sum_of(const std::vector<double>& values) {
  double total = 0;
  for (const double v : values) total += v;
  return total;
}

TEST(Law, ProbabilitiesAddUpAndMomentsAgree) {
  for (const Escalation& escalation : every_escalation()) {
    SCOPED_TRACE(escalation.name());
    const StateGraph graph = state_graph(escalation);
    for (const double p : {0.0, 0.05, 0.3, 0.77, 1.0}) {
      const ExactCharacteristics exact = evaluate(graph, flat_truth("", escalation.ladder(), p));
      ASSERT_NEAR(sum_of(exact.conclusion), 1, 1e-13);
      ASSERT_NEAR(sum_of(exact.patients), 1, 1e-13);
      double by_level = 0, dlt = 0, by_count = 0;
      for (const auto& part : exact.level) {
        for (const LevelExpectation& level : part) {
          by_level += level.evaluable;
          dlt += level.dlt;
          ASSERT_LE(level.treated, 1 + 1e-13);
        }
      }
      for (std::size_t n = 0; n < exact.patients.size(); ++n)
        by_count += double(n) * exact.patients[n];
      ASSERT_NEAR(by_level, by_count, 1e-11);
      ASSERT_NEAR(dlt, p * by_level, 1e-11);
      ASSERT_NEAR(exact.more_patients_than(-1), 1, 1e-13);
      ASSERT_EQ(exact.more_patients_than(graph.most_patients), 0);
    }
  }
}

// A higher DLT rate everywhere makes "no safe dose" more likely and full clearing less likely.
TEST(Law, WorseTruthsEndWorse) {
  for (const auto& rules : every_variant()) {
    for (const PartOrder order : {PartOrder::by_part, PartOrder::by_dose}) {
      const Escalation escalation =
          linked(sad_and_mad(2, 2), order, GateRule::same_dose_cleared, rules);
      SCOPED_TRACE(escalation.name());
      const StateGraph graph = state_graph(escalation);
      double none = -1, top = 2;
      for (int percent = 0; percent <= 100; percent += 4) {
        const ExactCharacteristics exact =
            evaluate(graph, flat_truth("", escalation.ladder(), percent / 100.0));
        const double now_none = probability(graph, exact, {ConclusionKind::no_safe_dose, {}});
        const double now_top =
            probability(graph, exact, {ConclusionKind::maximum_administered, DoseLevel{1, 1}});
        ASSERT_GE(now_none, none - 1e-13);
        ASSERT_LE(now_top, top + 1e-13);
        none = now_none;
        top = now_top;
      }
    }
  }
}

// Merging equal states changes no figure: a walk over every path, without merging, gives the same.
struct PathSums {
  double paths{0}, total{0}, patients{0};
};
void walk(const Escalation& escalation, const design::Tallies& state, double p, double here,
          PathSums& sums) {
  const design::Decision decision = escalation.next(state);
  const auto* treat = std::get_if<design::Treat>(&decision);
  if (treat == nullptr) {
    sums.paths += 1;
    sums.total += here;
    sums.patients += here * state.total().evaluable;
    return;
  }
  double choose = 1;
  for (int dlt = 0; dlt <= treat->patients; ++dlt) {
    design::Tallies after = state;
    after.add(treat->at, treat->patients, dlt);
    walk(escalation, after, p,
         here * choose * std::pow(p, dlt) * std::pow(1 - p, treat->patients - dlt), sums);
    choose = choose * (treat->patients - dlt) / (dlt + 1);
  }
}

TEST(Law, MergingStatesChangesNothing) {
  const Escalation escalation =
      linked(sad_and_mad(2, 2), PartOrder::by_dose, GateRule::same_dose_cleared,
             {.de_escalation = design::DeEscalation::to_level_with_fewer_than_six});
  const StateGraph graph = state_graph(escalation);
  const ExactCharacteristics exact = evaluate(graph, flat_truth("", escalation.ladder(), 0.2));
  PathSums sums;
  walk(escalation, {}, 0.2, 1, sums);
  EXPECT_EQ(graph.paths, sums.paths);
  double mean = 0;
  for (std::size_t n = 0; n < exact.patients.size(); ++n) mean += double(n) * exact.patients[n];
  EXPECT_NEAR(mean, sums.patients, 1e-11);
  EXPECT_LE(double(graph.ends.size()), sums.paths);
}

}  // namespace
}  // namespace caudata::oc
