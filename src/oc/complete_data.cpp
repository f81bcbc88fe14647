// SPDX-License-Identifier: Apache-2.0
#include "oc/complete_data.hpp"

#include <memory>
#include <mutex>
#include <stop_token>

#include "core/chunks.hpp"
#include "core/contract.hpp"
#include "oc/decision_memo.hpp"
#include "oc/patient_draws.hpp"

namespace caudata::oc {
namespace {

using design::Tallies;
using design::Tally;

constexpr std::uint64_t trials_of_a_chunk = 1 << 14;

using ThresholdTable =
    std::array<std::array<LevelThresholds, design::max_doses>, design::max_parts>;

ThresholdTable threshold_table(const design::DoseLadder& ladder, const Truth& truth) {
  ThresholdTable table;
  for (std::size_t part = 0; part < ladder.parts.size(); ++part) {
    for (std::size_t dose = 0; dose < ladder.doses(part); ++dose) {
      const design::DoseLevel level{static_cast<std::uint8_t>(part),
                                    static_cast<std::uint8_t>(dose)};
      table[part][dose] = thresholds(level_truth(truth, level));
    }
  }
  return table;
}

HalfWords draws(core::Seed seed, std::uint64_t trial, core::Process process) {
  return HalfWords(core::Stream(seed, core::TrialIndex{static_cast<std::uint32_t>(trial)},
                                core::the_trial_itself, process));
}

void add_end(SimulatedCharacteristics& sums, const Tallies& tallies,
             const design::Conclusion& conclusion, std::uint64_t trials) {
  sums.trials += trials;
  sums.conclusion[conclusion] += trials;
  const auto patients = static_cast<std::size_t>(tallies.total().evaluable);
  if (sums.patients.size() <= patients) sums.patients.resize(patients + 1);
  sums.patients[patients] += trials;
  for (std::size_t part = 0; part < design::max_parts; ++part) {
    for (std::size_t dose = 0; dose < design::max_doses; ++dose) {
      const Tally& tally = tallies.at[part][dose];
      SimulatedLevel& level = sums.level[part][dose];
      level.evaluable.add(tally.evaluable, trials);
      level.dlt.add(tally.dlt, trials);
      level.response.add(tally.response, trials);
    }
  }
}

/// Walks trials through the decisions it remembers and counts where they end.
class Walker {
 public:
  Walker(const design::Escalation& escalation, const ThresholdTable& thresholds, core::Seed seed)
      : memo_(escalation), thresholds_(thresholds), seed_(seed) {}

  void walk(const core::Chunk& chunk) {
    for (std::uint64_t trial = chunk.first; trial < chunk.last; ++trial) {
      const std::uint32_t end =
          memo_.observed() == Observed::dlt ? walk_dlt(trial) : walk_responses(trial);
      if (end >= ended_.size()) ended_.resize(memo_.size());
      ++ended_[end];
    }
  }

  void add_to(SimulatedCharacteristics& sums) const {
    for (std::uint32_t state = 0; state < ended_.size(); ++state) {
      if (ended_[state] == 0) continue;
      const design::Conclusion& conclusion = memo_.conclusions()[memo_[state].conclusion];
      add_end(sums, memo_.tallies(state), conclusion, ended_[state]);
    }
  }

 private:
  std::uint32_t walk_dlt(std::uint64_t trial) {
    HalfWords dlts = draws(seed_, trial, core::Process::complete_data_dlt);
    std::uint32_t at = 0;
    while (memo_[at].patients > 0) {
      const DecisionMemo::State& state = memo_[at];
      const std::uint64_t below = thresholds_[state.level.part][state.level.dose].dlt;
      int dlt = 0;
      for (std::int32_t i = 0; i < state.patients; ++i) dlt += dlts.next() < below ? 1 : 0;
      at = memo_.after(at, design::tally_of(state.patients, dlt));
    }
    return at;
  }

