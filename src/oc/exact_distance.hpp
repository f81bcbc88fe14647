// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "oc/estimate.hpp"

namespace caudata::oc {

/// How far a simulated figure lies from the exact one, as a normal deviate: of a share of trials by
/// the exact binomial distribution, of a mean in its standard errors, as estimated from that many
/// trials. Where all trials came to the same, the error is that of a count which misses rare
/// trials, each as far off as the mean is large. Infinite where one of the two is no number; empty
/// where one trial cannot tell.
std::optional<double> exact_distance(const Estimate& exact, const Estimate& simulated);

}  // namespace caudata::oc
