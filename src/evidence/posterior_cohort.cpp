// SPDX-License-Identifier: Apache-2.0
#include "evidence/posterior_cohort.hpp"

#include <algorithm>

namespace caudata::evidence {

std::vector<Samples> simulate_draws(const core::Ledger& ledger, const Posterior& posterior,
                                    std::span<const Target> targets, const CohortPlan& plan,
                                    unsigned threads) {
  const std::size_t stored = posterior.draws.size();
  const std::size_t used = std::min(stored, draws_of_a_prediction);
  // Whole triples of regions.
  const std::uint64_t persons =
      std::max<std::uint64_t>(plan.persons / used / region_count, 1) * region_count;
  std::vector<Samples> all;
  for (std::size_t k = 0; k < used; ++k) {
    const World world(with_draw(ledger, posterior, k * stored / used));
    all.push_back(
        simulate_cohort(world, targets, {persons, plan.seed, plan.first + k * persons}, threads));
  }
  return all;
}

}  // namespace caudata::evidence
