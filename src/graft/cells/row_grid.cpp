// SPDX-License-Identifier: Apache-2.0
#include "graft/cells/row_grid.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "core/contract.hpp"

namespace caudata::graft {
namespace {

constexpr std::size_t grid_block = 4096;      // cells a block of work
constexpr std::size_t grid_row_block = 64;    // rows a block of work
constexpr std::size_t most_histograms = 16;   // parts that count their cells by row on their own
constexpr std::int64_t most_rows = 1 << 22;   // beyond, grid cells become larger
constexpr std::int64_t most_along = 1 << 16;  // grid cells along x

std::size_t grid_blocks(std::size_t n, std::size_t block) { return (n + block - 1) / block; }

/// Orders (x, id, slot): ids decide within a grid cell, slots only between equal ids.
struct ByPlace {
  std::span<const CellId> ids;
  std::span<const std::uint16_t> x;
  bool operator()(Slot a, Slot b) const {
    if (x[a] != x[b]) return x[a] < x[b];
    if (ids[a] != ids[b]) return ids[a] < ids[b];
    return a < b;
  }
};

}  // namespace

RowGrid::RowGrid(std::pmr::memory_resource* memory)
    : rows_(sizeof(Row), memory),
      starts_(sizeof(Slot), memory),
      x_(sizeof(std::uint16_t), memory) {}

void RowGrid::release() {
  for (Column* column : {&rows_, &starts_, &x_}) column->release();
  ny_ = nz_ = 0;
}

std::size_t RowGrid::workspace_bytes(const Cells& cells) {
  // The order, and beside it first the rows and histograms, then the column that is moved.
  return cells.capacity() * (sizeof(Slot) + std::max<std::size_t>(cells.widest_column(), 16)) +
         4096;
}

std::size_t RowGrid::bytes(std::size_t n, std::size_t rows) {
  // A row table is there for at least as many cells as it has entries; tables grow by an eighth.
  return (rows + 1) * sizeof(Row) * 9 / 8 + n * (sizeof(Slot) + sizeof(std::uint16_t)) +
         3 * Column::padding;
}

void RowGrid::choose_cells(const Cells& cells, std::int64_t reach, core::Team& team) {
  constexpr std::int32_t least = std::numeric_limits<std::int32_t>::min();
  constexpr std::int32_t most = std::numeric_limits<std::int32_t>::max();
  const auto spheres = cells.spheres();
  std::vector<Box> boxes(grid_blocks(spheres.size(), grid_block),
                         Box{{most, most, most}, {least, least, least}});
  team.for_each_block(boxes.size(), [&](std::size_t b, unsigned) {
    Box box = boxes[b];
    const std::size_t first = b * grid_block;
    for (const Sphere& s : spheres.subspan(first, std::min(grid_block, spheres.size() - first))) {
      const std::int32_t at[3] = {s.x, s.y, s.z};
      for (int k = 0; k < 3; ++k) {
        box.low[k] = std::min(box.low[k], at[k]);
        box.high[k] = std::max(box.high[k], at[k]);
      }
    }
    boxes[b] = box;
  });
  std::int64_t extent[3];
  for (int k = 0; k < 3; ++k) {
    std::int64_t low = most, high = least;
    for (const Box& box : boxes) {
      low = std::min<std::int64_t>(low, box.low[k]);
      high = std::max<std::int64_t>(high, box.high[k]);
    }
    origin_[k] = low;
    extent[k] = std::max<std::int64_t>(high - low, 0);
  }
  std::int64_t edge = std::max<std::int64_t>(reach, 1) + 1;  // one quantum for rounding below
  const auto along = [&](int k) { return extent[k] / edge + 1; };
  while (along(0) >= most_along || along(1) * along(2) > most_rows) edge *= 2;
  ny_ = along(1) + 1;
  nz_ = along(2) + 1;
  per_edge_ = 1.0 / static_cast<double>(edge);
}

RowGrid::Place RowGrid::place(const Sphere& s) const {
  const auto cell = [&](std::int32_t at, int k) {
    return static_cast<std::int64_t>(static_cast<double>(at - origin_[k]) * per_edge_);
  };
  return {static_cast<std::uint32_t>(cell(s.z, 2) * ny_ + cell(s.y, 1)),
          static_cast<std::uint16_t>(cell(s.x, 0))};
}

void RowGrid::sort(Cells& cells, std::int64_t reach, std::byte* workspace, core::Team& team) {
  const std::size_t n = cells.size();
  choose_cells(cells, reach, team);
  rows_.make_room(rows() + 1);
  x_.reserve(cells.capacity());
  x_.make_room(n);
  auto* order = reinterpret_cast<Slot*>(workspace);
  auto* row_of_cell = reinterpret_cast<std::uint32_t*>(order + n);
  auto* histograms = row_of_cell + n;  // parts x rows
  const std::size_t room = 2 * n;
  const std::size_t parts = std::clamp<std::size_t>(room / rows(), 1, most_histograms);
  std::vector<std::uint32_t> own;  // a box of more rows than cells
  if (parts * rows() > room) {
    own.resize(parts * rows());
    histograms = own.data();
  }
  const std::size_t part = (n + parts - 1) / parts;
  const auto spheres = std::as_const(cells).spheres();
  const auto x = x_.as<std::uint16_t>();
  team.for_each_block(parts, [&](std::size_t p, unsigned) {
    std::uint32_t* count = histograms + p * rows();
    std::fill(count, count + rows(), 0u);
    for (std::size_t i = p * part; i < std::min(n, (p + 1) * part); ++i) {
      const Place at = place(spheres[i]);
      row_of_cell[i] = at.row;
      x[i] = at.x;
      ++count[at.row];
    }
  });
  const auto table = rows_.as<Row>();
  Slot slot = 0;
  for (std::size_t r = 0; r < rows(); ++r) {
    table[r] = {slot, no_table, 0, 0};
    for (std::size_t p = 0; p < parts; ++p) slot += std::exchange(histograms[p * rows() + r], slot);
  }
  table[rows()] = {slot, no_table, 0, 0};
  team.for_each_block(parts, [&](std::size_t p, unsigned) {
    std::uint32_t* next = histograms + p * rows();
    for (std::size_t i = p * part; i < std::min(n, (p + 1) * part); ++i)
      order[next[row_of_cell[i]]++] = static_cast<Slot>(i);
  });
  team.for_each_block(grid_blocks(rows(), grid_row_block), [&](std::size_t b, unsigned) {
    for (std::size_t r = b * grid_row_block; r < std::min(rows(), (b + 1) * grid_row_block); ++r)
      sort_row(cells, {order + table[r].begin, table[r + 1].begin - table[r].begin}, x);
  });
  // Now x by the new slots, through the room of the rows.
  auto* sorted_x = reinterpret_cast<std::uint16_t*>(row_of_cell);
  const auto in_blocks = [&](auto&& work) {
    team.for_each_block(grid_blocks(n, grid_block), [&](std::size_t b, unsigned) {
      for (std::size_t i = b * grid_block; i < std::min(n, (b + 1) * grid_block); ++i) work(i);
    });
  };
  in_blocks([&](std::size_t i) { sorted_x[i] = x[order[i]]; });
  in_blocks([&](std::size_t i) { x[i] = sorted_x[i]; });
  cells.reorder({order, n}, reinterpret_cast<std::byte*>(order + (n + 3) / 4 * 4), team);
  make_tables(team);
}

void RowGrid::sort_row(const Cells& cells, std::span<Slot> slots,
                       std::span<std::uint16_t> x) const {
  if (slots.size() < 2) return;
  const ByPlace before{cells.ids(), x};
  std::uint16_t low = x[slots[0]], high = low;
  for (const Slot s : slots) {
    low = std::min(low, x[s]);
    high = std::max(high, x[s]);
  }
  const std::size_t length = std::size_t{high} - low + 1;
  if (length > 4 * slots.size() || slots.size() < 16) {
    std::sort(slots.begin(), slots.end(), before);
    return;
  }
  thread_local std::vector<std::uint32_t> next;
  thread_local std::vector<Slot> sorted;
  next.assign(length + 1, 0);
  sorted.resize(slots.size());
  for (const Slot s : slots) ++next[std::size_t{x[s]} - low + 1];
  for (std::size_t k = 1; k <= length; ++k) next[k] += next[k - 1];
  for (const Slot s : slots) sorted[next[std::size_t{x[s]} - low]++] = s;
  // Within a grid cell by id: a few cells each.
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const Slot s = sorted[i];
    std::size_t k = i;
    for (; k > 0 && before(s, sorted[k - 1]); --k) sorted[k] = sorted[k - 1];
    sorted[k] = s;
  }
  std::copy(sorted.begin(), sorted.end(), slots.begin());
}

