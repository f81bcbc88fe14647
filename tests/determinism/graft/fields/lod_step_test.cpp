// SPDX-License-Identifier: Apache-2.0
#include "graft/fields/lod_step.hpp"

#include <gtest/gtest.h>

#include <cstring>

#include "graft/fields/field_examples.hpp"
#include "graft/simd.hpp"

namespace caudata::graft {
namespace {

struct LodOutcome {
  AlignedFloats values;
  MassLedger ledger;
};

LodOutcome lod_outcome(unsigned threads) {
  const VoxelGrid grid{{45, 70, 9}, {0.5, 0.4, 0.3}, {}};
  VoxelMask mask = test_fields::patchwork(grid, 5);
  for (std::size_t z = 0; z < 4; ++z)  // and some panels of one medium
    for (std::size_t y = 0; y < 70; ++y)
      for (std::size_t x = 0; x < 45; ++x) mask.set(x, y, z, Medium::cord);
  Field field(grid);
  test_fields::fill_randomly(field.values, 6);
  Exchange exchange(grid);
  test_fields::fill_randomly(exchange.source, 7);
  test_fields::fill_randomly(exchange.uptake, 8);
  LodStep step(mask, test_fields::of_all_kinds(), 0.2);
  MassLedger ledger = step.open_ledger(field);
  core::Team team(threads);
  for (int i = 0; i < 4; ++i) step.advance(field, exchange, ledger, team);
  EXPECT_TRUE(ledger.balanced()) << ledger.relative_drift();
  return {field.values, ledger};
}

TEST(LodStepBytes, AreTheSameForAnyThreadsAndInstructionSet) {
  const LodOutcome first = lod_outcome(1);
  for (const SimdTarget& target : simd_targets()) {
    const OnlySimdTarget only(target);
    for (unsigned threads = 1; threads <= 4; ++threads) {
      const LodOutcome again = lod_outcome(threads);
      EXPECT_EQ(std::memcmp(first.values.data(), again.values.data(),
                            first.values.size() * sizeof(float)),
                0)
          << target.name << " " << threads;
      EXPECT_EQ(std::memcmp(&first.ledger, &again.ledger, sizeof(MassLedger)), 0)
          << target.name << " " << threads;
    }
  }
}

}  // namespace
}  // namespace caudata::graft
