// SPDX-License-Identifier: Apache-2.0
#include "graft/fields/explicit_step.hpp"
#include "graft/fields/flush_subnormals.hpp"
#include "graft/fields/seven_points.hpp"

namespace caudata::graft {

void explicit_step_plain(const Field& field, float r, float decay, Field& next) {
  const FlushSubnormals flush;
  const VoxelGrid& grid = field.grid;
  for (std::size_t z = 0; z < grid.n[2]; ++z)
    for (std::size_t y = 0; y < grid.n[1]; ++y)
      for (std::size_t x = 0; x < grid.n[0]; ++x)
        next.at(x, y, z) = seven_points(field, y, z, r, decay).next(x, grid.n[0]);
}

}  // namespace caudata::graft
