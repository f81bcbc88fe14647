// SPDX-License-Identifier: Apache-2.0
#include "graft/cells/pushes.hpp"

#include <gtest/gtest.h>

#include <array>

#include "graft/simd.hpp"
#include "support/packed_cells.hpp"

namespace caudata::graft {
namespace {

constexpr PairLaw pushes_tissue{PairShape::linear, 0.05, 0.002, 1.25};

struct PushesSums {
  explicit PushesSums(std::size_t n) : x(n, -1), y(n, -1), z(n, -1) {}
  PushColumns columns() { return {x.data(), y.data(), z.data()}; }
  std::vector<std::int32_t> x, y, z;
  friend bool operator==(const PushesSums&, const PushesSums&) = default;
};

/// Sorted cells, their grid, and lists with a skin of 2 um.
struct PushesScene {
  PushesScene(const std::vector<Cell>& list, const PairConstants& law, std::size_t rows = 20)
      : cells(test::columns_of(list)),
        grid(std::pmr::get_default_resource()),
        lists(rows, std::pmr::get_default_resource()) {
    core::Team team(1);
    constexpr double skin = 2;
    float widest = 0;
    for (const Cell& c : list) widest = std::max(widest, c.sphere.radius);
    std::vector<std::byte> room(RowGrid::workspace_bytes(cells));
    const double reach = quanta_per_um * (2 * double{law.reach} * double{widest} + skin) + 16;
    grid.sort(cells, static_cast<std::int64_t>(reach), room.data(), team);
    entries.resize(lists.workspace_bytes(cells.size()));
    lists.build(law, skin, grid, spheres(), cells.size(), entries.data(), team);
  }
  std::span<const Sphere> spheres() const { return cells.spheres(); }

  Cells cells;
  RowGrid grid;
  NeighbourLists lists;
  std::vector<std::byte> entries;
};

void expect_all_ways_plain(const std::vector<Cell>& list, const PairLaw& pair) {
  const PairConstants law(pair);
  for (const SimdTarget& target : simd_targets()) {
    const OnlySimdTarget only(target);
    PushesScene scene(list, law);
    const std::size_t n = list.size();
    PushesSums plain(n), candidates(n), from_grid(n), from_lists(n);
    pushes_plain(law, scene.spheres(), plain.columns());
    const auto last = static_cast<Slot>(n);
    pushes_from_candidates(law, scene.grid, scene.spheres(), 0, last, candidates.columns());
    pushes_from_grid(law, scene.grid, scene.spheres(), 0, last, from_grid.columns());
    EXPECT_EQ(candidates, plain) << target.name << ", " << n;
    EXPECT_EQ(from_grid, plain) << target.name << ", " << n;
    for (std::size_t b = 0; b < scene.lists.blocks(); ++b) {
      ASSERT_TRUE(scene.lists.has_list(b)) << b;
      pushes_from_list(law, scene.spheres(), scene.lists.block(b), scene.lists.entries(b), 16 * b,
                       from_lists.columns());
    }
    EXPECT_EQ(from_lists, plain) << target.name << ", " << n;
  }
}

TEST(Pushes, AreThePlainOnesBitByBit) {
  for (const std::size_t n : {1u, 2u, 15u, 16u, 17u, 33u, 700u}) {
    expect_all_ways_plain(test::mixed_cells(n), comparison_law);
    expect_all_ways_plain(test::mixed_cells(n), pushes_tissue);
  }
}

TEST(Pushes, AreThePlainOnesForCellsFarApartInRowsWithoutATable) {
  std::vector<Cell> list = test::mixed_cells(200);
  for (std::size_t i = 0; i < list.size(); ++i)
    list[i].sphere.x += static_cast<std::int32_t>(i / 4) * 20'000'000;
  expect_all_ways_plain(list, comparison_law);
}

// 400 cells in the space of 40: too many neighbours for any list.
TEST(Pushes, ComeFromTheGridWhereABlockHasNoList) {
  const PairConstants law(comparison_law);
  const std::vector<Cell> list = test::mixed_cells(400, 6.0);
  PushesScene scene(list, law);
  EXPECT_GT(scene.lists.blocks_without_list(), 10u);
  PushesSums plain(400), from_grid(400);
  pushes_plain(law, scene.spheres(), plain.columns());
  pushes_from_grid(law, scene.grid, scene.spheres(), 0, 400, from_grid.columns());
  EXPECT_EQ(from_grid, plain);
}

TEST(Pushes, OfCellsInOnePlaceAreNothing) {
  const PairConstants law(comparison_law);
  const Sphere s = sphere_at({1, 2, 3}, 8);
  const PairPush push = pair_push(law, s, s);
  EXPECT_EQ(push.x, 0);
  EXPECT_EQ(push.y, 0);
  EXPECT_EQ(push.z, 0);
}

TEST(Pushes, InverseRootIsGoodToOneMillionth) {
  for (float w = 1e-6f; w < 1e30f; w *= 1.0371f)
    EXPECT_NEAR(double{inverse_root(w)} * std::sqrt(double{w}), 1, 1e-6) << w;
}

}  // namespace
}  // namespace caudata::graft
