// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace caudata::design {

/// What BOIN-ET takes for too low, wanted and too high: P(DLT) phi1 < phi < phi2, P(response)
/// delta1 < delta.
struct BoinEtHypotheses {
  double phi, phi1, phi2, delta, delta1;
};

struct BoinEtBoundaries {
  double lambda1, lambda2, eta1;
};

/// The boundaries that make wrong decisions least likely over six equally likely hypotheses at 100
/// patients, on a grid of step 0.01 from phi1, phi and delta1. The published sum is used as it
/// stands: it has no term for p = phi, q = delta1, and for p = phi, q = delta the rate between the
/// boundaries counts from the escalation probability at phi1 (Takeda, Taguri and Morita 2018; the R
/// package boinet, gridoptim).
BoinEtBoundaries boin_et_boundaries(const BoinEtHypotheses& hypotheses);

}  // namespace caudata::design
