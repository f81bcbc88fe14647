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

/// Pushes on the cells [first, last) from all cells of the grid: each is tried with all that its
/// grid cell adjoins. For cells too crowded for a list.
void pushes_from_candidates(const PairConstants& law, const RowGrid& grid,
                            std::span<const Sphere> spheres, Slot first, Slot last,
                            PushColumns sums);

/// Pushes on the 16 cells from slot `first` (fewer at the end) that have a list.
void pushes_from_list(const PairConstants& law, std::span<const Sphere> spheres,
                      const NeighbourLists::Block& block, const std::uint16_t* entries,
                      std::size_t first, PushColumns sums);

/// Pushes on the cells [first, last) by lists that are made, used and forgotten. first is a
/// multiple of 16. All three give the same bits as the plain version.
void pushes_from_grid(const PairConstants& law, const RowGrid& grid,
                      std::span<const Sphere> spheres, Slot first, Slot last, PushColumns sums);

/// Every pair, one by one: cost n^2.
void pushes_plain(const PairConstants& law, std::span<const Sphere> spheres, PushColumns sums);

}  // namespace caudata::graft
