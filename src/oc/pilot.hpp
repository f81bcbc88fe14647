// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>

#include "oc/simulate.hpp"

namespace caudata::oc {

/// The first trials of the global list; every shard computes the same ones, so every shard knows
/// the size of the run.
inline constexpr std::uint64_t pilot_trials = 1000;

/// How many trials bring the standard error of every probability of a trial (metrics p_… that are
/// not shares of patients) to `target` or below, judged by the pilot: the pilot's trials times
/// (error / target)^2 for the largest error, rounded up to whole chunks, at least the pilot. The
/// pilot's own error makes this an aim, not a guarantee. Empty if stopped.
std::optional<std::uint64_t> trials_for_target(const trial::Study& study, core::Seed seed,
                                               double target, unsigned threads,
                                               std::stop_token stop);

/// The rule, for a pilot of `pilot` trials whose largest error is `error`. At most 2^40, which no
/// run can have: the caller refuses what exceeds max_trials.
std::uint64_t trials_for_error(std::uint64_t pilot, double error, double target);

}  // namespace caudata::oc
