// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "graft/cells/neighbour_lists.hpp"
#include "graft/cells/pair_law.hpp"
#include "graft/cells/row_grid.hpp"

namespace caudata::graft {

/// Sums of pushes by slot, in units of the law.
struct PushColumns {
  std::int32_t *x, *y, *z;
};

/// Pushes on the cells [first, last) from all cells of the grid. The same bits as the plain version
/// and as from_lists.
void pushes_from_grid(const PairConstants& law, const RowGrid& grid, std::span<const Sphere> spheres,
                      Slot first, Slot last, PushColumns sums);

/// Pushes on the 16 cells of a block (fewer in the last) that has a list.
void pushes_from_list(const PairConstants& law, std::span<const Sphere> spheres,
                      const NeighbourLists& lists, std::size_t block, PushColumns sums);

/// Every pair, one by one: cost n^2.
void pushes_plain(const PairConstants& law, std::span<const Sphere> spheres, PushColumns sums);

}  // namespace caudata::graft