  std::uint32_t walk_responses(std::uint64_t trial) {
    HalfWords dlts = draws(seed_, trial, core::Process::complete_data_dlt);
    HalfWords responses = draws(seed_, trial, core::Process::complete_data_response);
    std::uint32_t at = 0;
    while (memo_[at].patients > 0) {
      const DecisionMemo::State& state = memo_[at];
      const LevelThresholds& below = thresholds_[state.level.part][state.level.dose];
      int count[2][2] = {};  // [DLT][response]
      for (std::int32_t i = 0; i < state.patients; ++i) {
        const bool dlt = dlts.next() < below.dlt;
        const std::uint64_t responds = dlt ? below.response_with_dlt : below.response_without_dlt;
        ++count[dlt ? 1 : 0][responses.next() < responds ? 1 : 0];
      }
      Tally outcome = design::tally_of(state.patients, count[1][0] + count[1][1]);
      outcome.response = static_cast<std::int16_t>(count[0][1] + count[1][1]);
      outcome.both = static_cast<std::int16_t>(count[1][1]);
      at = memo_.after(at, outcome);
    }
    return at;
  }

  DecisionMemo memo_;
  const ThresholdTable& thresholds_;
  core::Seed seed_;
  std::vector<std::uint64_t> ended_;  // trials, per state
};

/// As many walkers as ever walk at once; each keeps what it learned.
class Walkers {
 public:
  template <class Make>
  void with_one(Make make, const core::Chunk& chunk) {
    std::unique_ptr<Walker> walker = take();
    if (!walker) walker = make();
    walker->walk(chunk);
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(walker));
  }
  const std::vector<std::unique_ptr<Walker>>& idle() const { return idle_; }

 private:
  std::unique_ptr<Walker> take() {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) return nullptr;
    std::unique_ptr<Walker> walker = std::move(idle_.back());
    idle_.pop_back();
    return walker;
  }
  std::mutex mutex_;
  std::vector<std::unique_ptr<Walker>> idle_;
};

}  // namespace

void LevelCount::add(int value, std::uint64_t trials) {
  sums.add(value, trials);
  if (value > 0) positive += trials;
}

SimulatedCharacteristics simulate_complete_data(const design::Escalation& escalation,
                                                const Truth& truth, CompleteDataRun run,
                                                unsigned threads) {
  EXPECTS(escalation.decides_on_tallies());
  EXPECTS(run.first <= run.last && run.last <= max_trials);
  const ThresholdTable table = threshold_table(escalation.ladder(), truth);
  const auto new_walker = [&] { return std::make_unique<Walker>(escalation, table, run.seed); };
  Walkers walkers;
  struct Walked {};
  core::for_each_chunk<Walked>(
      {run.first, run.last, trials_of_a_chunk}, threads, {},
      [&](const core::Chunk& chunk) {
        walkers.with_one(new_walker, chunk);
        return Walked{};
      },
      [](const core::Chunk&, Walked&&) {});
  SimulatedCharacteristics sums;
  for (const auto& walker : walkers.idle()) walker->add_to(sums);
  return sums;
}

SimulatedCharacteristics simulate_plainly(const design::Escalation& escalation, const Truth& truth,
                                          CompleteDataRun run) {
  SimulatedCharacteristics sums;
  for (std::uint64_t trial = run.first; trial < run.last; ++trial) {
    HalfWords dlts = draws(run.seed, trial, core::Process::complete_data_dlt);
    HalfWords responses = draws(run.seed, trial, core::Process::complete_data_response);
    Tallies tallies;
    design::Decision decision = escalation.next(tallies);
    while (const auto* treat = std::get_if<design::Treat>(&decision)) {
      const LevelThresholds below = thresholds(level_truth(truth, treat->at));
      tallies.open(treat->at);
      for (int i = 0; i < treat->patients; ++i) {
        Tally patient = design::tally_of(1, dlts.next() < below.dlt ? 1 : 0);
        if (escalation.uses_efficacy()) {
          const bool dlt = patient.dlt == 1;
          patient.response =
              responses.next() < (dlt ? below.response_with_dlt : below.response_without_dlt);
          patient.both = static_cast<std::int16_t>(dlt ? patient.response : 0);
        }
        tallies.add_to_cohort(treat->at, patient);
      }
      decision = escalation.next(tallies);
    }
    add_end(sums, tallies, std::get<design::Stop>(decision).conclusion, 1);
  }
  return sums;
}

}  // namespace caudata::oc
