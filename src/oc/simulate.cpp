// SPDX-License-Identifier: Apache-2.0
#include "oc/simulate.hpp"

#include "core/contract.hpp"
#include "trial/candidates.hpp"
#include "trial/conduct.hpp"

namespace caudata::oc {
namespace {

using Accumulators = std::vector<Accumulator>;

Accumulators no_trials(const trial::Study& study) {
  return Accumulators(study.protocol.scenarios.size(),
                      empty_accumulator(study.escalation.ladder(), study.protocol.visits.size()));
}

Accumulators simulate_chunk(const trial::Study& study, core::Seed seed, const core::Chunk& chunk) {
  Accumulators sums = no_trials(study);
  for (std::uint64_t i = chunk.first; i < chunk.last; ++i) {
    const auto trial = static_cast<std::uint32_t>(i);
    const auto verdicts = simulate_trial(study, seed, trial);
    for (std::size_t s = 0; s < sums.size(); ++s)
      add(sums[s], study.escalation, trial, verdicts[s]);
  }
  return sums;
}

}  // namespace

Simulated not_yet_simulated(const trial::Study& study, TrialRange range) {
  return {range, range.first, no_trials(study)};
}

std::vector<trial::Verdict> simulate_trial(const trial::Study& study, core::Seed seed,
                                           std::uint32_t trial) {
  trial::Candidates people(study, core::TrialStreams{seed, core::TrialIndex{trial}});
  trial::EventLog no_log(trial::EventLog::Keep::nothing);
  std::vector<trial::Verdict> verdicts;
  verdicts.reserve(study.protocol.scenarios.size());
  for (const trial::Scenario& scenario : study.protocol.scenarios)
    verdicts.push_back(trial::evaluate(trial::conduct(study, scenario, people, no_log)));
  return verdicts;
}

void simulate(const trial::Study& study, Simulated& so_far, unsigned threads, std::stop_token stop,
              const OnPrefix& on_prefix) {
  EXPECTS(so_far.done % trials_per_chunk == 0 || so_far.complete());
  const core::Seed seed = so_far.range.seed;
  core::for_each_chunk<Accumulators>(
      {so_far.done, so_far.range.last, trials_per_chunk}, threads, stop,
      [&](const core::Chunk& chunk) { return simulate_chunk(study, seed, chunk); },
      [&](const core::Chunk& chunk, Accumulators&& sums) {
        for (std::size_t s = 0; s < sums.size(); ++s) merge(so_far.scenarios[s], sums[s]);
        so_far.done = chunk.last;
        if (on_prefix) on_prefix(so_far);
      });
}

}  // namespace caudata::oc
