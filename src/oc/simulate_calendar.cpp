// SPDX-License-Identifier: Apache-2.0
#include "oc/simulate_calendar.hpp"

#include "core/chunks.hpp"
#include "core/contract.hpp"
#include "oc/trial_count.hpp"

namespace caudata::oc {
namespace {

constexpr std::uint64_t calendar_trials_per_chunk = 1000;

}  // namespace

CalendarSums simulate_calendar(const design::AnyDesign& design, const DoseTruth& truth,
                               const TrialTiming& timing, core::Seed seed, std::uint64_t trials,
                               unsigned threads, std::stop_token stop) {
  EXPECTS(trials > 0 && trials <= max_trials);
  const CalendarTrial fresh(design, truth, timing);
  CalendarSums all;
  core::for_each_chunk<CalendarSums>(
      {0, trials, calendar_trials_per_chunk}, threads, std::move(stop),
      [&](const core::Chunk& chunk) {
        CalendarTrial trial = fresh;
        CalendarSums sums;
        for (std::uint64_t i = chunk.first; i < chunk.last; ++i) {
          sums.add(trial.run(seed, core::TrialIndex{static_cast<std::uint32_t>(i)}));
        }
        return sums;
      },
      [&](const core::Chunk&, CalendarSums&& sums) { all.merge(sums); });
  return all;
}

}  // namespace caudata::oc
