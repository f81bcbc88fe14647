// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/cohort.hpp"
#include "evidence/posterior.hpp"

namespace caudata::evidence {

/// Draws of a posterior that a prediction uses, equally spaced over it: enough for the spread
/// between draws, few enough that each has a cohort of its own.
inline constexpr std::size_t draws_of_a_prediction = 20;

/// One cohort per draw; together they have about the persons of the plan, all of them different.
std::vector<Samples> simulate_draws(const core::Ledger& ledger, const Posterior& posterior,
                                    std::span<const Target> targets, const CohortPlan& plan,
                                    unsigned threads);

}  // namespace caudata::evidence
