// SPDX-License-Identifier: Apache-2.0
#include "design/designs/tepi.hpp"

#include <gtest/gtest.h>

#include "design/ladder_decisions.hpp"

namespace caudata::design {
namespace {

using testing::decide;
using testing::decision_after;
using testing::made;

// By hand, 1 of 3: Beta(2, 3) has unit masses 0.73, 1.62, 1.76, 0.79 in the intervals of P(DLT) and
// 0.90, 1.72, 1.48, 0.45 in those of P(response).
TEST(Tepi, MovesAsTheTableSays) {
  const AnyDesign design = made("TEPI", 3);
  const auto after = [&](Tally here) { return decision_after(design, {{3, 0}, here, {}}, 2); };
  EXPECT_EQ(after({3, 0, 0, 0}), "treat 3 at 3 [tepi.escalate]");
  EXPECT_EQ(after({3, 0, 3, 0}), "treat 3 at 3 [tepi.escalate]");
  EXPECT_EQ(after({3, 1, 0, 0}), "treat 3 at 1 [tepi.de-escalate]");
  EXPECT_EQ(after({3, 1, 1, 0}), "treat 3 at 2 [tepi.stay]");
  EXPECT_EQ(after({3, 2, 3, 2}), "treat 3 at 1 [tepi.de-escalate]");
  EXPECT_EQ(after({}), "treat 3 at 2 [tepi.untreated]");
}

TEST(Tepi, EndsOfTheLadder) {
  const AnyDesign design = made("TEPI", 2);
  EXPECT_EQ(decision_after(design, {{}, {}}, 0), "treat 3 at 1 [tepi.start]");
  EXPECT_EQ(decision_after(design, {{3, 2}, {}}, 1), "treat 3 at 1 [tepi.stay-at-lowest]");
  EXPECT_EQ(decision_after(design, {{3, 0}, {3, 0}}, 2), "treat 3 at 2 [tepi.stay-at-highest]");
}

// P(p > 0.4 | 3 of 3) = 1 - 0.4^4 = 0.974.
TEST(Tepi, ClosesToxicDoses) {
  const AnyDesign design = made("TEPI", 3);
  EXPECT_EQ(decision_after(design, {{3, 0}, {3, 3}, {}}, 2), "treat 3 at 1 [tepi.closed]");
  EXPECT_EQ(decision_after(design, {{3, 0}, {3, 3}, {3, 0}}, 3), "treat 3 at 1 [tepi.closed]");
  EXPECT_EQ(decision_after(design, {{3, 3}, {}, {}}, 1), "no dose [tepi.lowest-too-toxic]");
}

// P(q < 0.2 | 0 of 6) = 1 - 0.8^7 = 0.79; of 3 it is 0.59.
TEST(Tepi, PassesOverFutileDoses) {
  const AnyDesign design = made("TEPI", 3);
  EXPECT_EQ(decision_after(design, {{6, 0}, {}, {}}, 1), "treat 3 at 2 [tepi.futile]");
  EXPECT_EQ(decision_after(design, {{3, 0}, {6, 0}, {3, 1}}, 3), "treat 3 at 1 [tepi.de-escalate]");
  EXPECT_EQ(decision_after(design, {{6, 0}, {6, 0}, {3, 1}}, 3),
            "treat 3 at 3 [tepi.stay-at-lowest]");
  EXPECT_EQ(decision_after(design, {{3, 0}, {6, 0}, {6, 0}}, 3), "treat 3 at 1 [tepi.futile]");
  EXPECT_EQ(decision_after(design, {{6, 0}, {6, 0}, {6, 0}}, 3), "no dose [tepi.none-admissible]");
}

TEST(Tepi, SelectsTheLargestUtility) {
  const AnyDesign design = made("TEPI", 3);
  EXPECT_EQ(decision_after(design, {{9, 1, 2, 0}, {9, 1, 7, 0}, {9, 5, 9, 5}}, 2),
            "select 2 [tepi.selected]");
  EXPECT_EQ(decision_after(design, {{9, 1, 0, 0}, {9, 1, 0, 0}, {9, 2, 0, 0}}, 2),
            "no dose [tepi.none-selected]");
}

// 3 of 9 below 1 of 9: the expected harm is pooled, so equal responses have equal utility.
TEST(Tepi, HarmRisesWithTheDose) {
  const AnyDesign design = made("TEPI", 2, {{"max_patients", {std::int64_t{18}, {}}}});
  const LadderDecision decision = decide(design, {{9, 3, 5, 0}, {9, 1, 5, 0}}, 1);
  EXPECT_EQ(testing::in_short(decision), "select 1 [tepi.selected]");
  EXPECT_EQ(std::get<Conclude>(decision).reason.margin, 0.0);
}

TEST(Tepi, TellsHowCloseADecisionWas) {
  const AnyDesign design = made("TEPI", 3);
  const LadderDecision decision = decide(design, {{3, 0}, {3, 1, 1, 0}, {}}, 2);
  const auto margin = std::get<TreatDose>(decision).reason.margin;
  ASSERT_TRUE(margin);
  EXPECT_NEAR(*margin, 1.72 * (1.7617 - 1.6220), 2e-3);  // over the pair one row up, an E
}

TEST(Tepi, NamesItsTable) {
  EXPECT_EQ(made("TEPI", 3).name(),
            "TEPI, DLT limits 0.15 0.33 0.4, response limits 0.2 0.4 0.6, table EEEE EEES DSSS "
            "DDDD, phi_t 0.4, phi_e 0.2, cohorts of 3, at most 27 patients");
}

bool refused(const Options& options) {
  return !find_design("TEPI")->make(options, numbered_ladder(3));
}

TEST(Tepi, RefusesWhatDoesNotFit) {
  using Texts = std::vector<std::string>;
  using Numbers = std::vector<double>;
  EXPECT_TRUE(refused({{"table", {Texts{"EEEE", "EEES", "DSSS"}, {}}}}));
  EXPECT_TRUE(refused({{"table", {Texts{"EEEE", "EEES", "DSSS", "DDD"}, {}}}}));
  EXPECT_TRUE(refused({{"table", {Texts{"EEEE", "EEES", "DSSX", "DDDD"}, {}}}}));
  EXPECT_TRUE(refused({{"table", {Texts{"EEEE", "EEES", "DSSS", "DDDE"}, {}}}}));
  EXPECT_TRUE(refused({{"tox_limits", {Numbers{0.15, 0.15, 0.4}, {}}}}));
  EXPECT_TRUE(refused({{"eff_limits", {Numbers{0, 0.4, 0.6}, {}}}}));
  EXPECT_TRUE(refused({{"tox_limits", {Numbers{}, {}}}}));
  EXPECT_TRUE(refused({{"c_e", {0.2, {}}}}));
  EXPECT_TRUE(refused({{"c_t", {0.5, {}}}}));
  EXPECT_TRUE(refused({{"p1", {0.4, {}}}}));
  EXPECT_TRUE(refused({{"q2", {0.2, {}}}}));
  EXPECT_FALSE(refused({{"tox_limits", {Numbers{0.3}, {}}},
                        {"eff_limits", {Numbers{0.4}, {}}},
                        {"table", {Texts{"ES", "DD"}, {}}}}));
}

}  // namespace
}  // namespace caudata::design
