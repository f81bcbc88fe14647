// SPDX-License-Identifier: Apache-2.0
#include "oc/complete_data.hpp"

#include <gtest/gtest.h>

#include "oc/registered.hpp"

// The fast simulation against the plain one: the same trials, number for number.
namespace caudata::oc {
namespace {

constexpr core::Seed seed{20261122};
// The plain simulation asks the design anew each time, and one that weighs responses takes a tenth
// of a second to answer.
constexpr std::uint64_t trials_on_dlts = 500, trials_on_responses = 30;

void expect_equal(const design::Escalation& escalation) {
  SCOPED_TRACE(escalation.name());
  const std::uint64_t trials = escalation.uses_efficacy() ? trials_on_responses : trials_on_dlts;
  const Truth truth = testing::rising_truth(escalation.ladder());
  const SimulatedCharacteristics fast =
      simulate_complete_data(escalation, truth, {seed, 100, 100 + trials});
  EXPECT_EQ(fast.trials, trials);
  EXPECT_EQ(fast, simulate_plainly(escalation, truth, {seed, 100, 100 + trials}));
}

TEST(CompleteData, EqualsThePlainSimulationForEveryRegisteredDesign) {
  for (const auto& escalation : testing::every_registered(3, {12, 3})) expect_equal(escalation);
  for (const auto& escalation : testing::every_registered(1, {5, 2})) expect_equal(escalation);
}

TEST(CompleteData, EqualsThePlainSimulationThroughTheGate) {
  for (const auto& escalation : testing::every_linked({6, 3})) expect_equal(escalation);
}

TEST(CompleteData, TwoRunsAddUpToOne) {
  const design::Escalation escalation = testing::every_registered(3, {12, 3}).front();
  const Truth truth = testing::rising_truth(escalation.ladder());
  const auto all = simulate_complete_data(escalation, truth, {seed, 0, 300});
  const auto low = simulate_complete_data(escalation, truth, {seed, 0, 120});
  const auto high = simulate_complete_data(escalation, truth, {seed, 120, 300});
  EXPECT_EQ(low.level[0][0].dlt.sums.sum + high.level[0][0].dlt.sums.sum,
            all.level[0][0].dlt.sums.sum);
  EXPECT_EQ(low.trials + high.trials, all.trials);
}

TEST(CompleteData, CertainOutcomesAreCertain) {
  const design::Escalation escalation = testing::every_registered(2, {6, 3}).front();
  for (const double p : {0.0, 1.0}) {
    const Truth truth = flat_truth("", escalation.ladder(), p);
    const auto sums = simulate_complete_data(escalation, truth, {seed, 0, 50});
    EXPECT_EQ(sums.conclusion.size(), 1u);
    EXPECT_EQ(sums.level[0][0].dlt.sums.sum, p > 0 ? sums.level[0][0].evaluable.sums.sum : 0);
  }
}

}  // namespace
}  // namespace caudata::oc
