// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graft/axons/axon_block.hpp"
#include "graft/axons/axon_walk.hpp"

namespace caudata::graft {

/// What all blocks share in one step of time.
struct AxonStep {
  std::uint32_t number;  // of the random words
  double from, days;     // [d]
};

/// Room that is used again from step to step.
struct AxonScratch {
  std::vector<AxonVector> places;
  std::vector<Ground> grounds;
  std::vector<std::uint32_t> going;
  std::vector<double> speed, branching, weight;  // by axon
};

/// One step of time of all growth cones of a block: branch, at most once each, then walk. A walk
/// does not depend on how time is cut, but for what else does: branching, the terrain's changes,
/// and the number of cones that share resources.
void grow_block(const AxonParameters& p, const AxonWalk& walk, const GraftKey& key,
                const AxonStep& step, const Terrain& terrain, AxonBlock& block,
                AxonScratch& scratch);

}  // namespace caudata::graft
