// SPDX-License-Identifier: Apache-2.0
#include "anatomy/cord.hpp"

#include <gtest/gtest.h>

#include "anatomy/textbook_cord.hpp"

namespace caudata::anatomy {

TEST(Segment, NamesAreThoseOfTheClinic) {
  EXPECT_EQ(name(Segment{0}), "C1");
  EXPECT_EQ(name(Segment{7}), "C8");
  EXPECT_EQ(name(Segment{8}), "T1");
  EXPECT_EQ(name(Segment{19}), "T12");
  EXPECT_EQ(name(Segment{20}), "L1");
  EXPECT_EQ(name(Segment{29}), "S5");
}

TEST(Cord, IsAsLongAsAnAdultsCord) { EXPECT_NEAR(support::cord().length(), 450, 20); }

TEST(Cord, SegmentsFollowEachOther) {
  const Cord cord = support::cord();
  EXPECT_EQ(cord.start(Segment{0}), 0);
  for (std::uint8_t i = 1; i < segment_count; ++i) {
    EXPECT_EQ(cord.end(Segment{static_cast<std::uint8_t>(i - 1)}), cord.start(Segment{i}));
    EXPECT_GT(cord.length(Segment{i}), 0);
    EXPECT_GT(cord.middle(Segment{i}), cord.start(Segment{i}));
    EXPECT_LT(cord.middle(Segment{i}), cord.end(Segment{i}));
  }
}

TEST(Cord, VolumeOfPartsIsTheVolumeOfTheWhole) {
  const Cord cord = support::cord();
  const double cut = 0.37 * cord.length();
  EXPECT_NEAR(cord.volume(0, cut) + cord.volume(cut, cord.length()), cord.volume(0, cord.length()),
              1e-9);
  EXPECT_NEAR(cord.volume(cord.start(c5), cord.end(c5)), cord.length(c5) * cord.section(c5), 1e-9);
}

}  // namespace caudata::anatomy
