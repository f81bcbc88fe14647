// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <memory_resource>
#include <span>

#include "core/team.hpp"
#include "graft/cells/cells.hpp"

namespace caudata::graft {

/// Cells in the order of a grid, and where each part of it begins.
///
/// A row is all grid cells with one y and one z; rows follow one another, within a row x runs,
/// within a grid cell the id. Only rows are stored for the whole box: a canal is long and thin, a
/// table of all its grid cells would not fit. Where a row is well filled it has a table of its grid
/// cells, elsewhere bisection finds them.
class RowGrid {
 public:
  explicit RowGrid(std::pmr::memory_resource* memory);

  /// Sorts all columns. Two cells at most `reach` [quanta] apart then lie in the same or in
  /// adjoining grid cells, for as long as each has moved less than the reach leaves. `workspace`
  /// must hold workspace_bytes(cells).
  void sort(Cells& cells, std::int64_t reach, std::byte* workspace, core::Team& team);
  static std::size_t workspace_bytes(const Cells& cells);

  /// No cells and no memory, until the next sort.
  void release();

  std::size_t size() const { return x_.size(); }
  std::int64_t rows_y() const { return ny_; }
  std::int64_t rows_z() const { return nz_; }
  std::size_t rows() const { return static_cast<std::size_t>(ny_ * nz_); }
  /// The row that a slot belongs to.
  std::size_t row_of(Slot slot) const;
  Slot row_begin(std::size_t row) const { return rows_.as<const Row>()[row].begin; }
  /// First slot of the row whose grid cell is >= x.
  Slot begin_of(std::size_t row, std::int32_t x) const;

  struct Run {
    Slot first{0}, last{0};
  };
  /// The slots of the grid cells around a place, wherever it is.
  std::array<Run, 9> around(const Sphere& place) const;
  /// Grid cell along x, by slot.
  std::span<const std::uint16_t> x() const { return x_.as<const std::uint16_t>(); }

  /// At most so many for n cells in a box of `rows` rows (without the workspace).
  static std::size_t bytes(std::size_t n, std::size_t rows);

 private:
  struct Row {
    Slot begin;
    std::uint32_t table;  // of its grid cells, in starts_; none: bisection
    std::uint16_t first_x, last_x;
  };
  static_assert(sizeof(Row) == 12);
  struct Box {
    std::int32_t low[3], high[3];
  };
  struct Place {
    std::uint32_t row;
    std::uint16_t x;
  };
  static constexpr std::uint32_t no_table = ~std::uint32_t{0};

  void choose_cells(const Cells& cells, std::int64_t reach, core::Team& team);
  Place place(const Sphere& s) const;
  void sort_row(const Cells& cells, std::span<Slot> slots, std::span<std::uint16_t> x) const;
  void make_tables(core::Team& team);

  Column rows_, starts_, x_;
  std::int64_t ny_{0}, nz_{0};
  std::int64_t origin_[3]{};
  double per_edge_{0};
};

}  // namespace caudata::graft
