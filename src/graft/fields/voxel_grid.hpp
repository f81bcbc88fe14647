// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace caudata::graft {

/// A box of voxels. x runs along the cord and fastest in memory; rows are padded to whole groups of
/// 16, so a value stands at (z * ny + y) * pitch() + x.
struct VoxelGrid {
  std::array<std::uint32_t, 3> n{1, 1, 1};  // voxels along x, y, z; at least 1
  std::array<double, 3> spacing{1, 1, 1};   // [mm], positive
  std::array<double, 3> origin{0, 0, 0};    // [mm] the corner of voxel (0, 0, 0)

  static constexpr std::size_t row_group = 16;

  std::size_t pitch() const { return (n[0] + row_group - 1) / row_group * row_group; }
  std::size_t rows_rounded() const { return (n[1] + row_group - 1) / row_group * row_group; }
  std::size_t plane() const { return pitch() * n[1]; }
  std::size_t stored() const { return plane() * n[2]; }
  std::size_t voxels() const { return std::size_t{n[0]} * n[1] * n[2]; }
  double voxel_volume() const { return spacing[0] * spacing[1] * spacing[2]; }  // [mm^3]
  std::size_t index(std::size_t x, std::size_t y, std::size_t z) const {
    return (z * n[1] + y) * pitch() + x;
  }
  friend bool operator==(const VoxelGrid&, const VoxelGrid&) = default;
};

}  // namespace caudata::graft
