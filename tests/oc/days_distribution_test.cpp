// SPDX-License-Identifier: Apache-2.0
#include "oc/days_distribution.hpp"

#include <gtest/gtest.h>

#include "design/trials.hpp"

namespace caudata::oc {
namespace {

using design::testing::linked;
using design::testing::sad_and_mad;

TEST(DaysDistribution, OfOneDoseIsOneOrTwoCohorts) {
  const design::Escalation escalation = design::testing::single_ladder(1);
  const StateGraph graph = state_graph(escalation);
  const double second = 3 * 0.2 * 0.8 * 0.8;  // one DLT of three
  const double days = 65;
  const auto distribution = days_distribution(graph, flat_truth("", escalation.ladder(), 0.2),
                                              std::vector(graph.batches.size(), days));
  ASSERT_EQ(distribution.size(), 2u);
  EXPECT_EQ(distribution[0].days, days);
  EXPECT_EQ(distribution[1].days, 2 * days);
  EXPECT_NEAR(distribution[1].probability, second, 1e-14);
  EXPECT_EQ(quantile(distribution, 0.1), days);
  EXPECT_EQ(quantile(distribution, 0.9), 2 * days);
}

TEST(DaysDistribution, HasTheMeanOfTheCohorts) {
  const design::Escalation escalation =
      linked(sad_and_mad(3, 2), design::PartOrder::by_dose, design::GateRule::same_dose_cleared);
  const StateGraph graph = state_graph(escalation);
  const Truth truth{"", {{0.05, 0.2, 0.4}, {0.1, 0.3}}};
  std::vector<double> days;
  double expected = 0;
  const ExactCharacteristics exact = evaluate(graph, truth);
  for (std::size_t i = 0; i < graph.batches.size(); ++i) {
    days.push_back(30.25 + 28.0 * graph.batches[i].level.part);
    expected += exact.cohorts[i] * days.back();
  }
  double total = 0, mean = 0;
  for (const auto& [of, p] : days_distribution(graph, truth, days)) {
    total += p;
    mean += of * p;
  }
  EXPECT_NEAR(total, 1, 1e-13);
  EXPECT_NEAR(mean, expected, 1e-9);
}

}  // namespace
}  // namespace caudata::oc
