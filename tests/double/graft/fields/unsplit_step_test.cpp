// SPDX-License-Identifier: Apache-2.0
#include "graft/fields/unsplit_step.hpp"

#include <gtest/gtest.h>

#include <cstring>

#include "graft/fields/field_examples.hpp"
#include "graft/simd.hpp"

namespace caudata::graft {
namespace {

using namespace test_fields;

/// All media in a box of closed walls, sources, uptake of both kinds.
struct UnsplitExample {
  VoxelGrid grid{{37, 14, 9}, {0.5, 0.4, 0.3}, {}};
  VoxelMask mask{patchwork(grid, 3)};
  Transport transport = in_cord(0.02, 0.003);
  Field field{grid};
  Exchange exchange{grid};
  AlignedFloats most = AlignedFloats(grid.stored());
  double half = 0.02;

  UnsplitExample() {
    role(transport, Medium::cavity) = MediumRole::diffuses(0.09);
    role(transport, Medium::canal) = MediumRole::exchanges(0.01);
    std::mt19937_64 words(4);
    const auto u = [&] { return std::ldexp(double(words() >> 11), -53); };
    for (float& c : field.values) c = float(u());
    for (float& s : exchange.source) s = float(0.01 * u());
    for (float& k : exchange.uptake) k = words() % 2 == 0 ? float(0.02 * u()) : 0.0f;
    for (float& m : most) m = words() % 3 == 0 ? float(0.5 * u()) : 0.0f;
  }
  UnsplitStep::Solved advance(double dt, double tolerance, MassLedger& ledger, unsigned threads) {
    const UnsplitStep step(mask, transport);
    UnsplitScratch scratch(grid);
    core::Team team(threads);
    ledger = step.open_ledger(field);
    return step.advance(field, exchange, {most, half}, dt, tolerance, ledger, scratch, team);
  }
};

TEST(UnsplitStepDouble, IsThatOfGaussAndSeidelWithinItsBound) {
  for (const double dt : {0.5, 20.0, 1000.0}) {
    for (const double tolerance : {1e-3, 1e-5}) {
      UnsplitExample e;
      const std::vector<double> expected =
          unsplit_step_plain(e.field, e.mask, e.transport, e.exchange, {e.most, e.half}, dt);
      const AlignedFloats before = e.field.values;
      MassLedger ledger;
      const auto solved = e.advance(dt, tolerance, ledger, 2);
      EXPECT_LE(solved.bound, tolerance);
      EXPECT_LT(solved.rounds, UnsplitStep::most_rounds);
      std::size_t cells = 0;
      for (std::size_t i = 0; i < expected.size(); ++i) {
        const std::uint8_t medium = e.mask.media()[i];
        if (medium == VoxelMask::padding) continue;
        // The balance of the whole moves all of them by a factor of the same order.
        ASSERT_NEAR(double{e.field.values[i]}, expected[i], 2 * tolerance) << dt << " " << i;
        ASSERT_GE(e.field.values[i], 0);
        const bool moves =
            medium == std::uint8_t(Medium::cord) || medium == std::uint8_t(Medium::cavity);
        if (!moves) {
          ASSERT_EQ(e.field.values[i], before[i]);
        }
        cells += moves && e.most[i] > 0 ? 1u : 0u;
      }
      EXPECT_GT(cells, 500u);
      EXPECT_LE(ledger.relative_drift(), 1e-8);
    }
  }
}

// However long the step and whatever cells could take.
TEST(UnsplitStepValues, AreNeverNegativeAndTheirLedgerCloses) {
  for (const double dt : {1e-6, 1e-2, 1.0, 1e4, 1e6}) {
    for (const float times : {0.0f, 1.0f, 1e3f}) {
      UnsplitExample e;
      for (float& most : e.most) most *= times;
      MassLedger ledger;
      const auto solved = e.advance(dt, 1e-4, ledger, 2);
      for (std::size_t i = 0; i < e.field.values.size(); ++i)
        ASSERT_TRUE(e.field.values[i] >= 0 && e.field.values[i] < 100) << dt << " " << times;
      EXPECT_LE(ledger.relative_drift(), 1e-7) << dt << " " << times;
      if (dt < 1e4) {
        EXPECT_LE(solved.bound, 1e-4) << dt << " " << times;
      }
    }
  }
}

TEST(UnsplitStepBytes, AreTheSameForAnyThreadsAndInstructionSet) {
  UnsplitExample first;
  MassLedger ledger;
  first.advance(200, 1e-4, ledger, 1);
  for (const SimdTarget& target : simd_targets()) {
    const OnlySimdTarget only(target);
    for (const unsigned threads : {1u, 2u, 3u, 4u}) {
      UnsplitExample again;
      MassLedger other;
      again.advance(200, 1e-4, other, threads);
      EXPECT_EQ(std::memcmp(first.field.values.data(), again.field.values.data(),
                            first.field.values.size() * sizeof(float)),
                0)
          << target.name << " " << threads;
      EXPECT_EQ(std::memcmp(&ledger, &other, sizeof(MassLedger)), 0) << target.name << threads;
    }
  }
}

}  // namespace
}  // namespace caudata::graft
