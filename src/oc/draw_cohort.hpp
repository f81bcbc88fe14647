// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

#include "core/most_candidates.hpp"
#include "trial/examined_person.hpp"

namespace caudata::oc {

/// Persons of the screening queue of trial 0 of this seed, one after the other. A person does not
/// depend on where the plan begins: cohorts that follow each other are the one they are cut from.
struct CohortPlan {
  core::Seed seed;
  core::CandidateId first{1};
  std::uint64_t persons{0};  // the last one at most most_persons
  trial::ExaminationGrid grid;

  std::uint64_t last() const { return first.value() + persons - 1; }
};
inline constexpr std::uint64_t most_persons = core::most_candidates;

using Persons = std::vector<trial::ExaminedPerson>;

/// Hands the persons over in order, some at a time, on the calling thread; the same persons for any
/// number of threads. Returns how many; fewer than planned only after a stop.
std::uint64_t draw_cohort(const trial::ScreenedPopulation& people, const CohortPlan& plan,
                          unsigned threads, std::stop_token stop,
                          const std::function<void(Persons&&)>& take);

}  // namespace caudata::oc
