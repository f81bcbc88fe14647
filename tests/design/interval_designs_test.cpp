// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "design/decision_table.hpp"
#include "design/designs/boin.hpp"
#include "design/make_design.hpp"
#include "design/trials.hpp"

namespace caudata::design::testing {
namespace {

AnyDesign made(std::string_view name, const Options& options, std::size_t doses = 4) {
  const auto design = make_design(name, options, one_part(doses).parts.front());
  if (!design) throw std::runtime_error(core::to_text(design.error()));
  return *design;
}

Escalation alone(std::string_view name, const Options& options, std::size_t doses = 4) {
  return {one_part(doses), {{made(name, options, doses), {}, {}, {}}}, PartOrder::by_part, {}};
}

// Liu and Yuan 2015, table 1: boundaries for p_saf = 0.6 and p_tox = 1.4 times the target.
TEST(Boin, HasThePublishedBoundaries) {
  struct Published {
    double target, escalate, de_escalate;
  };
  for (const auto& [target, escalate, de_escalate] : {Published{0.15, 0.118, 0.179},
                                                      {0.2, 0.157, 0.238},
                                                      {0.25, 0.197, 0.298},
                                                      {0.3, 0.236, 0.359},
                                                      {0.35, 0.276, 0.419},
                                                      {0.4, 0.316, 0.480}}) {
    const BoinBoundaries at = boin_boundaries(target, 0.6 * target, 1.4 * target);
    EXPECT_NEAR(at.escalate, escalate, 0.0006);
    EXPECT_NEAR(at.de_escalate, de_escalate, 0.0006);
  }
}

TEST(IntervalEscalation, MovesByTheTableAndStaysOnTheLadder) {
  expect_rows(alone("BOIN", {}, 2),
              {{"", "treat 3 at SAD d1 [interval.start]"},
               {"SAD 1NNN", "treat 3 at SAD d2 [boin.escalate]"},
               {"SAD 1NNT", "treat 3 at SAD d1 [boin.stay]"},
               {"SAD 1NTT", "treat 3 at SAD d1 [interval.stay-at-lowest]"},
               {"SAD 1TTT", "no safe dose [interval.lowest-eliminated]"},
               {"SAD 1NNN 2NNN", "treat 3 at SAD d2 [interval.stay-at-top]"},
               {"SAD 1NNN 2NTT", "treat 3 at SAD d1 [boin.de-escalate]"},
               {"SAD 1NNN 2TTT", "treat 3 at SAD d1 [interval.eliminated]"},
               {"SAD 1NNN 2TTT 1NNN", "treat 3 at SAD d1 [interval.stay-at-top]"}});
}

TEST(IntervalEscalation, EndsWithTheLastPatient) {
  const Escalation escalation = alone("BOIN", options_of({{"max_patients", std::int64_t{8}}}), 2);
  expect_rows(escalation, {{"SAD 1NNN 2NNT", "treat 2 at SAD d2 [boin.stay]"},
                           {"SAD 1NNN 2NNT 2NN", "MTD = SAD d2 [interval.max-patients]"},
                           {"SAD 1NNN 2NTT 1NN", "MTD = SAD d1 [interval.max-patients]"},
                           {"SAD 1NNT 1NTT 1TT", "no safe dose [interval.lowest-eliminated]"}});
}

TEST(IntervalEscalation, StopsEarlyWhereTheNextCohortWouldStay) {
  const Escalation escalation = alone("BOIN", options_of({{"n_earlystop", std::int64_t{6}}}), 2);
  expect_rows(escalation, {{"SAD 1NNT", "treat 3 at SAD d1 [boin.stay]"},
                           {"SAD 1NNT 1NNT", "MTD = SAD d1 [interval.enough-at-dose]"},
                           {"SAD 1NNT 1NNN", "treat 3 at SAD d2 [boin.escalate]"},
                           {"SAD 1NNN 2NNN 2NNN", "MTD = SAD d2 [interval.enough-at-dose]"}});
}

TEST(IntervalEscalation, TitratesOnePatientPerDoseAsBoinDoes) {
  const Escalation escalation = alone("BOIN", options_of({{"titration", true}}), 3);
  expect_rows(escalation, {{"", "treat 1 at SAD d1 [interval.start]"},
                           {"SAD 1N", "treat 1 at SAD d2 [interval.titrate]"},
                           {"SAD 1T", "treat 2 at SAD d1 [interval.fill-cohort]"},
                           {"SAD 1N 2N 3N", "treat 2 at SAD d3 [interval.fill-cohort]"},
                           {"SAD 1N 2T", "treat 2 at SAD d2 [interval.fill-cohort]"},
                           {"SAD 1N 2T 2NN", "treat 3 at SAD d2 [boin.stay]"},
                           {"SAD 1N 2T 2NT", "treat 3 at SAD d1 [boin.de-escalate]"}});
}

TEST(IntervalEscalation, ActsOnALateDltAtAnyDose) {
  const AnyDesign design = made("BOIN", {}, 3);
  const std::vector<Tally> tally{{3, 0}, {3, 3}, {3, 0}};  // all three below turned out DLTs
  const LadderDecision decision = design.next({.tally = tally, .last_dose = 2, .patients = {}});
  const auto& treat = std::get<TreatDose>(decision);
  EXPECT_EQ(treat.dose, 0);
  EXPECT_EQ(treat.reason.rule, "interval.eliminated");
}

TEST(IntervalEscalation, StatesItsMargin) {
  const AnyDesign design = made("BOIN", {}, 2);
  const std::vector<Tally> tally{{3, 0}, {0, 0}};
  const auto decision = design.next({.tally = tally, .last_dose = 0, .patients = {}});
  EXPECT_NEAR(std::get<TreatDose>(decision).reason.margin.value(), 0.2364907, 1e-7);
}

TEST(IntervalOptions, AreCheckedTogether) {
  const LadderPart part = one_part(3).parts.front();
  const auto rules = [&](std::string_view name, const Options& options) {
    const auto made = make_design(name, options, part);
    return made ? std::string() : made.error()[0].rule;
  };
  EXPECT_EQ(rules("BOIN", options_of({{"p_tox", 0.2}})), "design.boin-order");
  EXPECT_EQ(rules("mTPI", options_of({{"eps1", 0.3}})), "design.target-interval");
  EXPECT_EQ(rules("mTPI-2", options_of({{"target", 0.8}, {"eps2", 0.3}})),
            "design.target-interval");
  EXPECT_EQ(rules("Keyboard", options_of({{"start_dose", std::int64_t{4}}})), "design.start-dose");
  EXPECT_NE(made("Keyboard", options_of({{"target", 0.1}})).name().find("never escalates"),
            std::string::npos);
  EXPECT_EQ(rules("i3+3", options_of({{"epsilon", 0.1}})), "design.unknown-option");
  EXPECT_EQ(rules("BION", {}), "design.unknown");
}

std::string row(const AnyDesign& design, int patients) {
  std::string letters;
  for (const DecisionTableCell& cell : decision_table(design, patients)) {
    if (cell.patients == patients) letters += static_cast<char>(cell.letter);
  }
  return letters;
}

// BOIN's table at target 0.3: up at 0 of 3, 1 of 6, 2 of 9; down at 2 of 3, 3 of 6, 4 of 9; out at
// 3 of 3, 4 of 6, 5 of 9.
TEST(DecisionTable, ShowsWhatADesignDoes) {
  const AnyDesign boin = made("BOIN", {});
  EXPECT_EQ(row(boin, 3), "ESDU");
  EXPECT_EQ(row(boin, 6), "EESDUUU");
  EXPECT_EQ(row(boin, 9), "EEESDUUUUU");
  EXPECT_EQ(row(made("3+3", {}), 3), "ESUU");
  EXPECT_EQ(row(made("3+3", {}), 6), "EEUUUUU");
  EXPECT_EQ(row(made("2+1", {}), 2), "ESU");
  EXPECT_EQ(row(made("BOIN", options_of({{"n_earlystop", std::int64_t{3}}})), 3), "ECDU");
}

TEST(UserTable, IsWhatTheUserWroteAndCarriesOnAtTheSameRate) {
  const std::vector<std::string> table{"", "", "ESDU", "", "", "EESDUUU"};
  const AnyDesign design =
      made("decision table", options_of({{"table", table}, {"max_patients", std::int64_t{60}}}));
  EXPECT_EQ(row(design, 3), "ESDU");
  EXPECT_EQ(row(design, 6), "EESDUUU");
  EXPECT_EQ(row(design, 1), "EU");              // 1 of 1 as 3 of 3
  EXPECT_EQ(row(design, 4), "ESDUU");           // 1 of 4 as 1 of 3, 2 of 4 as 2 of 3
  EXPECT_EQ(row(design, 12), "EEESSDDUUUUUU");  // 3 of 12 as 2 of 6
}

TEST(UserTable, RefusesWhatIsNoTable) {
  const LadderPart part = one_part(3).parts.front();
  using Table = std::vector<std::string>;
  for (const Table& table : {Table{"ES", "ES"}, Table{"EX"}, Table{"SE"}, Table{"", ""}}) {
    const auto design = make_design("decision table", options_of({{"table", table}}), part);
    ASSERT_FALSE(design);
    EXPECT_EQ(design.error()[0].rule, "design.decision-table");
  }
}

TEST(TwoPlusOne, FollowsItsRule) {
  expect_rows(alone("2+1", {}, 2), {{"", "treat 2 at SAD d1 [2+1.start]"},
                                    {"SAD 1NN", "treat 2 at SAD d2 [2+1.go-up]"},
                                    {"SAD 1NT", "treat 1 at SAD d1 [2+1.expand]"},
                                    {"SAD 1NT 1N", "treat 2 at SAD d2 [2+1.go-up]"},
                                    {"SAD 1NT 1T", "no safe dose [2+1.lowest-not-tolerated]"},
                                    {"SAD 1TT", "no safe dose [2+1.lowest-not-tolerated]"},
                                    {"SAD 1NN 2TT", "MTD = SAD d1 [2+1.too-many]"},
                                    {"SAD 1NN 2NN",
                                     "maximum administered dose = SAD d2 (MTD not reached) "
                                     "[2+1.top-cleared]"}});
}

TEST(AcceleratedTitration, IsOnePatientPerDoseUntilADlt) {
  expect_rows(alone("accelerated titration", {}, 4),
              {{"", "treat 1 at SAD d1 [titration.start]"},
               {"SAD 1N 2N", "treat 1 at SAD d3 [titration.go-up]"},
               {"SAD 1N 2N 3T", "treat 2 at SAD d3 [3+3.complete-cohort]"},
               {"SAD 1N 2N 3T 3NN", "treat 3 at SAD d3 [3+3.expand]"},
               {"SAD 1N 2N 3T 3NN 3NNN", "treat 3 at SAD d4 [3+3.go-up]"},
               {"SAD 1N 2N 3T 3NT", "treat 2 at SAD d2 [3+3.complete-cohort]"},
               {"SAD 1N 2N 3T 3NT 2NN", "treat 3 at SAD d2 [3+3.go-down]"},
               {"SAD 1N 2N 3T 3NT 2NN 2NNN", "MTD = SAD d2 [3+3.mtd]"},
               {"SAD 1N 2N 3T 3NT 2TT", "treat 2 at SAD d1 [3+3.complete-cohort]"},
               {"SAD 1N 2N 3N 4N", "treat 2 at SAD d4 [3+3.complete-cohort]"}});
}

}  // namespace
}  // namespace caudata::design::testing
