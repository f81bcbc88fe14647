// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graft/cells/page_memory.hpp"
#include "graft/cells/sphere.hpp"
#include "graft/fields/voxel_grid.hpp"

namespace caudata::graft {

/// The voxel (z * ny + y) * nx + x that holds a point [mm]; the nearest one for points outside.
std::size_t voxel_at(const VoxelGrid& grid, double x, double y, double z);

/// Which of some cells lie in which voxel: slots by voxel, and within a voxel in the order given.
class VoxelOrder {
 public:
  explicit VoxelOrder(const VoxelGrid& grid) : grid_(grid), begin_(grid.voxels() + 1) {}

  /// Of the cells in these slots.
  void sort(std::span<const Sphere> spheres, std::span<const std::uint32_t> chosen);
  /// Their memory is given back; how many there were in each voxel stays known.
  void forget_slots() { slots_ = {}; }

  std::span<const std::uint32_t> slots() const { return slots_; }
  /// A number for each voxel and one more.
  std::span<const std::uint32_t> begin() const { return begin_; }
  std::span<const std::uint32_t> in(std::size_t voxel) const {
    return slots().subspan(begin_[voxel], count(voxel));
  }
  std::size_t count(std::size_t voxel) const { return begin_[voxel + 1] - begin_[voxel]; }
  const VoxelGrid& grid() const { return grid_; }

 private:
  VoxelGrid grid_;
  std::vector<std::uint32_t> begin_;
  PageVector<std::uint32_t> slots_;
};

}  // namespace caudata::graft
