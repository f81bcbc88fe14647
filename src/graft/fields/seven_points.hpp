// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graft/fields/field.hpp"

namespace caudata::graft {

/// A row of voxels and its four neighbouring rows; at a face of the box the row itself, which lets
/// nothing through.
struct SevenPoints {
  const float *row, *y_low, *y_high, *z_low, *z_high;
  float r, decay;

  float next(std::size_t x, std::size_t n) const {
    const float c = row[x];
    const float along_x = row[x > 0 ? x - 1 : 0] + row[x + 1 < n ? x + 1 : x];
    const float around = (along_x + (y_low[x] + y_high[x])) + (z_low[x] + z_high[x]);
    return c + (r * (around - 6.0f * c) - decay * c);
  }
};

inline SevenPoints seven_points(const Field& field, std::size_t y, std::size_t z, float r,
                                float decay) {
  const VoxelGrid& grid = field.grid;
  const auto row = [&](std::size_t at_y, std::size_t at_z) {
    return field.values.data() + grid.index(0, at_y, at_z);
  };
  return {row(y, z),
          row(y > 0 ? y - 1 : 0, z),
          row(y + 1 < grid.n[1] ? y + 1 : y, z),
          row(y, z > 0 ? z - 1 : 0),
          row(y, z + 1 < grid.n[2] ? z + 1 : z),
          r,
          decay};
}

}  // namespace caudata::graft
