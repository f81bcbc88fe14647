// SPDX-License-Identifier: Apache-2.0
#include "anatomy/cord_effect.hpp"

#include <gtest/gtest.h>

namespace caudata::anatomy {

TEST(CordEffect, StartsAsNoGraft) {
  const CordEffect effect;
  for (const Side side : both_sides) {
    for (std::uint8_t i = 0; i < segment_count; ++i) {
      EXPECT_EQ(effect(side, Segment{i}), SegmentEffect{});
      EXPECT_EQ(effect(side, Segment{i}).rescued_pool, 0);
    }
  }
}

TEST(CordEffect, EachSegmentOfEachSideIsItsOwn) {
  CordEffect effect;
  effect(Side::left, c5).relay[index(Tract::corticospinal)] = 0.1;
  EXPECT_EQ(effect(Side::right, c5), SegmentEffect{});
  EXPECT_EQ(effect(Side::left, c4), SegmentEffect{});
  EXPECT_NE(effect, CordEffect{});
}

}  // namespace caudata::anatomy
