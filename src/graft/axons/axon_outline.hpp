// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "graft/cell_id.hpp"

namespace caudata::graft {

/// One axon as polylines: the fields of a tree in files (SWC).
struct AxonOutline {
  CellId neuron{0};
  std::vector<std::array<float, 4>> points;  // x, y, z [mm], radius [um]; the first is the soma
  std::vector<std::int32_t> parent;          // an earlier point; -1 for the first
};

}  // namespace caudata::graft
