// SPDX-License-Identifier: Apache-2.0
#include "design/designs/three_plus_three.hpp"

#include <gtest/gtest.h>

#include "design/trials.hpp"

namespace caudata::design::testing {
namespace {

constexpr auto korn = DeEscalation::to_level_with_fewer_than_six;

TEST(ThreePlusThree, WithoutDeEscalationTheDoseBelowIsTheMtdAtOnce) {
  expect_rows(single_ladder(3),
              {
                  {"", "treat 3 at SAD d1 [3+3.start]"},
                  {"SAD 1NNN", "treat 3 at SAD d2 [3+3.go-up]"},
                  {"SAD 1NTN", "treat 3 at SAD d1 [3+3.expand]"},
                  {"SAD 1NTN 1NNN", "treat 3 at SAD d2 [3+3.go-up]"},
                  {"SAD 1NTN 1NTN", "no safe dose [3+3.lowest-not-tolerated]"},
                  {"SAD 1TTN", "no safe dose [3+3.lowest-not-tolerated]"},
                  {"SAD 1NNN 2TTN", "MTD = SAD d1 [3+3.too-many]"},
                  {"SAD 1NNN 2NNN 3TNN 3TNN", "MTD = SAD d2 [3+3.too-many]"},
                  {"SAD 1NNN 2NNN 3NNN",
                   "maximum administered dose = SAD d3 (MTD not reached) [3+3.top-cleared]"},
                  {"SAD 1NNN 2NNN 3TNN 3NNN",
                   "maximum administered dose = SAD d3 (MTD not reached) [3+3.top-cleared]"},
              });
}

TEST(ThreePlusThree, KornGoesDownToALevelWithFewerThanSix) {
  expect_rows(single_ladder(3, {.de_escalation = korn}),
              {
                  {"SAD 1NNN 2NNN 3TTN", "treat 3 at SAD d2 [3+3.go-down]"},
                  {"SAD 1NNN 2NNN 3TTN 2NTN", "MTD = SAD d2 [3+3.mtd]"},
                  {"SAD 1NNN 2NNN 3TTN 2TTN", "treat 3 at SAD d1 [3+3.go-down]"},
                  {"SAD 1NNN 2NNN 3TTN 2TTN 1NNN", "MTD = SAD d1 [3+3.mtd]"},
                  {"SAD 1NNN 2NNN 3TTN 2TTN 1TTN", "no safe dose [3+3.lowest-not-tolerated]"},
                  {"SAD 1NNN 2TNN 2NNN 3TTN", "MTD = SAD d2 [3+3.too-many]"},
                  {"SAD 1NNN 2NNN 3NNN",
                   "maximum administered dose = SAD d3 (MTD not reached) [3+3.top-cleared]"},
              });
}

TEST(ThreePlusThree, MtdNeedsSixAlsoAtTheTop) {
  expect_rows(single_ladder(2, {.mtd_needs_six = MtdNeedsSix::yes}),
              {
                  {"SAD 1NNN 2TTN", "treat 3 at SAD d1 [3+3.go-down]"},
                  {"SAD 1NNN 2TTN 1NNN", "MTD = SAD d1 [3+3.mtd]"},
                  {"SAD 1NNN 2NNN", "treat 3 at SAD d2 [3+3.top-needs-six]"},
                  {"SAD 1NNN 2NNN 2NTN",
                   "maximum administered dose = SAD d2 (MTD not reached) [3+3.top-cleared]"},
                  {"SAD 1NNN 2NNN 2TTN", "treat 3 at SAD d1 [3+3.go-down]"},
              });
}

TEST(ThreePlusThree, NoDltAllowedOfSixNeverExpandsAfterADlt) {
  expect_rows(single_ladder(2, {.dlt_allowed_of_six = 0}),
              {
                  {"SAD 1TNN", "no safe dose [3+3.lowest-not-tolerated]"},
                  {"SAD 1NNN 2TNN", "MTD = SAD d1 [3+3.too-many]"},
              });
}

TEST(ThreePlusThree, AnUntestedDoseIsNeverTheMtd) {
  expect_rows(single_ladder(3, {.start_dose = 1}),
              {
                  {"", "treat 3 at SAD d2 [3+3.start]"},
                  {"SAD 2TTN", "treat 3 at SAD d1 [3+3.untested-below]"},
                  {"SAD 2TTN 1NNN", "MTD = SAD d1 [3+3.mtd]"},
                  {"SAD 2TTN 1TTN", "no safe dose [3+3.lowest-not-tolerated]"},
              });
}

TEST(ThreePlusThree, AnswersForTalliesThatNoCohortOfThreeMakes) {
  expect_rows(single_ladder(2), {
                                    {"SAD 1N", "treat 2 at SAD d1 [3+3.complete-cohort]"},
                                    {"SAD 1NT", "treat 1 at SAD d1 [3+3.complete-cohort]"},
                                    {"SAD 1TT", "no safe dose [3+3.lowest-not-tolerated]"},
                                    {"SAD 1NNNN", "treat 3 at SAD d2 [3+3.go-up]"},
                                    {"SAD 1TNNN", "treat 2 at SAD d1 [3+3.expand]"},
                                    {"SAD 1TNNNNNN", "treat 3 at SAD d2 [3+3.go-up]"},
                                });
}

TEST(ThreePlusThree, ADltCountedLateReopensOrClosesADose) {
  const Escalation escalation = single_ladder(3);
  Tallies tallies;
  tallies.add({0, 0}, 3, 0);
  tallies.add({0, 1}, 3, 0);
  tallies[{0, 0}].dlt = 1;
  EXPECT_EQ(describe(escalation.next(tallies), escalation.ladder()),
            "treat 3 at SAD d1 [3+3.expand]");
  tallies[{0, 0}] = {6, 2};
  EXPECT_EQ(describe(escalation.next(tallies), escalation.ladder()),
            "no safe dose [3+3.lowest-not-tolerated]");
  tallies[{0, 0}] = {6, 1};
  tallies[{0, 1}] = {6, 2};
  tallies.add({0, 2}, 3, 0);
  EXPECT_EQ(describe(escalation.next(tallies), escalation.ladder()), "MTD = SAD d1 [3+3.too-many]");
}

TEST(ThreePlusThree, ClearsALevelBySixEvenIfItWasClearedByThreeBefore) {
  const ThreePlusThree design({});
  const std::vector<Tally> tally{{3, 0}, {5, 1}};
  const LadderDecision decision = design.next({tally, 1, {}, {}});
  ASSERT_TRUE(std::holds_alternative<TreatDose>(decision));
  EXPECT_EQ(std::get<TreatDose>(decision).patients, 1);
}

TEST(ThreePlusThree, AnswersForAnEmptyLadder) {
  const LadderDecision decision = ThreePlusThree({}).next({});
  ASSERT_TRUE(std::holds_alternative<Conclude>(decision));
  EXPECT_EQ(std::get<Conclude>(decision).kind, ConclusionKind::no_safe_dose);
}

}  // namespace
}  // namespace caudata::design::testing
