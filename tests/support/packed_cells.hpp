// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstddef>
#include <random>
#include <vector>

#include "graft/cells/mechanics.hpp"

namespace caudata::test {

/// Workload M1 of the comparison with other programs: n equal spheres of 2494 um^3, uniform in a
/// cube that they would fill to 60 %, drawn x, y, z per cell.
inline std::vector<graft::Cell> comparison_cells(std::size_t n, double packing = 0.60) {
  const double side = std::cbrt(static_cast<double>(n) * 2494 / packing);
  std::mt19937_64 engine(12345);
  std::uniform_real_distribution<double> along(-side / 2, side / 2);
  std::vector<graft::Cell> cells(n);
  for (std::size_t i = 0; i < n; ++i) {
    const double x = along(engine), y = along(engine), z = along(engine);
    cells[i].id = graft::cell_id(0, i);
    cells[i].clone = cells[i].id;
    cells[i].sphere = graft::sphere_at({x, y, z}, 8.4127f);
  }
  return cells;
}

/// The same with radii between 0.8 and 1.2 of that.
inline std::vector<graft::Cell> mixed_cells(std::size_t n, double packing = 0.60) {
  std::vector<graft::Cell> cells = comparison_cells(n, packing);
  for (std::size_t i = 0; i < n; ++i)
    cells[i].sphere.radius *= 0.8f + 0.4f * static_cast<float>(i * 37 % 101) / 101;
  return cells;
}

inline graft::Cells columns_of(const std::vector<graft::Cell>& list) {
  graft::Cells cells;
  cells.append(list);
  return cells;
}

/// All cells by id: the state whatever the slots.
inline std::vector<graft::Cell> by_id(const graft::Cells& cells) {
  std::vector<graft::Cell> list;
  const graft::SlotIndex index(cells);
  for (const graft::Slot slot : index.by_id()) list.push_back(cells[slot]);
  return list;
}

}  // namespace caudata::test
