// SPDX-License-Identifier: Apache-2.0
#include "design/designs/u_boin.hpp"

#include <gtest/gtest.h>

#include "design/ladder_decisions.hpp"

namespace caudata::design {
namespace {

using testing::decide;
using testing::decision_after;
using testing::made;

// BOIN's boundaries for the target 0.25 are 0.197 and 0.298.
TEST(UBoin, StageOneIsBoin) {
  const AnyDesign design = made("U-BOIN", 3);
  EXPECT_EQ(decision_after(design, {{}, {}, {}}, 0), "treat 3 at 1 [interval.start]");
  EXPECT_EQ(decision_after(design, {{3, 0}, {3, 0}, {}}, 2), "treat 3 at 3 [u-boin.escalate]");
  EXPECT_EQ(decision_after(design, {{3, 0}, {3, 1}, {}}, 2), "treat 3 at 1 [u-boin.de-escalate]");
  EXPECT_EQ(decision_after(design, {{3, 0}, {8, 2}, {}}, 2), "treat 3 at 2 [u-boin.stay]");
  EXPECT_EQ(decision_after(design, {{3, 0}, {3, 3}, {}}, 2), "treat 3 at 1 [interval.eliminated]");
  EXPECT_EQ(decision_after(design, {{3, 3}, {}, {}}, 1), "no dose [interval.lowest-eliminated]");
}

TEST(UBoin, StageTwoExploresFirst) {
  const AnyDesign design = made("U-BOIN", 3);
  EXPECT_EQ(decision_after(design, {{3, 0}, {12, 2, 6, 0}, {}}, 2),
            "treat 3 at 3 [u-boin.explore]");
  EXPECT_EQ(decision_after(design, {{12, 2, 6, 0}, {3, 0}, {}}, 1),
            "treat 3 at 3 [u-boin.explore]");
  EXPECT_EQ(decision_after(design, {{3, 0}, {12, 3, 6, 1}, {}}, 2), "treat 3 at 2 [u-boin.best]");
}

// 5 responses alone, 5 neither, 1 both, 1 DLT alone, and a prior patient worth 0.5:
// (0.5 + 5 + 5 * 0.4 + 0.6) / 13.
TEST(UBoin, MeanUtilityByHand) {
  const UBoin design(UBoinRules{});
  EXPECT_NEAR(design.utility({12, 2, 6, 1}), 8.1 / 13, 1e-15);
  EXPECT_NEAR(design.utility({}), 0.5, 1e-15);
}

// Mean utilities 4.1 / 7, 7.7 / 13 and 3.9 / 7.
TEST(UBoin, StageTwoTreatsTheBestDose) {
  const AnyDesign design = made("U-BOIN", 3);
  const std::vector<Tally> tally{{6, 0, 2, 0}, {12, 3, 6, 1}, {6, 2, 3, 1}};
  const LadderDecision decision = decide(design, tally, 3);
  EXPECT_EQ(testing::in_short(decision), "treat 3 at 2 [u-boin.best]");
  const auto margin = std::get<TreatDose>(decision).reason.margin;
  ASSERT_TRUE(margin);
  EXPECT_NEAR(*margin, 7.7 / 13 - 4.1 / 7, 1e-15);
}

// P(q < 0.2 | 0 of 12) = 0.98 under Beta(1/2, 1/2).
TEST(UBoin, EndsWithoutAdmissibleDose) {
  const AnyDesign design = made("U-BOIN", 1);
  EXPECT_EQ(decision_after(design, {{9, 2, 0, 0}}, 1), "treat 3 at 1 [u-boin.stay]");
  EXPECT_EQ(decision_after(design, {{12, 3, 0, 0}}, 1), "no dose [u-boin.none-admissible]");
}

TEST(UBoin, EndsWithEnoughPatients) {
  const AnyDesign design = made("U-BOIN", 2);
  EXPECT_EQ(decision_after(design, {{3, 0}, {24, 5, 12, 2}}, 2), "select 2 [u-boin.selected]");
  EXPECT_EQ(decision_after(design, {{23, 5, 12, 2}, {3, 1}}, 1), "treat 3 at 1 [u-boin.best]");
  const AnyDesign small = made("U-BOIN", 2, {{"max_patients", {std::int64_t{8}, {}}}});
  EXPECT_EQ(decision_after(small, {{3, 0}, {3, 0}}, 2), "treat 2 at 2 [interval.stay-at-top]");
  EXPECT_EQ(decision_after(small, {{3, 0, 3, 0}, {5, 0, 1, 0}}, 2), "select 1 [u-boin.selected]");
}

bool refused(const Options& options) {
  return !find_design("U-BOIN")->make(options, numbered_ladder(3));
}

TEST(UBoin, RefusesWhatDoesNotFit) {
  EXPECT_TRUE(refused({{"phi_t", {0.05, {}}}}));
  EXPECT_TRUE(refused({{"target", {0.4, {}}}}));
  EXPECT_TRUE(refused({{"target", {0.8, {}}}, {"phi_t", {0.9, {}}}}));
  EXPECT_TRUE(refused({{"phi_e", {1.0, {}}}}));
  EXPECT_TRUE(refused({{"n_earlystop", {std::int64_t{12}, {}}}}));
  EXPECT_TRUE(refused({{"u4", {70.0, {}}}}));
  EXPECT_FALSE(refused({{"n_earlystop", {std::int64_t{0}, {}}}}));
}

}  // namespace
}  // namespace caudata::design
