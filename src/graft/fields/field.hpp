// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>

#include "graft/fields/aligned_floats.hpp"
#include "graft/fields/medium.hpp"
#include "graft/fields/voxel_grid.hpp"

namespace caudata::graft {

/// The concentration of one substance in every voxel, never negative. Where a medium holds its
/// concentration (`Transport`) the voxel stores the held one; what padding stores means nothing.
struct Field {
  explicit Field(const VoxelGrid& of, float everywhere = 0);

  float& at(std::size_t x, std::size_t y, std::size_t z) { return values[grid.index(x, y, z)]; }
  float at(std::size_t x, std::size_t y, std::size_t z) const {
    return values[grid.index(x, y, z)];
  }

  VoxelGrid grid;
  AlignedFloats values;

  /// Along each axis, what the values of a line could not hold, less than half a unit in the last
  /// place of one of them: part of the state, to be saved with the values. Of x at z * ny (rounded
  /// up to 16) + y, of y at z * pitch + x, of z at y * pitch + x.
  std::array<AlignedFloats, 3> remainder;
};

/// Sets every voxel of one medium: a held concentration, or a first one.
void fill(Field& field, const VoxelMask& mask, Medium medium, float value);

}  // namespace caudata::graft
