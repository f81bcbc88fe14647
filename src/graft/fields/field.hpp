// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "graft/fields/aligned_floats.hpp"
#include "graft/fields/medium.hpp"
#include "graft/fields/voxel_grid.hpp"

namespace caudata::graft {

/// The concentration of one substance in every voxel, never negative. Where a medium holds its
/// concentration (`Transport`) the voxel stores the held one; what padding stores means nothing.
struct Field {
  explicit Field(const VoxelGrid& of, float everywhere = 0)
      : grid(of), values(of.stored(), everywhere) {}

  float& at(std::size_t x, std::size_t y, std::size_t z) { return values[grid.index(x, y, z)]; }
  float at(std::size_t x, std::size_t y, std::size_t z) const {
    return values[grid.index(x, y, z)];
  }

  VoxelGrid grid;
  AlignedFloats values;
};

/// Sets every voxel of one medium: a held concentration, or a first one.
void fill(Field& field, const VoxelMask& mask, Medium medium, float value);

}  // namespace caudata::graft
