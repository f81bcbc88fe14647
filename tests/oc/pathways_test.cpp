// SPDX-License-Identifier: Apache-2.0
#include "oc/pathways.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "design/trials.hpp"
#include "oc/exact_characteristics.hpp"

namespace caudata::oc {
namespace {

using design::Escalation;
using design::Tallies;
using design::testing::describe;
using design::testing::linked;
using design::testing::sad_and_mad;
using design::testing::single_ladder;

constexpr int whole_trial = 100;  // more cohorts than any of these trials has

std::string decision(const Pathways& tree, std::uint32_t node, const Escalation& escalation) {
  return describe(tree.nodes[node].decision, escalation.ladder());
}

TEST(Pathways, TheFirstCohortOfThreePlusThree) {
  const Escalation escalation = single_ladder(3);
  const Pathways tree = pathways(escalation, {}, 1);
  ASSERT_EQ(tree.nodes.size(), 5u);
  ASSERT_EQ(tree.nodes[0].steps.size(), 4u);
  const std::vector<std::string> after{
      "treat 3 at SAD d2 [3+3.go-up]", "treat 3 at SAD d1 [3+3.expand]",
      "no safe dose [3+3.lowest-not-tolerated]", "no safe dose [3+3.lowest-not-tolerated]"};
  for (std::size_t dlt = 0; dlt < after.size(); ++dlt) {
    EXPECT_EQ(tree.nodes[0].steps[dlt].outcome, design::tally_of(3, static_cast<int>(dlt)));
    EXPECT_EQ(decision(tree, tree.nodes[0].steps[dlt].to, escalation), after[dlt]);
  }
}

TEST(Pathways, BeginWhereTheTrialStands) {
  const Escalation escalation = single_ladder(3);
  Tallies now;
  now.add({0, 0}, 3, 1);
  const Pathways tree = pathways(escalation, now, 2);
  EXPECT_EQ(tree.nodes[0].tallies, now);
  EXPECT_EQ(decision(tree, 0, escalation), "treat 3 at SAD d1 [3+3.expand]");
  for (const PathwayNode& node : tree.nodes) EXPECT_LE(node.cohorts, 2);
}

TEST(Pathways, NoCohortsIsTheDecisionAlone) {
  EXPECT_EQ(pathways(single_ladder(3), {}, 0).nodes.size(), 1u);
}

TEST(Pathways, EveryStepLeadsToALaterNodeOfOneMoreCohort) {
  const Escalation escalation =
      linked(sad_and_mad(3, 2), design::PartOrder::by_dose, design::GateRule::same_dose_cleared);
  const Pathways tree = pathways(escalation, {}, 5);
  for (std::size_t at = 0; at < tree.nodes.size(); ++at) {
    for (const PathwayStep& step : tree.nodes[at].steps) {
      ASSERT_GT(step.to, at);
      ASSERT_EQ(tree.nodes[step.to].cohorts, tree.nodes[at].cohorts + 1);
    }
  }
}

// Followed to the end, the pathways are the whole trial: an independent way to its conclusions.
TEST(Pathways, ToTheEndGiveTheExactConclusions) {
  const Escalation escalation =
      linked(sad_and_mad(2, 2), design::PartOrder::by_part, design::GateRule::same_dose_cleared,
             {.de_escalation = design::DeEscalation::to_level_with_fewer_than_six});
  const Truth truth{"", {{0.1, 0.3}, {0.2, 0.45}}};
  const Pathways tree = pathways(escalation, {}, whole_trial);
  const std::vector<double> reach = reach_probabilities(tree, truth);
  std::map<design::Conclusion, double> by_pathway;
  for (std::size_t at = 0; at < tree.nodes.size(); ++at) {
    if (const auto* stop = std::get_if<design::Stop>(&tree.nodes[at].decision)) {
      by_pathway[stop->conclusion] += reach[at];
    }
  }
  const StateGraph graph = state_graph(escalation);
  const ExactCharacteristics exact = evaluate(graph, truth);
  ASSERT_EQ(by_pathway.size(), graph.conclusions.size());
  for (std::size_t i = 0; i < graph.conclusions.size(); ++i) {
    EXPECT_NEAR(by_pathway[graph.conclusions[i]], exact.conclusion[i], 1e-14);
  }
}

}  // namespace
}  // namespace caudata::oc
