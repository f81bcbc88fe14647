// SPDX-License-Identifier: Apache-2.0
// Trials per second of the Phase I example on one thread, and where the time goes: people, conduct,
// evaluation, sums, the log.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "embedded_ledger.hpp"
#include "io/protocol_reader.hpp"
#include "oc/simulate.hpp"
#include "trial/candidates.hpp"
#include "trial/conduct.hpp"

namespace caudata {
namespace {

constexpr core::Seed seed{1};

template <class T>
T value_or_exit(core::Result<T> result) {
  if (result) return std::move(*result);
  std::cerr << to_text(result.error());
  std::exit(1);
}

const trial::Study& study() {
  static const trial::Study example = [] {
    std::ifstream in(CAUDATA_SOURCE_DIR "/protocols/xs228-phase1.protocol.toml");
    std::ostringstream text;
    text << in.rdbuf();
    const auto draft = value_or_exit(io::read_protocol(text.str(), "xs228-phase1.protocol.toml"));
    return value_or_exit(trial::resolve(draft.protocol, bench::embedded_ledger()));
  }();
  return example;
}

trial::Candidates people(std::uint32_t trial) {
  return {study(), core::TrialStreams{seed, core::TrialIndex(trial)}};
}
trial::TrialRecord conduct_first_scenario(trial::Candidates& candidates,
                                          trial::EventLog::Keep keep) {
  trial::EventLog log(keep);
  return trial::conduct(study(), study().protocol.scenarios.front(), candidates, log);
}

/// What a run does, per trial under all scenarios; `trials/s` is the figure of the README.
void whole_trial_all_scenarios(benchmark::State& state) {
  std::uint32_t trial = 0;
  std::vector<oc::Accumulator> sums(
      study().protocol.scenarios.size(),
      oc::empty_accumulator(study().escalation.ladder(), study().protocol.visits.size()));
  for (auto _ : state) {
    const auto verdicts = oc::simulate_trial(study(), seed, trial);
    for (std::size_t s = 0; s < sums.size(); ++s)
      add(sums[s], study().escalation, trial, verdicts[s]);
    ++trial;
  }
  state.counters["trials/s"] =
      benchmark::Counter(static_cast<double>(trial), benchmark::Counter::kIsRate);
  state.counters["scenarios"] = static_cast<double>(sums.size());
}
BENCHMARK(whole_trial_all_scenarios)->Unit(benchmark::kMicrosecond);

/// The first scenario of a trial: people are drawn and examined as they are needed.
void first_scenario_with_people(benchmark::State& state) {
  std::uint32_t trial = 0;
  for (auto _ : state) {
    trial::Candidates candidates = people(trial++);
    benchmark::DoNotOptimize(conduct_first_scenario(candidates, trial::EventLog::Keep::nothing));
  }
}
BENCHMARK(first_scenario_with_people)->Unit(benchmark::kMicrosecond);

/// A further scenario of the same trial: the people are there already. The difference to the one
/// above is the people.
void further_scenario_same_people(benchmark::State& state) {
  trial::Candidates candidates = people(0);
  conduct_first_scenario(candidates, trial::EventLog::Keep::nothing);
  for (auto _ : state)
    benchmark::DoNotOptimize(conduct_first_scenario(candidates, trial::EventLog::Keep::nothing));
}
BENCHMARK(further_scenario_same_people)->Unit(benchmark::kMicrosecond);

void further_scenario_with_log(benchmark::State& state) {
  trial::Candidates candidates = people(0);
  conduct_first_scenario(candidates, trial::EventLog::Keep::nothing);
  for (auto _ : state)
    benchmark::DoNotOptimize(conduct_first_scenario(candidates, trial::EventLog::Keep::everything));
}
BENCHMARK(further_scenario_with_log)->Unit(benchmark::kMicrosecond);

void evaluation(benchmark::State& state) {
  trial::Candidates candidates = people(0);
  const auto record = conduct_first_scenario(candidates, trial::EventLog::Keep::nothing);
  for (auto _ : state) benchmark::DoNotOptimize(trial::evaluate(record));
}
BENCHMARK(evaluation)->Unit(benchmark::kMicrosecond);

void adding_to_the_sums(benchmark::State& state) {
  trial::Candidates candidates = people(0);
  const auto verdict =
      trial::evaluate(conduct_first_scenario(candidates, trial::EventLog::Keep::nothing));
  oc::Accumulator sums =
      oc::empty_accumulator(study().escalation.ladder(), study().protocol.visits.size());
  for (auto _ : state) add(sums, study().escalation, 0, verdict);
}
BENCHMARK(adding_to_the_sums)->Unit(benchmark::kMicrosecond);

/// One patient's background events over follow-up, and one examination: the two largest parts of a
/// course.
void background_events_of_a_patient(benchmark::State& state) {
  trial::Candidates candidates = people(0);
  const patient::VirtualPatient& patient = candidates.patient(core::CandidateId(1));
  const auto profile = patient::risk_profile(patient, core::Days(30));
  for (auto _ : state)
    benchmark::DoNotOptimize(study().background.draw(profile, core::Days(0),
                                                     study().protocol.follow_up.end,
                                                     candidates.streams(), core::CandidateId(1)));
}
BENCHMARK(background_events_of_a_patient)->Unit(benchmark::kMicrosecond);

void examination_at_a_visit(benchmark::State& state) {
  trial::Candidates candidates = people(0);
  const patient::VirtualPatient& patient = candidates.patient(core::CandidateId(1));
  const core::Days day = patient.covariates.injury_to_screening + core::Days(180);
  for (auto _ : state) benchmark::DoNotOptimize(study().people.population.examine(patient, day));
}
BENCHMARK(examination_at_a_visit)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace caudata
