// SPDX-License-Identifier: Apache-2.0
#include "graft/cells/neighbour_lists.hpp"

#include <algorithm>

#include "core/contract.hpp"

namespace caudata::graft {
namespace {

std::size_t lists_blocks(std::size_t n) {
  return (n + NeighbourLists::lanes - 1) / NeighbourLists::lanes;
}
std::size_t lists_groups(std::size_t n) {
  constexpr std::size_t cells = NeighbourLists::lanes * NeighbourLists::blocks_per_group;
  return (n + cells - 1) / cells;
}

}  // namespace

NeighbourLists::NeighbourLists(std::size_t rows_per_block, std::pmr::memory_resource* memory)
    : rows_per_block_(rows_per_block), blocks_(sizeof(Block), memory) {
  EXPECTS(rows_per_block >= 1 && rows_per_block <= 512);
}

std::size_t NeighbourLists::workspace_bytes(std::size_t n) const {
  return lists_groups(n) * rows_per_group() * lanes * sizeof(std::uint16_t);
}

std::size_t NeighbourLists::bytes(std::size_t n) {
  return lists_blocks(n) * sizeof(Block) + Column::padding;
}

void NeighbourLists::build(const PairConstants& law, double skin, const RowGrid& grid,
                           std::span<const Sphere> spheres, std::size_t capacity,
                           std::byte* workspace, core::Team& team) {
  EXPECTS(spheres.size() == grid.size());
  EXPECTS(spheres.size() < (std::size_t{1} << (16 + page_bits)));
  cells_ = spheres.size();
  blocks_.reserve(lists_blocks(capacity));
  blocks_.make_room(lists_blocks(cells_));
  entries_ = reinterpret_cast<std::uint16_t*>(workspace);
  const auto all = blocks_.as<Block>();
  const auto reach = static_cast<float>(skin * quanta_per_um) + rounding;
  team.for_each_block(lists_groups(cells_), [&](std::size_t group, unsigned) {
    const std::size_t first = group * blocks_per_group;
    list_neighbours(law, reach, grid, spheres, static_cast<Slot>(first * lanes),
                    all.subspan(first, std::min(blocks_per_group, all.size() - first)),
                    entries_ + group * rows_per_group() * lanes, rows_per_group());
  });
}

void NeighbourLists::release() {
  blocks_.release();
  cells_ = 0;
  entries_ = nullptr;
}

std::size_t NeighbourLists::blocks_without_list() const {
  std::size_t count = 0;
  for (std::size_t b = 0; b < blocks(); ++b) count += has_list(b) ? 0u : 1u;
  return count;
}

}  // namespace caudata::graft
