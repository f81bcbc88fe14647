// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "graft/fields/voxel_grid.hpp"

namespace caudata::graft {

/// What fills a voxel. What a substance does there is its own (`Transport`).
enum class Medium : std::uint8_t { outside, cord, canal, cavity };
inline constexpr std::size_t medium_count = 4;

/// One medium per voxel, laid out like the values of a field.
class VoxelMask {
 public:
  /// Stands in the padding of rows: no voxel.
  static constexpr std::uint8_t padding = 255;

  VoxelMask(const VoxelGrid& grid, Medium everywhere);

  const VoxelGrid& grid() const { return grid_; }
  Medium at(std::size_t x, std::size_t y, std::size_t z) const {
    return static_cast<Medium>(media_[grid_.index(x, y, z)]);
  }
  void set(std::size_t x, std::size_t y, std::size_t z, Medium medium) {
    media_[grid_.index(x, y, z)] = static_cast<std::uint8_t>(medium);
  }
  const std::vector<std::uint8_t>& media() const { return media_; }

 private:
  VoxelGrid grid_;
  std::vector<std::uint8_t> media_;
};

}  // namespace caudata::graft
