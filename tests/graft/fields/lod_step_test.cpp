// SPDX-License-Identifier: Apache-2.0
#include "graft/fields/lod_step.hpp"

#include <gtest/gtest.h>

#include "graft/fields/field_examples.hpp"

namespace caudata::graft {
namespace {

using namespace test_fields;

TEST(VoxelGrid, PadsItsRowsAlone) {
  const VoxelGrid grid{{37, 5, 3}, {1, 1, 1}, {}};
  EXPECT_EQ(grid.pitch(), 48u);
  EXPECT_EQ(grid.stored(), 48u * 15);
  EXPECT_EQ(grid.voxels(), 37u * 15);
  const VoxelMask mask(grid, Medium::canal);
  EXPECT_EQ(mask.media()[36], static_cast<std::uint8_t>(Medium::canal));
  EXPECT_EQ(mask.media()[37], VoxelMask::padding);
}

TEST(VoxelGrid, OfAWholeNumberOfGroupsTakesFourBytesAVoxel) {
  const VoxelGrid grid{{192, 10, 10}, {1, 1, 1}, {}};
  EXPECT_EQ(Field(grid).values.size() * sizeof(float), 4 * grid.voxels());
}

// Each axis: c' = (c + 4 r cb) / (1 + 4 r), from two faces of half a voxel each.
TEST(LodStep, OfOneVoxelRelaxesToWhatHoldsItsSixFaces) {
  Field field({{3, 3, 3}, {1, 1, 1}, {}}, 2.0f);
  VoxelMask mask(field.grid, Medium::canal);
  mask.set(1, 1, 1, Medium::cord);
  field.at(1, 1, 1) = 10;
  Transport transport = in_cord(0.25);
  role(transport, Medium::canal) = MediumRole::fixed();
  LodStep step(mask, transport, 1);
  advance(field, step, 1);
  EXPECT_NEAR(double(field.at(1, 1, 1)), 2 + 8 / 8.0, 1e-6);
  EXPECT_EQ(field.at(0, 1, 1), 2.0f);
  EXPECT_EQ(field.at(0, 0, 0), 2.0f);
}

TEST(LodStep, OfOneClosedVoxelChangesNothing) {
  Field field({{3, 3, 3}, {1, 1, 1}, {}}, 2.0f);
  VoxelMask mask(field.grid, Medium::outside);
  mask.set(1, 1, 1, Medium::cord);
  field.at(1, 1, 1) = 10;
  LodStep step(mask, in_cord(5), 1);
  advance(field, step, 3);
  EXPECT_EQ(field.at(1, 1, 1), 10.0f);
}

TEST(LodStep, OfOneLineInAClosedBoxIsThatOfTheLineAloneBitForBit) {
  for (std::size_t axis = 0; axis < 3; ++axis) {
    Field alone(line_grid(axis, 19, 1));
    VoxelGrid box{{5, 5, 5}, {1, 1, 1}, {}};
    box.n[axis] = 19;
    Field field(box, 3.0f);
    VoxelMask mask(box, Medium::outside);
    std::array<std::size_t, 3> at{2, 2, 2};
    for (std::size_t i = 0; i < 19; ++i) {
      at[axis] = i;
      mask.set(at[0], at[1], at[2], Medium::cord);
      field.at(at[0], at[1], at[2]) = on_line(alone, axis, i) = float(i * i % 7);
    }
    LodStep in_box(mask, in_cord(0.8, 0.1), 1);
    LodStep on_its_own(VoxelMask(alone.grid, Medium::cord), in_cord(0.8, 0.1), 1);
    advance(field, in_box, 4);
    advance(alone, on_its_own, 4);
    for (std::size_t i = 0; i < 19; ++i) {
      at[axis] = i;
      EXPECT_EQ(field.at(at[0], at[1], at[2]), on_line(alone, axis, i)) << axis << " " << i;
    }
  }
}

TEST(LodStep, TakesSourcesAndUptakeImplicitly) {
  Field field({{2, 1, 1}, {1, 1, 1}, {}}, 4.0f);
  LodStep step(VoxelMask(field.grid, Medium::cord), in_cord(1e-9), 2);
  Exchange exchange(field.grid);
  exchange.source[0] = 3;
  exchange.uptake[0] = 2;
  exchange.uptake[1] = 1e9f;
  MassLedger ledger = step.open_ledger(field);
  core::Team team(1);
  step.advance(field, exchange, ledger, team);
  EXPECT_NEAR(double(field.at(0, 0, 0)), 10.0 / 5, 1e-6);
  EXPECT_NEAR(double(field.at(1, 0, 0)), 0, 1e-6);
  EXPECT_EQ(ledger.sources, 6);
  EXPECT_NEAR(ledger.uptake, 12, 1e-5);
}

}  // namespace
}  // namespace caudata::graft
