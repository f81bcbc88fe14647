// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "graft/course/graft_result.hpp"

namespace caudata::io {

/// The axon of a neuron as SWC, seven columns: number from 1, type, x, y, z, radius, number of the
/// parent. Lengths in µm, as the format wants it; axes as in the rest of the run (x caudal, y left,
/// z dorsal). Types: 1 soma (the root), 2 axon. Precondition: a tree as AxonTree says.
std::string to_swc(const graft::AxonTree& axon);

/// "axons/neuron-00000000000000ff.swc"
std::string swc_name(const graft::AxonTree& axon);

}  // namespace caudata::io
