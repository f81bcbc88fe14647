// SPDX-License-Identifier: Apache-2.0
#include "oc/escalation_time.hpp"

#include <gtest/gtest.h>

#include "design/trials.hpp"

namespace caudata::oc {
namespace {

using design::testing::linked;
using design::testing::sad_and_mad;

const SteadyAccrual accrual{10, 7, {28, 56}};

TEST(CohortDays, AreLastPatientWindowAndReview) {
  EXPECT_EQ(cohort_days({{0, 0}, 3}, {}, accrual), 30 + 28 + 7);
  EXPECT_EQ(cohort_days({{1, 1}, 3}, {}, accrual), 30 + 56 + 7);
  EXPECT_EQ(cohort_days({{0, 0}, 1}, {}, accrual), 10 + 28 + 7);
}

TEST(CohortDays, KeepTheSentinelsHoldAndTheStagger) {
  // Dosed on days 10, 10 + 25, and 3 days later, when the third has long come.
  EXPECT_EQ(cohort_days({{0, 0}, 3}, {1, core::Days{25}, core::Days{3}}, accrual), 38 + 28 + 7);
  // A stagger shorter than the interval changes nothing.
  EXPECT_EQ(cohort_days({{0, 0}, 3}, {0, core::Days{0}, core::Days{9}}, accrual), 30 + 28 + 7);
}

TEST(EscalationTime, OfOneDoseIsOneOrTwoCohorts) {
  const design::Escalation escalation = design::testing::single_ladder(1);
  const StateGraph graph = state_graph(escalation);
  const Truth truth = flat_truth("", escalation.ladder(), 0.2);
  const double second = 3 * 0.2 * 0.8 * 0.8;  // one DLT of three
  const double days = 30 + 28 + 7;
  EXPECT_NEAR(mean_days(graph, evaluate(graph, truth), accrual), days * (1 + second), 1e-11);
  const auto distribution = days_distribution(graph, truth, accrual);
  ASSERT_EQ(distribution.size(), 2u);
  EXPECT_EQ(distribution[0].days, days);
  EXPECT_NEAR(distribution[1].probability, second, 1e-14);
}

TEST(EscalationTime, MeanAndDistributionAgree) {
  const design::Escalation escalation =
      linked(sad_and_mad(3, 2), design::PartOrder::by_dose, design::GateRule::same_dose_cleared);
  const StateGraph graph = state_graph(escalation);
  const Truth truth{"", {{0.05, 0.2, 0.4}, {0.1, 0.3}}};
  double total = 0, mean = 0;
  for (const auto& [days, p] : days_distribution(graph, truth, accrual)) {
    total += p;
    mean += days * p;
  }
  EXPECT_NEAR(total, 1, 1e-13);
  EXPECT_NEAR(mean, mean_days(graph, evaluate(graph, truth), accrual), 1e-9);
}

}  // namespace
}  // namespace caudata::oc