void RowGrid::make_tables(core::Team& team) {
  const auto table = rows_.as<Row>();
  const auto x = std::as_const(x_).as<std::uint16_t>();
  std::uint32_t used = 0;
  for (std::size_t r = 0; r < rows(); ++r) {
    const std::size_t count = table[r + 1].begin - table[r].begin;
    if (count == 0) continue;
    table[r].first_x = x[table[r].begin];
    table[r].last_x = x[table[r + 1].begin - 1];
    const std::size_t length = std::size_t{table[r].last_x} - table[r].first_x + 1;
    if (length > count) continue;
    table[r].table = used;
    used += static_cast<std::uint32_t>(length);
  }
  starts_.make_room(used);
  const auto starts = starts_.as<Slot>();
  team.for_each_block(grid_blocks(rows(), grid_row_block), [&](std::size_t b, unsigned) {
    for (std::size_t r = b * grid_row_block; r < std::min(rows(), (b + 1) * grid_row_block); ++r) {
      if (table[r].table == no_table) continue;
      Slot slot = table[r].begin;
      for (std::int32_t k = table[r].first_x; k <= table[r].last_x; ++k) {
        while (x[slot] < k) ++slot;
        starts[table[r].table + static_cast<std::uint32_t>(k - table[r].first_x)] = slot;
      }
    }
  });
}

