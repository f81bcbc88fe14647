// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "core/stream.hpp"
#include "design/escalation.hpp"
#include "oc/integer_sums.hpp"
#include "oc/trial_count.hpp"
#include "oc/truth.hpp"

namespace caudata::oc {

/// Patients or events of a level over trials.
struct LevelCount {
  IntegerSums sums;
  std::uint64_t positive{0};  // trials in which the number was above 0
  void add(int value, std::uint64_t trials);
  friend bool operator==(const LevelCount&, const LevelCount&) = default;
};

struct SimulatedLevel {
  LevelCount evaluable, dlt, response;
  friend bool operator==(const SimulatedLevel&, const SimulatedLevel&) = default;
};

/// What a number of simulated trials came to: whole numbers, so that the sums of two runs add up
/// exactly and in any order.
struct SimulatedCharacteristics {
  std::uint64_t trials{0};
  std::map<design::Conclusion, std::uint64_t> conclusion;
  std::vector<std::uint64_t> patients;  // trials with n evaluable patients
  std::array<std::array<SimulatedLevel, design::max_doses>, design::max_parts> level{};
  friend bool operator==(const SimulatedCharacteristics&,
                         const SimulatedCharacteristics&) = default;
};

/// Trials [first, last) of the global list.
struct CompleteDataRun {
  core::Seed seed;
  std::uint64_t first{0}, last{0};
};

/// Simulates an escalation that decides on tallies, on complete data: cohort after cohort, no
/// calendar. What the design decides after the same tallies is asked once and kept.
///
/// The k-th patient of a trial has a DLT if the k-th 32 random bits of (seed, trial,
/// `complete_data_dlt`) are below p at the patient's level, taken to the nearest 2^-32; likewise a
/// response, given the DLT or its absence, by `complete_data_response`. Truths and designs so share
/// patients. The result depends on escalation, truth and run alone, not on `threads`.
/// Preconditions: those of `state_graph`; last <= max_trials.
SimulatedCharacteristics simulate_complete_data(const design::Escalation& escalation,
                                                const Truth& truth, CompleteDataRun run,
                                                unsigned threads = 1);

/// The plain way to the same numbers, its oracle: every decision is asked again, every patient
/// drawn by itself.
SimulatedCharacteristics simulate_plainly(const design::Escalation& escalation, const Truth& truth,
                                          CompleteDataRun run);

}  // namespace caudata::oc
