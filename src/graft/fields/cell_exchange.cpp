// SPDX-License-Identifier: Apache-2.0
#include "graft/fields/cell_exchange.hpp"

#include <algorithm>

#include "core/contract.hpp"

namespace caudata::graft {
namespace {

/// act(index of the voxel's value, its first cell, one past its last) for each voxel with cells.
template <class Act>
void each_voxel_with_cells(const VoxelGrid& grid, const CellsByVoxel& cells, core::Team& team,
                           Act act) {
  const std::size_t row_voxels = cells.row == 0 ? grid.n[0] : cells.row;
  EXPECTS(cells.begin.size() == row_voxels * grid.n[1] * grid.n[2] + 1);
  EXPECTS(cells.first + grid.n[0] <= row_voxels);
  team.for_each_block(grid.n[2], [&](std::size_t z, unsigned) {
    for (std::size_t y = 0; y < grid.n[1]; ++y) {
      const std::size_t row = (z * grid.n[1] + y) * row_voxels + cells.first;
      const std::size_t stored = grid.index(0, y, z);
      if (cells.begin[row] == cells.begin[row + grid.n[0]]) continue;
      for (std::size_t x = 0; x < grid.n[0]; ++x) {
        const std::uint32_t first = cells.begin[row + x], end = cells.begin[row + x + 1];
        if (first < end) act(stored + x, first, end);
      }
    }
  });
}

double sum_over_cells(std::span<const float> rates, std::uint32_t first, std::uint32_t end) {
  double sum = 0;
  if (rates.empty()) return sum;
  for (std::uint32_t cell = first; cell < end; ++cell) sum += static_cast<double>(rates[cell]);
  return sum;
}

/// Two neighbouring voxels along an axis and the weight of the upper.
struct SampleInterval {
  std::array<std::size_t, 2> voxel;
  double upper;
};
SampleInterval sample_interval(double at, double origin, double spacing, std::size_t n) {
  const double last = static_cast<double>(n - 1);
  const double place = std::clamp((at - origin) / spacing - 0.5, 0.0, last);
  const std::size_t low = std::min(static_cast<std::size_t>(place), n > 1 ? n - 2 : 0);
  return {{low, std::min(low + 1, n - 1)}, place - static_cast<double>(low)};
}

}  // namespace

void exchange_with_cells(const Field& field, const CellsByVoxel& cells, const CellRates& rates,
                         Exchange& exchange, core::Team& team) {
  EXPECTS(rates.half_saturation > 0 && exchange.source.size() == field.values.size());
  const double per_volume = 1 / field.grid.voxel_volume();
  each_voxel_with_cells(
      field.grid, cells, team, [&](std::size_t at, std::uint32_t first, std::uint32_t end) {
        const double c = static_cast<double>(field.values[at]);
        const double source = sum_over_cells(rates.secretion, first, end);
        const double most = sum_over_cells(rates.most_uptake, first, end);
        exchange.source[at] += static_cast<float>(source * per_volume);
        exchange.uptake[at] += static_cast<float>(most * per_volume / (rates.half_saturation + c));
      });
}

void most_uptake_of_cells(const VoxelGrid& grid, const CellsByVoxel& cells,
                          std::span<const float> most_uptake, std::span<float> most,
                          core::Team& team) {
  EXPECTS(most.size() == grid.stored());
  std::fill(most.begin(), most.end(), 0.0f);
  const double per_volume = 1 / grid.voxel_volume();
  each_voxel_with_cells(
      grid, cells, team, [&](std::size_t at, std::uint32_t first, std::uint32_t end) {
        most[at] = static_cast<float>(per_volume * sum_over_cells(most_uptake, first, end));
      });
}

float sample(const Field& field, const VoxelMask& mask, const Transport& transport,
             const std::array<double, 3>& at) {
  const VoxelGrid& grid = field.grid;
  std::array<SampleInterval, 3> along;
  for (std::size_t axis = 0; axis < 3; ++axis)
    along[axis] = sample_interval(at[axis], grid.origin[axis], grid.spacing[axis], grid.n[axis]);
  double sum = 0, weights = 0;
  for (std::size_t corner = 0; corner < 8; ++corner) {
    double weight = 1;
    std::array<std::size_t, 3> voxel;
    for (std::size_t axis = 0; axis < 3; ++axis) {
      const std::size_t side = corner >> axis & 1;
      voxel[axis] = along[axis].voxel[side];
      weight *= side == 1 ? along[axis].upper : 1 - along[axis].upper;
    }
    const auto medium = static_cast<std::size_t>(mask.at(voxel[0], voxel[1], voxel[2]));
    if (transport.medium[medium].kind == MediumRole::Kind::closed) continue;
    sum += weight * static_cast<double>(field.at(voxel[0], voxel[1], voxel[2]));
    weights += weight;
  }
  return weights > 0 ? static_cast<float>(sum / weights) : 0.0f;
}

}  // namespace caudata::graft
