// SPDX-License-Identifier: Apache-2.0
#include "graft/cells/cells.hpp"

#include <gtest/gtest.h>

#include "graft/cells/row_grid.hpp"
#include "graft/cells/segment_walker.hpp"
#include "support/packed_cells.hpp"

namespace caudata::graft {
namespace {

/// Sums up what it hands out.
class CountingMemory : public std::pmr::memory_resource {
 public:
  std::size_t now{0}, peak{0};

 private:
  void* do_allocate(std::size_t bytes, std::size_t alignment) override {
    now += bytes;
    peak = std::max(peak, now);
    return std::pmr::new_delete_resource()->allocate(bytes, alignment);
  }
  void do_deallocate(void* p, std::size_t bytes, std::size_t alignment) override {
    now -= bytes;
    std::pmr::new_delete_resource()->deallocate(p, bytes, alignment);
  }
  bool do_is_equal(const memory_resource& other) const noexcept override { return this == &other; }
};

struct CellsGridOf {
  explicit CellsGridOf(Cells& cells, double reach, unsigned threads = 1)
      : grid(std::pmr::get_default_resource()) {
    core::Team team(threads);
    std::vector<std::byte> room(RowGrid::workspace_bytes(cells));
    grid.sort(cells, static_cast<std::int64_t>(reach * quanta_per_um), room.data(), team);
  }
  RowGrid grid;
};

}  // namespace

TEST(CellsTable, AddsRemovesAndFinds) {
  Cells cells;
  const auto mark = cells.add_column<std::array<char, 3>>();
  cells.append(test::mixed_cells(100));
  for (std::size_t i = 0; i < 100; ++i) cells[mark][i] = {static_cast<char>(i), 'a', 'b'};
  std::vector<std::uint8_t> doomed(100);
  for (std::size_t i = 0; i < 100; ++i) doomed[i] = i % 3 == 0 ? 1 : 0;
  core::Team team(2);
  cells.remove(doomed, team);
  ASSERT_EQ(cells.size(), 66u);
  const auto all = test::mixed_cells(100);
  const SlotIndex index(cells);
  for (std::size_t i = 0, slot = 0; i < 100; ++i) {
    if (i % 3 == 0) {
      EXPECT_FALSE(index.find(all[i].id).has_value());
      continue;
    }
    EXPECT_EQ(cells[slot], all[i]) << "in the old order";
    EXPECT_EQ(cells[mark][slot][0], static_cast<char>(i));
    EXPECT_EQ(index.find(all[i].id), slot);
    ++slot;
  }
  std::vector<Cell> more(1);
  more[0].id = 7777777;
  cells.append(more);
  EXPECT_EQ(cells[mark][66], (std::array<char, 3>{})) << "new cells have zeros";
}

// Every field by name: one more does not compile until it is here, and then needs its column.
TEST(CellsTable, EveryFieldGoesThroughColumnsAndCheckpoints) {
  std::vector<Cell> list(3);
  for (std::size_t i = 0; i < list.size(); ++i) {
    auto& [id, clone, sphere, kind, oxygen_debt, divisions, stage] = list[i];
    const auto n = static_cast<std::uint8_t>(10 * i + 1);
    id = born_bit | n;
    clone = cell_id(most_doses - 1, most_cells_of_a_dose - 1 - i);
    sphere = {n, -n, 1000 + n, 7.5f + n};
    kind = {n, std::uint8_t(n + 1), std::uint8_t(n + 2), std::uint8_t(n + 3)};
    oxygen_debt = 0.25f * n;
    divisions = static_cast<std::uint16_t>(300 * n);
    stage = static_cast<std::uint8_t>(n + 4);
  }
  Cells cells = test::columns_of(list), again;
  const auto mark = cells.add_column<std::uint32_t>(), same = again.add_column<std::uint32_t>();
  cells[mark][2] = 77;
  ByteWriter out;
  StateWriter writer(out);
  cells.write(writer);
  const std::vector<std::byte> bytes = out.take();
  EXPECT_EQ(bytes.size(), sizeof(std::uint64_t) + 3 * cells.bytes_per_cell());
  ByteReader in(bytes);
  StateReader reader(in);
  again.read(reader);
  EXPECT_TRUE(reader.at_end());
  ASSERT_EQ(again.size(), list.size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    EXPECT_EQ(cells[i], list[i]);
    EXPECT_EQ(again[i], list[i]);
  }
  EXPECT_EQ(again[same][2], 77u);
  ByteReader less(std::span<const std::byte>(bytes).first(bytes.size() - 1));
  StateReader cut(less);
  Cells none;
  none.add_column<std::uint32_t>();
  none.read(cut);
  EXPECT_FALSE(cut.whole());
  EXPECT_EQ(none.size(), 0u);
}

TEST(CellsTable, PositionsAreExactToAQuarterOfANanometre) {
  for (const double x : {0.0, 12.3456789, 324.9, 650.0}) {
    const auto back = canal_position(sphere_in_canal({x, -7.7, 3.3}, 8));
    EXPECT_NEAR(back[0], x, 0.125e-6);
    EXPECT_NEAR(back[1], -7.7, 0.125e-6);
    EXPECT_NEAR(back[2], 3.3, 0.125e-6);
  }
}

TEST(RowGridOrder, IsByRowGridCellAndIdAndMovesAllColumns) {
  for (const unsigned threads : {1u, 3u}) {
    Cells cells = test::columns_of(test::mixed_cells(2000));
    const auto mark = cells.add_column<CellId>();
    for (std::size_t i = 0; i < cells.size(); ++i) cells[mark][i] = cells.ids()[i];
    const auto before = test::by_id(cells);
    const CellsGridOf sorted(cells, 20, threads);
    EXPECT_EQ(test::by_id(cells), before);
    for (Slot i = 0; i < cells.size(); ++i) EXPECT_EQ(cells[mark][i], cells.ids()[i]);
    for (Slot i = 1; i < cells.size(); ++i) {
      const auto a =
          std::tuple(sorted.grid.row_of(i - 1), sorted.grid.x()[i - 1], cells.ids()[i - 1]);
      const auto b = std::tuple(sorted.grid.row_of(i), sorted.grid.x()[i], cells.ids()[i]);
      EXPECT_LT(a, b);
    }
  }
}

// Dense, thin and with far outliers: whoever is within reach is in one of the nine runs, once.
TEST(RowGridOrder, RunsHoldAllWithinReach) {
  for (const double packing : {0.6, 0.01}) {
    auto list = test::mixed_cells(600, packing);
    list[5].sphere.x += 400'000'000;
    list[6].sphere.y += 30'000'000;
    Cells cells = test::columns_of(list);
    constexpr double reach = 25;
    const CellsGridOf sorted(cells, reach);
    const auto s = std::as_const(cells).spheres();
    SegmentWalker walker(sorted.grid, 0, static_cast<Slot>(cells.size()));
    Segment segment;
    Slot next = 0;
    while (walker.next(segment)) {
      EXPECT_EQ(segment.first, next);
      next = segment.last;
      EXPECT_LE(segment.last, (segment.first / 16 + 1) * 16);
      for (Slot i = segment.first; i < segment.last; ++i) {
        for (Slot j = 0; j < cells.size(); ++j) {
          const auto a = position_of(s[i]), b = position_of(s[j]);
          const double square = (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) +
                                (a[2] - b[2]) * (a[2] - b[2]);
          int times = 0;
          for (const auto& run : segment.runs) times += j >= run.first && j < run.last ? 1 : 0;
          EXPECT_LE(times, 1);
          EXPECT_TRUE(times == 1 || square > reach * reach);
        }
      }
    }
    EXPECT_EQ(next, cells.size());
  }
}

TEST(CellsMemory, BetweenPushesIsThatOfTheColumns) {
  constexpr std::size_t n = 50'000;
  CountingMemory memory;
  Cells cells(&memory);
  cells.reserve(n);
  cells.append(test::comparison_cells(n));
  const std::size_t columns = memory.now;
  EXPECT_LE(columns, n * 39 + 7 * Column::padding);
  Mechanics mechanics(cells, comparison_law, {}, &memory);
  core::Team team(1);
  mechanics.step(0.1, team);
  EXPECT_GT(memory.now, columns + n * 50);
  mechanics.forget_neighbours();
  EXPECT_EQ(memory.now, columns);
  const auto sorted = mechanics.times_sorted();
  mechanics.step(0.1, team);
  EXPECT_EQ(mechanics.times_sorted(), sorted + 1);
}

TEST(CellsMemory, IsWhatIsSaidAndAtMost112BytesACell) {
  constexpr std::size_t n = 50'000;
  const auto list = test::comparison_cells(n);
  for (const NeighbourMode mode : {NeighbourMode::lists, NeighbourMode::grid}) {
    MechanicsOptions options;
    options.mode = mode;
    CountingMemory memory;
    {
      Cells cells(&memory);
      cells.reserve(n);
      cells.append(list);
      Mechanics mechanics(cells, comparison_law, options, &memory);
      core::Team team(1);
      for (int k = 0; k < 6; ++k) mechanics.step(0.1, team);
      EXPECT_GE(mechanics.times_sorted(), 2u);
      const std::size_t said = Mechanics::bytes(n, mechanics.grid().rows(), options);
      EXPECT_LE(memory.peak, said);
      EXPECT_GE(memory.peak, 0.9 * static_cast<double>(said));
      EXPECT_LE(static_cast<double>(memory.peak) / n, 112) << "peak";
    }
    EXPECT_EQ(memory.now, 0u);
  }
}

}  // namespace caudata::graft
