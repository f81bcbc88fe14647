// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

#include "evidence/sample.hpp"
#include "evidence/target.hpp"
#include "evidence/world.hpp"

namespace caudata::evidence {

/// Persons [first, first + persons) of an endless list. Person i belongs to region i modulo 3, so
/// what a target gives does not depend on the other targets of a table.
struct CohortPlan {
  std::uint64_t persons{0};
  core::Seed seed;
  std::uint64_t first{0};
};

/// Follows the persons once, from injury, and collects what they contribute to every target. The
/// same samples for any number of threads.
Samples simulate_cohort(const World& world, std::span<const Target> targets, const CohortPlan& plan,
                        unsigned threads);

}  // namespace caudata::evidence
