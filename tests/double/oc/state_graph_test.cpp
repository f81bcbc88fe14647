// SPDX-License-Identifier: Apache-2.0
#include "oc/state_graph.hpp"

#include <gtest/gtest.h>

#include <map>

#include "design/trials.hpp"
#include "oc/exact_characteristics.hpp"
#include "oc/plain_state_graph.hpp"
#include "oc/registered.hpp"
#include "oc/tally_counts.hpp"

// The fast graph against the plain one, on every registered design.
namespace caudata::oc {
namespace {

using design::Escalation;
using testing::every_linked;
using testing::every_registered;

constexpr double rounding = 1e-13;

EndState described(const StateGraph& graph, std::uint32_t state) {
  return graph.ends[state - graph.decisions.size()];
}

/// Walks both graphs side by side: the same batches and ends by the same outcomes, and a state of
/// one is always met with the same state of the other.
void expect_same_shape(const StateGraph& fast, const StateGraph& plain) {
  constexpr std::uint32_t unknown = ~std::uint32_t{0};
  std::vector<std::uint32_t> partner(fast.decisions.size(), unknown);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> open{{0, 0}};
  while (!open.empty()) {
    const auto [f, p] = open.back();
    open.pop_back();
    ASSERT_EQ(f < fast.decisions.size(), p < plain.decisions.size());
    if (f >= fast.decisions.size()) {
      ASSERT_EQ(described(fast, f), described(plain, p));
      continue;
    }
    if (partner[f] != unknown) {
      ASSERT_EQ(partner[f], p);
      continue;
    }
    partner[f] = p;
    const DecisionState &a = fast.decisions[f], &b = plain.decisions[p];
    ASSERT_EQ(a.batch, b.batch);
    ASSERT_EQ(a.first_at_level, b.first_at_level);
    const auto outcomes = cohort_outcomes(fast.batches[a.batch].patients, fast.observed);
    for (std::uint32_t k = 0; k < outcomes.size(); ++k) {
      open.push_back({fast.edges[a.edge + k], plain.edges[b.edge + k]});
    }
  }
}

void expect_near(const std::vector<double>& a, const std::vector<double>& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) ASSERT_NEAR(a[i], b[i], rounding * (1 + a[i]));
}

void expect_same_figures(const StateGraph& fast, const StateGraph& plain, const Truth& truth) {
  const ExactCharacteristics a = evaluate(fast, truth), b = evaluate(plain, truth);
  expect_near(a.conclusion, b.conclusion);
  expect_near(a.patients, b.patients);
  expect_near(a.cohorts, b.cohorts);
  ASSERT_NEAR(a.no_expansion, b.no_expansion, rounding);
  for (std::size_t part = 0; part < design::max_parts; ++part) {
    for (std::size_t dose = 0; dose < design::max_doses; ++dose) {
      const LevelExpectation &x = a.level[part][dose], &y = b.level[part][dose];
      expect_near({x.treated, x.evaluable, x.dlt, x.response},
                  {y.treated, y.evaluable, y.dlt, y.response});
    }
  }
}

void expect_equal_graphs(const Escalation& escalation) {
  SCOPED_TRACE(escalation.name());
  const StateGraph fast = state_graph(escalation), plain = plain_state_graph(escalation);
  EXPECT_EQ(fast.observed, plain.observed);
  EXPECT_EQ(fast.batches, plain.batches);
  EXPECT_EQ(fast.conclusions, plain.conclusions);
  EXPECT_EQ(fast.decisions.size(), plain.decisions.size());
  EXPECT_EQ(fast.edges.size(), plain.edges.size());
  EXPECT_EQ(fast.states, plain.states);
  EXPECT_EQ(tally_counts(fast), tally_counts(plain));
  EXPECT_EQ(fast.paths, plain.paths);
  EXPECT_EQ(fast.most_patients, plain.most_patients);
  expect_same_shape(fast, plain);
  expect_same_figures(fast, plain, testing::rising_truth(escalation.ladder()));
}

TEST(StateGraph, EqualsThePlainGraphForEveryRegisteredDesign) {
  for (const std::size_t doses : {1u, 2u, 3u}) {
    for (const auto& escalation : every_registered(doses, {12, 3})) expect_equal_graphs(escalation);
  }
  for (const auto& escalation : every_registered(2, {6, 2})) expect_equal_graphs(escalation);
  for (const auto& escalation : every_registered(3, {6, 1})) expect_equal_graphs(escalation);
}

TEST(StateGraph, EqualsThePlainGraphThroughTheGate) {
  for (const auto& escalation : every_linked({6, 3})) expect_equal_graphs(escalation);
}

TEST(StateGraph, EqualsThePlainGraphWithStoppingLimits) {
  for (const auto& rules : design::testing::every_variant()) {
    expect_equal_graphs(
        design::testing::linked(design::testing::sad_and_mad(3, 2), design::PartOrder::by_dose,
                                design::GateRule::same_dose_cleared, rules, {15, 5, {4, 2}}));
  }
}

/// A design that does not say that margins suffice.
struct LooksAtBoth {
  static constexpr bool decides_on_tallies = true;
  design::AnyDesign inner;
  design::LadderDecision next(const design::LadderHistory& h) const { return inner.next(h); }
  std::string name() const { return inner.name(); }
  int cohort_size() const { return inner.cohort_size(); }
  design::Tally recall(design::Tally last_cohort) const { return inner.recall(last_cohort); }
  bool uses_efficacy() const { return inner.uses_efficacy(); }
};

TEST(StateGraph, OfMarginsHasTheFiguresOfThePlainGraphOfAllOutcomes) {
  constexpr std::size_t doses = 2;
  constexpr testing::TrialSize size{9, 3};
  int designs = 0;
  for (const design::DesignEntry* entry : design::design_entries()) {
    const auto made = entry->make(testing::sized(*entry, size), design::numbered_ladder(doses));
    if (!made || !made->decides_on_tallies() || !made->decides_on_margins()) continue;
    SCOPED_TRACE(made->name());
    ++designs;
    const StateGraph margins = state_graph(testing::alone(*made, doses));
    const Escalation whole = testing::alone(LooksAtBoth{*made}, doses);
    const StateGraph plain = plain_state_graph(whole);
    ASSERT_EQ(margins.observed, Observed::margins);
    ASSERT_EQ(plain.observed, Observed::dlt_and_response);
    EXPECT_LT(margins.states, plain.states);
    ASSERT_EQ(margins.batches, plain.batches);
    ASSERT_EQ(margins.conclusions, plain.conclusions);
    expect_same_figures(margins, plain, testing::rising_truth(whole.ladder()));
  }
  EXPECT_GT(designs, 0);
}

TEST(StateGraph, KnowsALadderOfTenDosesAndASentinel) {
  Escalation ten = design::testing::single_ladder(10);
  expect_equal_graphs(ten);
  const design::StartRule sentinel{1, core::Days{3}, core::Days{1}};
  const Escalation held{design::testing::one_part(2),
                        {{design::ThreePlusThree({}), {}, {}, sentinel}},
                        design::PartOrder::by_part,
                        {}};
  const StateGraph graph = state_graph(held);
  ASSERT_EQ(graph.starts.size(), graph.batches.size());
  for (const design::StartRule& start : graph.starts) EXPECT_EQ(start.sentinels, 1);
}

}  // namespace
}  // namespace caudata::oc