std::size_t RowGrid::row_of(Slot slot) const {
  EXPECTS(slot < size());
  const auto table = rows_.as<Row>();
  const auto after =
      std::upper_bound(table.begin(), table.begin() + static_cast<std::ptrdiff_t>(rows()), slot,
                       [](Slot s, const Row& row) { return s < row.begin; });
  return static_cast<std::size_t>(after - table.begin()) - 1;
}

std::array<RowGrid::Run, 9> RowGrid::around(const Sphere& place) const {
  const auto cell = [&](std::int32_t at, int k) {
    return static_cast<std::int64_t>(std::floor(static_cast<double>(at - origin_[k]) * per_edge_));
  };
  const std::int64_t x = cell(place.x, 0), y = cell(place.y, 1), z = cell(place.z, 2);
  std::array<Run, 9> runs;
  std::size_t k = 0;
  for (std::int64_t j = z - 1; j <= z + 1; ++j)
    for (std::int64_t i = y - 1; i <= y + 1; ++i, ++k) {
      if (i < 0 || i >= ny_ || j < 0 || j >= nz_) continue;
      const auto row = static_cast<std::size_t>(j * ny_ + i);
      runs[k] = {begin_of(row, static_cast<std::int32_t>(x - 1)),
                 begin_of(row, static_cast<std::int32_t>(x + 2))};
    }
  return runs;
}

Slot RowGrid::begin_of(std::size_t row, std::int32_t x) const {
  const auto table = rows_.as<Row>();
  const Row& r = table[row];
  const Slot end = table[row + 1].begin;
  if (x <= r.first_x || r.begin == end) return r.begin;
  if (x > r.last_x) return end;
  if (r.table != no_table)
    return starts_.as<Slot>()[r.table + static_cast<std::uint32_t>(x - r.first_x)];
  const auto along = this->x();
  const auto at = std::lower_bound(along.begin() + r.begin, along.begin() + end, x,
                                   [](std::uint16_t a, std::int32_t b) { return a < b; });
  return static_cast<Slot>(at - along.begin());
}

}  // namespace caudata::graft
