// SPDX-License-Identifier: Apache-2.0
#include "design/mtd_selection.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace caudata::design {
namespace {

int selected(const std::vector<Tally>& tally, double target = 0.3) {
  return select_mtd(tally, target).dose;
}

TEST(SelectMtd, TakesTheTreatedDoseNearestToTheTarget) {
  EXPECT_EQ(selected({{3, 0}, {6, 1}, {12, 4}, {3, 2}}), 2);
  EXPECT_EQ(selected({{3, 0}, {0, 0}, {12, 1}, {0, 0}}), 2);  // doses without patients do not count
  EXPECT_EQ(selected({{0, 0}, {3, 3}}), 1);
  EXPECT_EQ(selected({{0, 0}, {0, 0}}), -1);
  EXPECT_EQ(selected({}), -1);
}

TEST(SelectMtd, BreaksTiesOfPooledDosesTowardsTheTarget) {
  EXPECT_EQ(selected({{6, 1}, {6, 1}, {6, 1}}), 2);  // all below the target: the highest
  EXPECT_EQ(selected({{6, 3}, {6, 3}, {6, 3}}), 0);  // all above: the lowest
  EXPECT_EQ(selected({{6, 2}, {6, 1}}), 1);          // pooled at 1/4
}

TEST(SelectMtd, OfTwoDosesEquallyFarTakesTheLower) {
  const MtdSelection selection = select_mtd(std::vector<Tally>{{10, 2}, {10, 8}}, 0.5);
  EXPECT_EQ(selection.dose, 0);
  ASSERT_TRUE(selection.margin);
  EXPECT_NEAR(*selection.margin, 0, 1e-12);
}

TEST(SelectMtd, StatesItsEstimatesAndMargin) {
  const MtdSelection selection = select_mtd(std::vector<Tally>{{3, 0}, {6, 2}}, 0.3);
  EXPECT_EQ(selection.dose, 1);
  EXPECT_NEAR(selection.estimate[0], 0.05 / 3.1, 1e-15);
  EXPECT_NEAR(selection.estimate[1], 2.05 / 6.1, 1e-15);
  EXPECT_NEAR(*selection.margin, (0.3 - 0.05 / 3.1) - (2.05 / 6.1 - 0.3), 1e-15);
  EXPECT_FALSE(select_mtd(std::vector<Tally>{{3, 1}}, 0.3).margin);
}

// P(p > 0.3 | 3 of 6) = 0.874, P(p > 0.3 | 4 of 6) = 0.971, P(p > 0.3 | 2 of 3) = 0.916,
// P(p > 0.3 | 3 of 3) = 0.992: the elimination boundaries of BOIN's table at target 0.3.
TEST(OverlyToxic, HasBoinsBoundaries) {
  EXPECT_FALSE(overly_toxic({6, 3}, 0.3, 0.95));
  EXPECT_TRUE(overly_toxic({6, 4}, 0.3, 0.95));
  EXPECT_FALSE(overly_toxic({3, 2}, 0.3, 0.95));
  EXPECT_TRUE(overly_toxic({3, 3}, 0.3, 0.95));
  EXPECT_FALSE(overly_toxic({2, 2}, 0.1, 0.95));  // fewer than three
  EXPECT_FALSE(overly_toxic({3, 0}, 0.01, 0.5));  // never without a DLT
}

TEST(OverlyToxic, ClosesEverythingAbove) {
  const std::vector<Tally> tally{{3, 0}, {3, 3}, {3, 0}};
  EXPECT_EQ(doses_not_overly_toxic(tally, 0.3, 0.95), 1);
  EXPECT_EQ(doses_not_overly_toxic(std::span(tally).first(1), 0.3, 0.95), 1);
}

}  // namespace
}  // namespace caudata::design
