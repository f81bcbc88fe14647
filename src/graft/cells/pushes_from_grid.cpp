// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "core/contract.hpp"
#include "graft/cells/pushes.hpp"

namespace caudata::graft {

void pushes_from_grid(const PairConstants& law, const RowGrid& grid,
                      std::span<const Sphere> spheres, Slot first, Slot last, PushColumns sums) {
  constexpr std::size_t lanes = NeighbourLists::lanes;
  constexpr std::size_t group = 16;  // blocks at a time: their rows stay in the first cache
  constexpr std::size_t room = group * 40;
  EXPECTS(first % lanes == 0);
  NeighbourLists::Block blocks[group];
  alignas(64) std::uint16_t entries[room * lanes];
  for (std::size_t at = first; at < last; at += group * lanes) {
    const std::size_t count = std::min(group, (last - at + lanes - 1) / lanes);
    list_neighbours(law, NeighbourLists::rounding, grid, spheres, static_cast<Slot>(at),
                    {blocks, count}, entries, room);
    for (std::size_t b = 0; b < count; ++b) {
      const std::size_t begin = at + b * lanes;
      if (blocks[b].rows == NeighbourLists::no_list)
        pushes_from_candidates(law, grid, spheres, static_cast<Slot>(begin),
                               static_cast<Slot>(std::min<std::size_t>(last, begin + lanes)), sums);
      else
        pushes_from_list(law, spheres, blocks[b], entries + blocks[b].first_row * lanes, begin,
                         sums);
    }
  }
}

}  // namespace caudata::graft
