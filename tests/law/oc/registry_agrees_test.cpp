// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "oc/complete_data.hpp"
#include "oc/exact_characteristics.hpp"
#include "oc/registered.hpp"
#include "support/agreement.hpp"

// Exact figures against a million simulated trials, for every registered design with exact
// support. About 40 comparisons a design, each with a false-alarm probability of at most 1e-9 for
// any seed: below 1e-6 in all for up to 25 designs.
namespace caudata::oc {
namespace {

constexpr std::uint32_t registry_trials = 1'000'000;
constexpr core::Seed registry_seed{4};
constexpr testing::TrialSize size{9, 3};
constexpr std::size_t doses = 3;

test::Count count_of(const LevelCount& count) {
  return {static_cast<double>(count.sums.sum), static_cast<double>(count.sums.squares),
          static_cast<std::uint32_t>(count.positive)};
}

void expect_level(const SimulatedLevel& seen, const LevelExpectation& exact, int most,
                  const std::string& name) {
  test::expect_share(static_cast<std::uint32_t>(seen.evaluable.positive), registry_trials,
                     exact.treated, name + " treated");
  test::expect_mean(count_of(seen.evaluable), registry_trials, exact.evaluable, most,
                    name + " patients");
  test::expect_mean(count_of(seen.dlt), registry_trials, exact.dlt, most, name + " DLTs");
  test::expect_mean(count_of(seen.response), registry_trials, exact.response, most,
                    name + " responses");
}

void expect_agreement(const design::Escalation& escalation) {
  SCOPED_TRACE(escalation.name());
  const Truth truth = testing::rising_truth(escalation.ladder());
  const StateGraph graph = state_graph(escalation);
  const ExactCharacteristics exact = evaluate(graph, truth);
  SimulatedCharacteristics seen =
      simulate_complete_data(escalation, truth, {registry_seed, 0, registry_trials});
  for (std::size_t i = 0; i < graph.conclusions.size(); ++i) {
    test::expect_share(static_cast<std::uint32_t>(seen.conclusion[graph.conclusions[i]]),
                       registry_trials, exact.conclusion[i],
                       to_text(graph.conclusions[i], escalation.ladder()));
  }
  EXPECT_EQ(seen.conclusion.size(), graph.conclusions.size());  // none that the graph lacks
  ASSERT_LE(seen.patients.size(), exact.patients.size());
  for (std::size_t n = 0; n < seen.patients.size(); ++n) {
    test::expect_share(static_cast<std::uint32_t>(seen.patients[n]), registry_trials,
                       exact.patients[n], std::to_string(n) + " patients");
  }
  for (std::uint8_t dose = 0; dose < doses; ++dose) {
    expect_level(seen.level[0][dose], exact.level[0][dose], graph.most_patients,
                 escalation.ladder().name({0, dose}));
  }
}

TEST(Registry, ExactFiguresAgreeWithAMillionTrials) {
  for (const auto& escalation : testing::every_registered(doses, size)) {
    expect_agreement(escalation);
  }
}

TEST(Registry, ProbabilitiesAddUpToOne) {
  for (const auto& escalation : testing::every_registered(doses, size)) {
    SCOPED_TRACE(escalation.name());
    const ExactCharacteristics exact =
        evaluate(state_graph(escalation), testing::rising_truth(escalation.ladder()));
    double conclusions = 0, patients = 0, mean = 0;
    for (const double p : exact.conclusion) conclusions += p;
    for (std::size_t n = 0; n < exact.patients.size(); ++n) {
      patients += exact.patients[n];
      mean += double(n) * exact.patients[n];
    }
    EXPECT_NEAR(conclusions, 1, 1e-13);
    EXPECT_NEAR(patients, 1, 1e-13);
    for (const LevelExpectation& level : exact.level[0]) mean -= level.evaluable;
    EXPECT_NEAR(mean, 0, 1e-12);
  }
}

}  // namespace
}  // namespace caudata::oc
