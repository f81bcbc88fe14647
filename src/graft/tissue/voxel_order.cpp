// SPDX-License-Identifier: Apache-2.0
#include "graft/tissue/voxel_order.hpp"

#include <algorithm>

namespace caudata::graft {
namespace {

std::size_t order_cell(double at, double origin, double spacing, std::uint32_t n) {
  const double cell = (at - origin) / spacing;
  return cell > 0 ? std::min<std::size_t>(static_cast<std::size_t>(cell), n - 1) : 0;
}

}  // namespace

std::size_t voxel_at(const VoxelGrid& grid, double x, double y, double z) {
  const std::size_t ix = order_cell(x, grid.origin[0], grid.spacing[0], grid.n[0]);
  const std::size_t iy = order_cell(y, grid.origin[1], grid.spacing[1], grid.n[1]);
  const std::size_t iz = order_cell(z, grid.origin[2], grid.spacing[2], grid.n[2]);
  return (iz * grid.n[1] + iy) * grid.n[0] + ix;
}

void VoxelOrder::sort(std::span<const Sphere> spheres, std::span<const std::uint32_t> chosen) {
  if (chosen.empty() && begin_.back() == 0) return;
  PageVector<std::uint32_t> voxels(chosen.size());
  slots_.resize(chosen.size());
  std::fill(begin_.begin(), begin_.end(), 0u);
  for (std::size_t k = 0; k < chosen.size(); ++k) {
    const auto at = canal_position(spheres[chosen[k]]);
    voxels[k] = static_cast<std::uint32_t>(voxel_at(grid_, at[0], at[1], at[2]));
    ++begin_[voxels[k] + 1];
  }
  for (std::size_t v = 1; v < begin_.size(); ++v) begin_[v] += begin_[v - 1];
  // begin_[v] runs to the end of voxel v, then everything moves back by one voxel.
  for (std::size_t k = 0; k < chosen.size(); ++k) slots_[begin_[voxels[k]]++] = chosen[k];
  for (std::size_t v = begin_.size() - 1; v > 0; --v) begin_[v] = begin_[v - 1];
  begin_[0] = 0;
}

}  // namespace caudata::graft
