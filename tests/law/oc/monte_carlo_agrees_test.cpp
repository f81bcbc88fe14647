// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <map>

#include "core/stream.hpp"
#include "design/trials.hpp"
#include "oc/enumerate.hpp"
#include "support/agreement.hpp"

// The design, played patient by patient with random outcomes, gives the enumerated figures. About
// 250 comparisons, each with a false-alarm probability of at most 1e-9 for any
// seed: 2.5e-7 in all.
namespace caudata::oc {
namespace {

constexpr std::uint32_t agreement_trials = 200'000;
constexpr core::Seed agreement_seed{20250712};

using design::DoseLevel;
using design::Escalation;
using test::Count;

struct End {
  design::Tallies tallies;
  design::Conclusion conclusion;
};

End play(const Escalation& escalation, const Truth& truth, std::uint32_t trial) {
  core::Stream stream(agreement_seed, core::TrialIndex{trial}, core::the_trial_itself,
                      core::Process::test);
  End end;
  while (true) {
    const design::Decision decision = escalation.next(end.tallies);
    const auto* treat = std::get_if<design::Treat>(&decision);
    if (treat == nullptr) {
      end.conclusion = std::get<design::Stop>(decision).conclusion;
      return end;
    }
    int dlt = 0;
    for (int i = 0; i < treat->patients; ++i)
      dlt += stream.uniform() < truth.p[treat->at.part][treat->at.dose];
    end.tallies.add(treat->at, treat->patients, dlt);
  }
}

struct Observed {
  std::map<design::Conclusion, std::uint32_t> conclusions;
  std::map<DoseLevel, Count> evaluable, dlt;
  std::map<int, std::uint32_t> total;
};

Observed simulate(const Escalation& escalation, const Truth& truth) {
  Observed seen;
  for (std::uint32_t trial = 0; trial < agreement_trials; ++trial) {
    const End end = play(escalation, truth, trial);
    ++seen.conclusions[end.conclusion];
    ++seen.total[end.tallies.total().evaluable];
    for (std::uint8_t part = 0; part < truth.p.size(); ++part) {
      for (std::uint8_t dose = 0; dose < truth.p[part].size(); ++dose) {
        seen.evaluable[{part, dose}].add(end.tallies[{part, dose}].evaluable);
        seen.dlt[{part, dose}].add(end.tallies[{part, dose}].dlt);
      }
    }
  }
  return seen;
}

void compare(const Escalation& escalation, const Truth& truth) {
  SCOPED_TRACE(escalation.name());
  const StateGraph graph = state_graph(escalation);
  const ExactCharacteristics exact = evaluate(graph, truth);
  Observed seen = simulate(escalation, truth);
  for (std::size_t i = 0; i < graph.conclusions.size(); ++i) {
    test::expect_share(seen.conclusions[graph.conclusions[i]], agreement_trials,
                       exact.conclusion[i], to_text(graph.conclusions[i], escalation.ladder()));
  }
  EXPECT_EQ(seen.conclusions.size(),
            graph.conclusions.size());  // none that the graph does not know
  for (std::size_t n = 0; n < exact.patients.size(); ++n) {
    test::expect_share(seen.total[static_cast<int>(n)], agreement_trials, exact.patients[n],
                       fmt::format("P(n = {})", n));
  }
  constexpr double most_at_level = 6;
  for (const auto& [level, count] : seen.evaluable) {
    const LevelExpectation& expected = exact.level[level.part][level.dose];
    const std::string name = escalation.ladder().name(level);
    test::expect_share(count.positive, agreement_trials, expected.treated, name + " treated");
    test::expect_mean(count, agreement_trials, expected.evaluable, most_at_level,
                      name + " patients");
    test::expect_mean(seen.dlt[level], agreement_trials, expected.dlt, most_at_level,
                      name + " DLTs");
  }
}

TEST(MonteCarlo, SadThenMadAgreesWithTheExactFigures) {
  compare(design::testing::linked(design::testing::sad_and_mad(2, 2), design::PartOrder::by_part,
                                  design::GateRule::same_dose_cleared),
          {"rising", {{0.02, 0.1}, {0.08, 0.3}}});
}

TEST(MonteCarlo, SadAndMadInTurnWithKornAgree) {
  compare(design::testing::linked(
              design::testing::sad_and_mad(3, 2), design::PartOrder::by_dose,
              design::GateRule::same_dose_cleared,
              {.de_escalation = design::DeEscalation::to_level_with_fewer_than_six}),
          {"steep", {{0.05, 0.25, 0.5}, {0.15, 0.45}}});
}

TEST(MonteCarlo, SixNeededAndLimitsAgree) {
  compare(design::testing::linked(design::testing::sad_and_mad(2, 2), design::PartOrder::by_part,
                                  design::GateRule::part_concluded,
                                  {.mtd_needs_six = design::MtdNeedsSix::yes}, {20, 5, {4, 2}}),
          {"harmful MAD", {{0.05, 0.1}, {0.4, 0.6}}});
}

TEST(MonteCarlo, OneLadderThatAllowsNoDltAgrees) {
  compare(design::testing::single_ladder(4, {.dlt_allowed_of_six = 0, .start_dose = 1}),
          {"single", {{0.05, 0.15, 0.3, 0.45}}});
}

}  // namespace
}  // namespace caudata::oc
