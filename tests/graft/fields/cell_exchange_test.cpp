// SPDX-License-Identifier: Apache-2.0
#include "graft/fields/cell_exchange.hpp"

#include <gtest/gtest.h>

#include "graft/fields/field_examples.hpp"

namespace caudata::graft {
namespace {

using namespace test_fields;

/// 2 x 1 x 2 voxels of 0.5 mm^3 with 2, 0, 1 and 3 cells.
struct CellsExample {
  VoxelGrid grid{{2, 1, 2}, {1, 1, 0.5}, {10, 0, 0}};
  std::vector<std::uint32_t> begin{0, 2, 2, 3, 6};
  std::vector<float> secretion{1, 2, 0, 4, 5, 6}, uptake{1, 1, 8, 2, 2, 2};
};

TEST(CellExchange, AddsTheCellsOfAVoxelPerItsVolume) {
  const CellsExample e;
  Field field(e.grid, 3.0f);
  Exchange exchange(e.grid);
  core::Team team(2);
  exchange_with_cells(field, {e.begin}, {e.secretion, e.uptake, 1}, exchange, team);
  const auto at = [&](std::size_t x, std::size_t z) { return e.grid.index(x, 0, z); };
  EXPECT_EQ(exchange.source[at(0, 0)], 6.0f);
  EXPECT_EQ(exchange.source[at(1, 0)], 0.0f);
  EXPECT_EQ(exchange.source[at(1, 1)], 30.0f);
  EXPECT_EQ(exchange.uptake[at(0, 0)], 1.0f);  // (1 + 1) / 0.5 / (1 + 3)
  EXPECT_EQ(exchange.uptake[at(0, 1)], 4.0f);
  EXPECT_EQ(exchange.uptake[at(1, 0)], 0.0f);
  exchange_with_cells(field, {e.begin}, {e.secretion, {}, 1}, exchange, team);
  EXPECT_EQ(exchange.source[at(0, 0)], 12.0f) << "it adds";
  EXPECT_EQ(exchange.uptake[at(0, 0)], 1.0f);
}

// Half of the most at half saturation; never more than there is.
TEST(CellExchange, TakesByMichaelisAndMenten) {
  const VoxelGrid grid{{1, 1, 1}, {1, 1, 1}, {}};
  const std::vector<std::uint32_t> begin{0, 1};
  const std::vector<float> most{1e-3f};
  core::Team team(1);
  for (const double c : {0.0, 0.5, 2.0, 1e4}) {
    Field field(grid, float(c));
    Exchange exchange(grid);
    exchange_with_cells(field, {begin}, {{}, most, 2}, exchange, team);
    LodStep step(VoxelMask(grid, Medium::cord), in_cord(1), 0.01);
    MassLedger ledger = step.open_ledger(field);
    step.advance(field, exchange, ledger, team);
    EXPECT_NEAR(ledger.uptake / 0.01, 1e-3 * c / (2 + c), 1e-8) << c;
  }
}

TEST(Sample, IsLinearBetweenCentresAndIgnoresWhereNothingCanBe) {
  Field field({{4, 3, 3}, {0.5, 1, 2}, {1, 2, 3}});
  VoxelMask mask(field.grid, Medium::cord);
  const auto centre = [&](std::size_t axis, std::size_t i) {
    return field.grid.origin[axis] + field.grid.spacing[axis] * (double(i) + 0.5);
  };
  for (std::size_t z = 0; z < 3; ++z)
    for (std::size_t y = 0; y < 3; ++y)
      for (std::size_t x = 0; x < 4; ++x)
        field.at(x, y, z) = float(2 * centre(0, x) - centre(1, y) + 3 * centre(2, z));
  const Transport transport = in_cord(1);
  EXPECT_NEAR(double(sample(field, mask, transport, {1.9, 3.3, 5.1})), 2 * 1.9 - 3.3 + 3 * 5.1,
              1e-5);
  EXPECT_EQ(sample(field, mask, transport, {0, 0, 0}), field.at(0, 0, 0));
  EXPECT_EQ(sample(field, mask, transport, {99, 99, 99}), field.at(3, 2, 2));
  mask.set(1, 0, 0, Medium::outside);
  EXPECT_EQ(sample(field, mask, transport, {1.5, 2.5, 4}), field.at(0, 0, 0));
  EXPECT_EQ(sample(field, VoxelMask(field.grid, Medium::outside), transport, {1, 2, 3}), 0.0f);
}

}  // namespace
}  // namespace caudata::graft
