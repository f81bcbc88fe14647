// SPDX-License-Identifier: Apache-2.0
#include "graft/fields/medium.hpp"

namespace caudata::graft {

VoxelMask::VoxelMask(const VoxelGrid& grid, Medium everywhere)
    : grid_(grid), media_(grid.stored(), static_cast<std::uint8_t>(everywhere)) {
  for (std::size_t row = 0; row < grid.stored(); row += grid.pitch())
    for (std::size_t x = grid.n[0]; x < grid.pitch(); ++x) media_[row + x] = padding;
}

}  // namespace caudata::graft
