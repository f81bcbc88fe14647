// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graft/rules/commit.hpp"

namespace caudata::graft {

/// What has become of the progenitors of one domain. The first seven shares add up to 1; the last
/// two are parts of `neuron` and `astrocyte`.
struct FateShares {
  double progenitor, neuron, opc, oligodendrocyte, astrocyte, mesenchymal, dead;
  double mature_neuron, mature_astrocyte;
};

/// The chain of graft/rules/commit.hpp in closed form: expected shares `days` after the dose for
/// progenitors that stay in one niche and neither divide nor die of anything else.
FateShares expected_fates(const CommitParameters& p, product::CellType progenitor, Niche niche,
                          double days);

}  // namespace caudata::graft
