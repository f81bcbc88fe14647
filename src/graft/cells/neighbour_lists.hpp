// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory_resource>
#include <span>

#include "core/team.hpp"
#include "graft/cells/pair_law.hpp"
#include "graft/cells/row_grid.hpp"

namespace caudata::graft {

/// Verlet lists in two bytes an entry. Cells are taken in blocks of 16 consecutive slots; a block's
/// list is rows of 16 entries, row k holding the k-th neighbour of each cell, or the cell itself
/// where it has fewer (a cell does not push itself). An entry is 4 bits of page and 12 bits of
/// offset: neighbours lie in at most nine runs of slots, so a block needs few pages of 4096 slots.
///
/// A block that needs more than 16 pages or more rows than are left of its group's share has no
/// list: its pushes are taken from the grid, with the same bits.
class NeighbourLists {
 public:
  static constexpr std::size_t lanes = 16, pages = 16, blocks_per_group = 64;
  static constexpr std::size_t page_bits = 12;
  /// More than single precision loses of a distance at the edge of the reach [quanta].
  static constexpr float rounding = 8;

  struct Block {
    std::uint16_t page[pages];  // slot >> page_bits
    std::uint16_t first_row, rows;
  };
  static constexpr std::uint16_t no_list = 0xffff;

  /// rows_per_block: on average over a group of 64 blocks, at most 512.
  NeighbourLists(std::size_t rows_per_block, std::pmr::memory_resource* memory);

  /// Neighbours within reach times the sum of radii, plus skin [um]. Entries go to `workspace`,
  /// which must hold workspace_bytes(n) and live as long as the lists are used. Tables are made for
  /// `capacity` cells.
  void build(const PairConstants& law, double skin, const RowGrid& grid,
             std::span<const Sphere> spheres, std::size_t capacity, std::byte* workspace,
             core::Team& team);

  /// No lists and no memory, until the next build.
  void release();

  std::size_t blocks() const { return blocks_.size(); }
  const Block& block(std::size_t b) const { return blocks_.as<const Block>()[b]; }
  bool has_list(std::size_t b) const { return block(b).rows != no_list; }
  const std::uint16_t* entries(std::size_t b) const {
    return entries_ + (b / blocks_per_group * rows_per_group() + block(b).first_row) * lanes;
  }
  std::size_t cells() const { return cells_; }

  std::size_t workspace_bytes(std::size_t n) const;
  static std::size_t bytes(std::size_t n);  // without the workspace

  /// For measurements.
  std::size_t blocks_without_list() const;

 private:
  std::size_t rows_per_group() const { return rows_per_block_ * blocks_per_group; }

  std::size_t rows_per_block_;
  std::size_t cells_{0};
  Column blocks_;
  std::uint16_t* entries_{nullptr};
};

/// The lists of one group of blocks: `blocks` of them from slot `first` on, rows into `entries`
/// (`room` rows). Neighbours are those of the grid within reach plus skin [quanta].
void list_neighbours(const PairConstants& law, float skin, const RowGrid& grid,
                     std::span<const Sphere> spheres, Slot first,
                     std::span<NeighbourLists::Block> blocks, std::uint16_t* entries,
                     std::size_t room);

}  // namespace caudata::graft
