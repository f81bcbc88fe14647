// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <map>

#include "oc/enumerate.hpp"
#include "oc/simulate.hpp"
#include "support/agreement.hpp"
#include "support/example_study.hpp"

// The trial in calendar time, with accrual, holds, missed doses, dropout, deaths and replacement,
// gives the figures that the enumeration of the design gives: the calendar moves time, not
// decisions. About 270 comparisons under eight truths, each with a false-alarm probability of at
// most 1e-9 for any seed: 2.7e-7 in all.
namespace caudata::oc {
namespace {

using design::DoseLevel;
using test::Count;

constexpr std::uint32_t trials = 2500;
constexpr core::Seed seed{20251122};
constexpr int planned = 12;

/// The truths of the Phase I example: flat, rising, steep, harmful when repeated, delayed.
std::vector<trial::Scenario> truths() {
  const std::vector<std::pair<std::string, std::vector<std::vector<double>>>> rates = {
      {"flat 2 %", {{0.02, 0.02}, {0.02, 0.02}}},    {"flat 5 %", {{0.05, 0.05}, {0.05, 0.05}}},
      {"flat 10 %", {{0.10, 0.10}, {0.10, 0.10}}},   {"flat 20 %", {{0.20, 0.20}, {0.20, 0.20}}},
      {"rising", {{0.03, 0.08}, {0.08, 0.20}}},      {"steep", {{0.02, 0.30}, {0.05, 0.50}}},
      {"harmful MAD", {{0.03, 0.05}, {0.30, 0.45}}}, {"delayed", {{0.03, 0.05}, {0.05, 0.08}}}};
  std::vector<trial::Scenario> scenarios;
  for (const auto& [name, p] : rates) {
    trial::Scenario& scenario = scenarios.emplace_back();
    scenario.name = name;
    scenario.toxicity.p = p;
    scenario.toxicity.late = name == "delayed" ? 0.2 : 0;
  }
  return scenarios;
}

struct Seen {
  std::map<design::Conclusion, std::uint32_t> conclusions;
  std::map<DoseLevel, Count> evaluable, dlt;
  std::uint32_t above_planned{0};

  void add(const trial::Verdict& verdict) {
    ++conclusions[verdict.conclusion];
    above_planned += verdict.evaluable > planned ? 1 : 0;
    for (const DoseLevel at :
         {DoseLevel{0, 0}, DoseLevel{0, 1}, DoseLevel{1, 0}, DoseLevel{1, 1}}) {
      evaluable[at].add(verdict.level[at.part][at.dose].evaluable);
      dlt[at].add(verdict.level[at.part][at.dose].dlt);
    }
  }
};

void compare(const trial::Study& study, const StateGraph& graph, const trial::Scenario& scenario,
             Seen& seen) {
  SCOPED_TRACE(scenario.name);
  const ExactCharacteristics exact = evaluate(graph, {scenario.name, scenario.toxicity.p});
  for (std::size_t i = 0; i < graph.conclusions.size(); ++i) {
    test::expect_share(seen.conclusions[graph.conclusions[i]], trials, exact.conclusion[i],
                       to_text(graph.conclusions[i], study.escalation.ladder()));
  }
  EXPECT_EQ(seen.conclusions.size(), graph.conclusions.size());
  test::expect_share(seen.above_planned, trials, exact.more_patients_than(planned),
                     "P(n > planned)");
  constexpr double most_at_level = 6;
  for (const auto& [at, count] : seen.evaluable) {
    const LevelExpectation& expected = exact.level[at.part][at.dose];
    const std::string level = study.escalation.ladder().name(at);
    test::expect_share(count.positive, trials, expected.treated, level + " treated");
    test::expect_mean(count, trials, expected.evaluable, most_at_level, level + " patients");
    test::expect_mean(seen.dlt[at], trials, expected.dlt, most_at_level, level + " DLTs");
  }
}

void conduct_and_compare(trial::Protocol protocol) {
  protocol.scenarios = truths();
  protocol.visits.clear();  // they decide nothing and cost the most
  const trial::Study study = test::example_study(protocol);
  std::vector<Seen> seen(protocol.scenarios.size());
  for (std::uint32_t i = 0; i < trials; ++i) {
    const auto verdicts = simulate_trial(study, seed, i);
    for (std::size_t s = 0; s < seen.size(); ++s) seen[s].add(verdicts[s]);
  }
  const StateGraph graph = state_graph(study.escalation);
  for (std::size_t s = 0; s < seen.size(); ++s) {
    compare(study, graph, protocol.scenarios[s], seen[s]);
  }
}

TEST(ConductedTrial, HasTheExactFiguresUnderEveryTruth) {
  conduct_and_compare(test::example_protocol());
}

}  // namespace
}  // namespace caudata::oc
