// SPDX-License-Identifier: Apache-2.0
#include "oc/draw_cohort.hpp"

#include "core/chunks.hpp"
#include "core/contract.hpp"

namespace caudata::oc {
namespace {

constexpr std::uint64_t persons_per_chunk = 64;

}  // namespace

std::uint64_t draw_cohort(const trial::ScreenedPopulation& people, const CohortPlan& plan,
                          unsigned threads, std::stop_token stop,
                          const std::function<void(Persons&&)>& take) {
  EXPECTS(plan.first > core::the_trial_itself && plan.persons <= most_persons);
  EXPECTS(plan.last() <= most_persons);
  const core::TrialStreams streams{plan.seed, core::TrialIndex(0)};
  std::uint64_t taken = 0;
  core::for_each_chunk<Persons>(
      {plan.first.value(), plan.last() + 1, persons_per_chunk}, threads, std::move(stop),
      [&](const core::Chunk& chunk) {
        Persons some;
        for (std::uint64_t i = chunk.first; i < chunk.last; ++i) {
          const core::CandidateId id(static_cast<std::uint32_t>(i));
          some.push_back(trial::examine_person(people, plan.grid, streams, id));
        }
        return some;
      },
      [&](const core::Chunk& chunk, Persons&& some) {
        taken += chunk.last - chunk.first;
        take(std::move(some));
      });
  return taken;
}

}  // namespace caudata::oc
