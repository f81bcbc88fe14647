// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <stop_token>

#include "core/stream.hpp"
#include "oc/calendar_sums.hpp"

namespace caudata::oc {

/// Conducts `trials` trials of a design in calendar time and adds them up. Chunks are cut by the
/// list of trials alone, so the sums are the same for any number of threads. After `stop`, the sums
/// are those of the trials before the first chunk that was not computed: see `trials`.
/// Preconditions: 0 < trials <= 2^32; one probability per dose of the ladder that the design was
/// made for.
CalendarSums simulate_calendar(const design::AnyDesign& design, const DoseTruth& truth,
                               const TrialTiming& timing, core::Seed seed, std::uint64_t trials,
                               unsigned threads, std::stop_token stop = {});

}  // namespace caudata::oc
