// SPDX-License-Identifier: Apache-2.0
// The same sums for any number of threads, any cut into shards, any interruption; a replay is the
// trial that was simulated.
#include "oc/simulate.hpp"

#include <gtest/gtest.h>

#include "oc/examples.hpp"
#include "oc/pilot.hpp"
#include "oc/plan.hpp"
#include "oc/replay.hpp"
#include "support/example_study.hpp"
#include "trial/conduct.hpp"

namespace caudata {
namespace {

constexpr core::Seed seed{20270406};
constexpr oc::TrialRange run{seed, 0, 350};  // the last chunk is not full

const trial::Study& study() {
  static const trial::Study example = test::example_study();
  return example;
}

oc::Simulated simulated(oc::TrialRange range, unsigned threads) {
  oc::Simulated state = oc::not_yet_simulated(study(), range);
  oc::simulate(study(), state, threads, {}, {});
  EXPECT_TRUE(state.complete());
  return state;
}

const oc::Simulated& reference() {
  static const oc::Simulated state = simulated(run, 1);
  return state;
}

TEST(Simulate, GivesTheSameSumsForAnyNumberOfThreads) {
  EXPECT_EQ(simulated(run, 2).scenarios, reference().scenarios);
  EXPECT_EQ(simulated(run, 5).scenarios, reference().scenarios);
}

TEST(Simulate, GivesTheSameSumsInShards) {
  std::vector<oc::Accumulator> sums = simulated(oc::shard_range(run, {3, 3}), 1).scenarios;
  for (const std::uint64_t i : {1u, 2u}) {  // merged out of order
    const auto shard = simulated(oc::shard_range(run, {i, 3}), 2);
    for (std::size_t s = 0; s < sums.size(); ++s) merge(sums[s], shard.scenarios[s]);
  }
  EXPECT_EQ(sums, reference().scenarios);
}

TEST(Simulate, GoesOnAfterAnInterruptionToTheSameSums) {
  oc::Simulated state = oc::not_yet_simulated(study(), run);
  int sessions = 0;
  while (!state.complete()) {
    std::stop_source stop;
    oc::simulate(study(), state, 2, stop.get_token(),
                 [&](const oc::Simulated&) { stop.request_stop(); });
    ++sessions;
  }
  EXPECT_EQ(state.scenarios, reference().scenarios);
  EXPECT_GE(sessions, 1);
}

TEST(Simulate, ReportsEveryPrefixInOrder) {
  oc::Simulated state = oc::not_yet_simulated(study(), run);
  std::vector<std::uint64_t> prefixes;
  oc::simulate(study(), state, 3, {}, [&](const oc::Simulated& s) { prefixes.push_back(s.done); });
  EXPECT_EQ(prefixes, (std::vector<std::uint64_t>{100, 200, 300, 350}));
}

/// Sums of one trial: two trials came to the same if these are equal.
oc::Accumulator sums_of(const trial::Verdict& verdict, std::uint32_t trial) {
  oc::Accumulator sums =
      oc::empty_accumulator(study().escalation.ladder(), study().protocol.visits.size());
  add(sums, study().escalation, trial, verdict);
  return sums;
}

TEST(Replay, IsTheTrialThatWasSimulated) {
  for (const std::uint32_t trial : {0u, 1u, 17u, 99u, 100u, 349u}) {
    const auto verdicts = oc::simulate_trial(study(), seed, trial);
    for (std::size_t s = 0; s < verdicts.size(); ++s) {
      const auto again =
          oc::replay(study(), study().protocol.scenarios[s], seed, core::TrialIndex(trial));
      EXPECT_EQ(sums_of(trial::evaluate(again.record), trial), sums_of(verdicts[s], trial));
      EXPECT_FALSE(again.events.empty());
    }
  }
}

TEST(Examples, PickTrialsThatDoWhatTheRuleSays) {
  for (const oc::ExamplePick& pick : oc::pick_examples(study(), reference())) {
    const auto again = oc::replay(study(), study().protocol.scenarios[pick.scenario], seed,
                                  core::TrialIndex(pick.trial));
    const trial::Verdict verdict = trial::evaluate(again.record);
    if (pick.rule == "missed DLT") {
      EXPECT_GT(verdict.missed_dlt, 0);
    }
    if (pick.rule == "late DLT") {
      EXPECT_GT(verdict.late_dlt, 0);
    }
    if (pick.rule == "longest") {
      for (const oc::Accumulator& sums : reference().scenarios) {
        EXPECT_GE(verdict.days_to_decision, sums.days_to_decision.counts().rbegin()->first);
      }
    }
  }
}

TEST(Examinations, ShowTheSummaryThatTheTrialRecorded) {
  auto again = oc::replay(study(), study().protocol.scenarios.front(), seed, core::TrialIndex(3));
  for (const trial::SubjectRecord& subject : again.record.subjects) {
    const auto series = oc::examinations(study(), again, subject);
    ASSERT_FALSE(series.empty());
    EXPECT_EQ(series.front().classification.ais, subject.baseline.ais);
    std::size_t next = 1;
    for (const trial::VisitResult& visit : subject.visits) {
      if (!visit.exam) continue;
      ASSERT_LT(next, series.size());
      EXPECT_EQ(series[next].classification.ais, visit.exam->ais);
      EXPECT_EQ(series[next].classification.upper_extremity_motor_score, visit.exam->uems);
      ++next;
    }
    EXPECT_EQ(next, series.size());
  }
}

TEST(Pilot, IsTheSameForEveryShardAndNumberOfThreads) {
  trial::Protocol protocol = test::example_protocol();
  protocol.scenarios.resize(1);
  protocol.visits.clear();
  const trial::Study short_one = test::example_study(protocol);
  const auto one = oc::trials_for_target(short_one, seed, 0.008, 1, {});
  const auto two = oc::trials_for_target(short_one, seed, 0.008, 2, {});
  ASSERT_TRUE(one.has_value());
  EXPECT_EQ(one, two);
  EXPECT_GE(*one, oc::pilot_trials);
}

}  // namespace
}  // namespace caudata
