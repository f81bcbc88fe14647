// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

#include "core/chunks.hpp"
#include "core/stream.hpp"
#include "oc/accumulator.hpp"
#include "oc/trial_count.hpp"
#include "trial/study.hpp"

namespace caudata::oc {

/// Which trials of the global list, and how they are cut. Chunk borders are multiples of the size
/// whatever the shard.
struct TrialRange {
  core::Seed seed;
  std::uint64_t first{0}, last{0};
};
inline constexpr std::uint64_t trials_per_chunk = 100;

/// A simulation as far as it has come: every trial of [range.first, done) under every scenario, in
/// the order of the protocol.
struct Simulated {
  TrialRange range;
  std::uint64_t done{0};  // trials [range.first, done) are in the sums
  std::vector<Accumulator> scenarios;
  bool complete() const { return done == range.last; }
  std::uint64_t trials() const { return done - range.first; }
};
Simulated not_yet_simulated(const trial::Study& study, TrialRange range);

/// What one trial came to under every scenario: the same people, one truth after the other.
std::vector<trial::Verdict> simulate_trial(const trial::Study& study, core::Seed seed,
                                           std::uint32_t trial);

/// Called on the calling thread after each merged chunk with all that is merged: a prefix of the
/// range. May be empty.
using OnPrefix = std::function<void(const Simulated&)>;

/// Carries `so_far` on to the end of its range, or to the next chunk after `stop`. The result
/// depends on study and range alone, not on threads, and not on where it was interrupted.
/// Precondition: so_far.done is the range's first, last or a chunk border.
void simulate(const trial::Study& study, Simulated& so_far, unsigned threads, std::stop_token stop,
              const OnPrefix& on_prefix);

}  // namespace caudata::oc
