// SPDX-License-Identifier: Apache-2.0
#include "graft/thin_drawn.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace caudata::graft {
namespace {

Snapshot thin_drawn_snapshot(std::uint64_t first, std::uint64_t count) {
  Snapshot s;
  for (std::uint64_t i = 0; i < count; ++i) {
    DrawnCell cell;
    cell.id = cell_id(0, first + count - 1 - i);  // not in order
    s.drawn.push_back(cell);
  }
  return s;
}

std::set<CellId> ids(const Snapshot& s) {
  std::set<CellId> all;
  for (const DrawnCell& cell : s.drawn) all.insert(cell.id);
  return all;
}

}  // namespace

TEST(ThinDrawn, KeepsAsManyAsAllowedOverAllTimes) {
  for (const std::size_t most : {0u, 1u, 57u, 299u, 300u, 1000u}) {
    std::vector<Snapshot> snapshots{thin_drawn_snapshot(0, 100), thin_drawn_snapshot(0, 200)};
    thin_drawn(snapshots, most);
    const std::size_t kept = snapshots[0].drawn.size() + snapshots[1].drawn.size();
    EXPECT_LE(kept, most);
    EXPECT_GE(kept + 2, std::min<std::size_t>(most, 300));  // a cell of both times counts twice
  }
}

TEST(ThinDrawn, TheSameCellsAtEveryTime) {
  std::vector<Snapshot> snapshots{thin_drawn_snapshot(0, 500), thin_drawn_snapshot(0, 400)};
  thin_drawn(snapshots, 300);
  std::set<CellId> early = ids(snapshots[0]);
  std::erase_if(early, [](CellId id) { return id > cell_id(0, 399); });
  EXPECT_EQ(early, ids(snapshots[1]));
  EXPECT_TRUE(std::ranges::is_sorted(snapshots[0].drawn, {}, &DrawnCell::id));
}

// What is kept does not depend on what else there is, but for how much of it fits.
TEST(ThinDrawn, FewerAreASubsetOfMore) {
  std::vector<Snapshot> few{thin_drawn_snapshot(0, 1000)}, more = few;
  thin_drawn(few, 100);
  thin_drawn(more, 400);
  EXPECT_EQ(few[0].drawn.size(), 100u);
  const std::set<CellId> of_more = ids(more[0]), of_few = ids(few[0]);
  EXPECT_TRUE(std::ranges::includes(of_more, of_few));
}

TEST(RegionName, IsASegmentOrTheCauda) {
  EXPECT_EQ(region_name(0), "C1");
  EXPECT_EQ(region_name(29), "S5");
  EXPECT_EQ(region_name(cauda), "cauda");
}

}  // namespace caudata::graft
