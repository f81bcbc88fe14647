// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "oc/complete_data.hpp"
#include "oc/exact_characteristics.hpp"
#include "oc/registered.hpp"

// One thread or several: the same graph, the same figures, the same trials, bit for bit.
namespace caudata::oc {
namespace {

constexpr core::Seed exact_seed{5};

design::Escalation boin(std::int64_t patients) {
  const auto made = design::make_design(
      "BOIN", design::options_of({{"max_patients", patients}, {"cohort_size", std::int64_t{3}}}),
      design::numbered_ladder(4));
  return testing::alone(*made, 4);
}

TEST(ExactThreads, GiveTheSameGraph) {
  const design::Escalation escalation = boin(24);
  const StateGraph one = state_graph(escalation, 1), three = state_graph(escalation, 3);
  ASSERT_GT(one.states, 1000u);  // layers large enough to be shared out
  EXPECT_EQ(one.edges, three.edges);
  EXPECT_EQ(one.ends, three.ends);
  EXPECT_EQ(one.conclusions, three.conclusions);
  EXPECT_EQ(one.paths, three.paths);
}

TEST(ExactThreads, ManyTruthsAreWhatEachIsByItself) {
  const design::Escalation escalation = boin(12);
  const StateGraph graph = state_graph(escalation);
  std::vector<Truth> truths;
  for (int i = 0; i < 150; ++i) {
    truths.push_back(flat_truth("", escalation.ladder(), 0.005 * i));
  }
  const auto one = evaluate_all(graph, truths, 1), two = evaluate_all(graph, truths, 2);
  ASSERT_EQ(one.size(), truths.size());
  ASSERT_EQ(two.size(), truths.size());
  for (std::size_t i = 0; i < truths.size(); ++i) {
    const ExactCharacteristics alone = evaluate(graph, truths[i]);
    ASSERT_EQ(one[i].conclusion, alone.conclusion);
    ASSERT_EQ(two[i].conclusion, alone.conclusion);
    ASSERT_EQ(two[i].cohorts, alone.cohorts);
    ASSERT_EQ(one[i].level[0][1].dlt, alone.level[0][1].dlt);
  }
}

TEST(ExactThreads, SimulateTheSameTrials) {
  const design::Escalation escalation = boin(15);
  const Truth truth = testing::rising_truth(escalation.ladder());
  const CompleteDataRun run{exact_seed, 1000, 60'000};
  EXPECT_EQ(simulate_complete_data(escalation, truth, run, 1),
            simulate_complete_data(escalation, truth, run, 3));
}

}  // namespace
}  // namespace caudata::oc
