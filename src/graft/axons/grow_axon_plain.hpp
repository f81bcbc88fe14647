// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "graft/axons/axon_outline.hpp"
#include "graft/axons/grow_block.hpp"

namespace caudata::graft {

/// One axon by itself, one place at a time: what AxonForest does in blocks. Points come in the
/// order of this function, not in that of the forest.
AxonOutline grow_axon_plain(const AxonParameters& p, const GraftKey& key, double step,
                            const AxonNeuron& neuron, std::span<const AxonStep> steps,
                            const Terrain& terrain);

}  // namespace caudata::graft
