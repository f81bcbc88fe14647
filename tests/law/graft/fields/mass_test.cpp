// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "graft/fields/field_examples.hpp"

namespace caudata::graft {
namespace {

using namespace test_fields;

constexpr double drift_bound = 1e-7, drift_aim = 1e-9;

/// Workload D1 on a smaller box.
struct WorkloadD1 {
  explicit WorkloadD1(std::uint32_t n) : field({{n, n, n}, {0.02, 0.02, 0.02}, {}}) {
    const auto square = [&](std::size_t i) {
      const double d = 0.02 * (double(i) + 0.5 - n / 2.0) / 0.1;
      return d * d / 2;
    };
    for (std::size_t z = 0; z < n; ++z)
      for (std::size_t y = 0; y < n; ++y)
        for (std::size_t x = 0; x < n; ++x)
          field.at(x, y, z) = float(std::exp(-square(x) - square(y) - square(z)));
  }
  Field field;
  static constexpr double dt = 0.6, diffusion = 0.1 / 60, decay = 0.1 / 60;  // [s], [mm^2/s], [1/s]
};

// The coefficient of decay is a float: the law holds to half a unit of its last place.
TEST(FieldMass, FallsInD1AsTheCheckValueSays) {
  WorkloadD1 d1(40);
  LodStep step(VoxelMask(d1.field.grid, Medium::cord), in_cord(d1.diffusion, d1.decay), d1.dt);
  MassLedger ledger = step.open_ledger(d1.field);
  core::Team team(2);
  for (int i = 1; i <= 200; ++i) {
    step.advance(d1.field, ledger, team);
    const double exact = std::pow(1 + 1e-3 / 3, -3 * i);
    ASSERT_NEAR(ledger.content / ledger.initial, exact, 1e-3 * i * 0x1p-24) << i;
  }
  EXPECT_LE(ledger.relative_drift(), drift_aim);
}

struct MassRun {
  double worst, drift, handled;
  float least;
};

/// One source alone, D dt / dx^2 = 13, ten thousand steps.
MassRun point_source(double decay, bool canal) {
  Field field({{16, 12, 11}, {1, 1, 1}, {}});
  VoxelMask mask(field.grid, Medium::cord);
  Transport transport = in_cord(13, decay);
  if (canal) {
    for (std::size_t x = 0; x < 16; ++x)
      for (std::size_t y = 0; y < 12; ++y)
        for (const std::size_t z : {0u, 10u}) mask.set(x, y, z, Medium::canal);
    role(transport, Medium::canal) = MediumRole::exchanges(0.37);
  }
  LodStep step(mask, transport, 1);
  MassLedger ledger = step.open_ledger(field);
  Exchange exchange(field.grid);
  exchange.source[field.grid.index(4, 5, 3)] = 0.0123f;
  core::Team team(1);
  double worst = 0;
  for (int i = 0; i < 10000; ++i) {
    step.advance(field, exchange, ledger, team);
    worst = std::max(worst, ledger.relative_drift());
  }
  float least = 1;
  for (std::size_t x = 0; x < 16; ++x) least = std::min(least, field.at(x, 0, 5));
  return {worst, ledger.relative_drift(), ledger.handled(), least};
}

TEST(FieldMass, OfALonePointSourceDriftsByLessThanTheBound) {
  for (const double decay : {0.0, 1e-3, 0.2}) {
    for (const bool canal : {false, true}) {
      const MassRun run = point_source(decay, canal);
      EXPECT_LE(run.worst, drift_bound / 5) << decay << " " << canal;
      EXPECT_LE(run.drift, drift_aim) << decay << " " << canal;
      EXPECT_NEAR(run.handled, 123, 1e-4);
      EXPECT_GT(run.least, 0.0f);
      RecordProperty("drift" + std::to_string(decay) + (canal ? "canal" : ""),
                     std::to_string(run.drift * 1e12) + "e-12");
    }
  }
}

TEST(FieldMass, OfAllKindsOfWallsAndMediaDriftsByLessThanTheBound) {
  const VoxelGrid grid{{21, 18, 9}, {0.5, 0.4, 0.3}, {}};
  const VoxelMask mask = patchwork(grid, 9);
  Field field(grid, 0.3f);
  LodStep step(mask, of_all_kinds(), 0.4);
  MassLedger ledger = step.open_ledger(field);
  Exchange exchange(grid);
  for (std::size_t i = 0; i < exchange.source.size(); i += 7) exchange.source[i] = 0.02f;
  for (std::size_t i = 0; i < exchange.uptake.size(); i += 5) exchange.uptake[i] = 0.3f;
  core::Team team(2);
  for (int i = 0; i < 2000; ++i) {
    step.advance(field, exchange, ledger, team);
    ASSERT_LE(ledger.relative_drift(), drift_bound / 5) << i;
  }
  for (const std::size_t face : {0u, 2u, 5u})
    EXPECT_GT(ledger.wall[face].in + ledger.wall[face].out, 0) << face;
  for (const std::size_t face : {1u, 3u, 4u}) {
    EXPECT_EQ(ledger.wall[face].in, 0) << face;
    EXPECT_EQ(ledger.wall[face].out, 0) << face;
  }
  EXPECT_GT(ledger.uptake, 0);
  EXPECT_GT(ledger.decay, 0);
}

TEST(FieldMass, OfTinyChangesIsCountedThoughAFloatCannotHoldThem) {
  Field field({{16, 16, 16}, {1, 1, 1}, {}}, 1.0f);
  LodStep step(VoxelMask(field.grid, Medium::cord), in_cord(1, 3e-9), 1);
  MassLedger ledger = step.open_ledger(field);
  core::Team team(1);
  for (int i = 0; i < 1000; ++i) step.advance(field, ledger, team);
  EXPECT_NEAR((ledger.initial - ledger.content) / ledger.initial, 3e-6, 1e-9);
}

TEST(FieldMass, ThatSomebodyTakesBesideTheLedgerIsMissed) {
  Field field({{8, 8, 8}, {1, 1, 1}, {}}, 1.0f);
  LodStep step(VoxelMask(field.grid, Medium::cord), in_cord(1), 1);
  MassLedger ledger = step.open_ledger(field);
  EXPECT_TRUE(ledger.balanced());
  field.at(3, 3, 3) = 0.9f;
  const MassLedger after = step.open_ledger(field);
  ledger.content = after.content;
  EXPECT_FALSE(ledger.balanced());
  EXPECT_NEAR(ledger.drift(), -0.1, 1e-6);
}

TEST(FieldValues, AreNeverNegative) {
  const VoxelGrid grid{{33, 18, 11}, {0.5, 0.4, 0.3}, {}};
  for (const double dt : {1e-9, 1e-3, 1.0, 1e3, 1e6}) {
    const VoxelMask mask = patchwork(grid, 4);
    Field field(grid);
    fill_randomly(field.values, 5);
    Exchange exchange(grid);
    fill_randomly(exchange.uptake, 6);
    LodStep step(mask, of_all_kinds(), dt);
    MassLedger ledger = step.open_ledger(field);
    core::Team team(1);
    for (int i = 0; i < 5; ++i) step.advance(field, exchange, ledger, team);
    for (std::size_t i = 0; i < field.values.size(); ++i)
      ASSERT_TRUE(field.values[i] >= 0 && field.values[i] < 1e7f) << dt << " " << field.values[i];
  }
}

}  // namespace
}  // namespace caudata::graft
