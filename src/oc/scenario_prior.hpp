// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/prior.hpp"
#include "oc/exact_characteristics.hpp"

namespace caudata::oc {

/// What is believed of the truth: scenarios with weights that add up to 1.
struct ScenarioPrior {
  std::vector<Truth> truths;
  std::vector<double> weights;
};

/// The scenarios of a list with weights in proportion to these. Precondition: as many weights as
/// truths, none negative, not all 0.
ScenarioPrior weighted(std::vector<Truth> truths, std::vector<double> weights);

/// How the draws of one part's doses are joined.
enum class DoseOrder : std::uint8_t {
  as_drawn,  // doses are independent
  ascending  // a draw is sorted: DLT probabilities never fall with the dose; so a dose no longer
             // has the prior that was given for it
};

/// `points` scenarios of equal weight with DLT probabilities from a prior per level, [part][dose],
/// on a fixed set of points: the additive recurrence with the powers of the generalized golden
/// ratio (Kronecker sequence), which fills the cube of all levels more evenly than random points
/// and needs no seed. Beta priors: `core::quantile`. Values outside 0 to 1 are moved to the nearer
/// end.
ScenarioPrior drawn(const std::vector<std::vector<core::Prior>>& dlt, DoseOrder order,
                    std::size_t points);

/// Exact figures under every truth, handed over one by one in the order of the truths.
using OnScenario = std::function<void(std::size_t index, const ExactCharacteristics& exact)>;
void for_each_scenario(const StateGraph& graph, std::span<const Truth> truths, unsigned threads,
                       const OnScenario& visit);

/// Exact figures averaged over the prior, each sum in the order of the truths: the same bits for
/// any number of threads.
ExactCharacteristics averaged(const StateGraph& graph, const ScenarioPrior& prior,
                              unsigned threads = 1);

}  // namespace caudata::oc
