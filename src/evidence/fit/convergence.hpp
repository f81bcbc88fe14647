// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

namespace caudata::evidence::fit {

/// Whether chains of a sampler agree on one quantity: Vehtari, Gelman, Simpson, Carpenter &
/// Buerkner 2021, Bayesian Analysis 16:667. They ask for an R-hat below 1.01 and 400 effective
/// draws.
struct Convergence {
  double r_hat{1};      // split chains, rank-normalised: the larger of bulk and folded
  double effective{0};  // draws, bulk
};

/// `chains`: at least one, all of one length of at least four.
Convergence convergence(std::span<const std::vector<double>> chains);

}  // namespace caudata::evidence::fit
