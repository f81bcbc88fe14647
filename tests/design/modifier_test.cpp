// SPDX-License-Identifier: Apache-2.0
#include "design/modifier.hpp"

#include <gtest/gtest.h>

#include "design/entry.hpp"
#include "design/trials.hpp"

namespace caudata::design::testing {
namespace {

AnyDesign made(std::string_view design, const Options& options = {}) {
  return find_design(design)->make(options, one_part(4).parts.front()).value();
}

AnyDesign modified(std::string_view design, std::string_view modifier, const Options& options) {
  return modify(made(design), modifier, options, one_part(4).parts.front()).value();
}

LocatedOption whole(std::int64_t value) { return {value, {}}; }
LocatedOption text(std::string value) { return {std::move(value), {}}; }

Escalation alone(AnyDesign design) {
  return {one_part(4), {{std::move(design), {}, {}, {}}}, PartOrder::by_part, {}};
}

TEST(Modifier, StopAtNShortensTheLastCohort) {
  expect_rows(alone(modified("3+3", "stop at n", {{"n", whole(7)}})),
              {{"", "treat 3 at SAD d1 [3+3.start]"},
               {"SAD 1NNN 2NNN", "treat 1 at SAD d3 [3+3.go-up]"},
               {"SAD 1NNN 2NNN 3N",
                "number of patients reached (highest level cleared so far: SAD d2) [stop-at-n]"}});
}

TEST(Modifier, StopAtNMayLeaveTheLastCohortOut) {
  const Options options{{"n", whole(7)}, {"last_cohort", text("leave out")}};
  expect_rows(alone(modified("3+3", "stop at n", options)),
              {{"SAD 1NNN 2NNN",
                "number of patients reached (highest level cleared so far: SAD d2) [stop-at-n]"}});
}

TEST(Modifier, ADesignThatCanBeAskedConcludesByItsOwnRule) {
  expect_rows(alone(modified("BOIN", "stop at n", {{"n", whole(6)}})),
              {{"SAD 1NNN 2NNN", "MTD = SAD d2 [stop-at-n]"},
               {"SAD 1NNN 2TTT", "MTD = SAD d1 [stop-at-n]"}});
}

TEST(Modifier, StopAtNAtADoseCountsTheDoseThatItSays) {
  const auto stop = [](const char* dose) {
    return alone(modified("BOIN", "stop at n at a dose", {{"n", whole(3)}, {"dose", text(dose)}}));
  };
  expect_rows(stop("recommended"), {{"SAD 1NNN", "treat 3 at SAD d2 [boin.escalate]"},
                                    {"SAD 1NNN 2NNT", "MTD = SAD d2 [stop-at-dose-n]"}});
  expect_rows(stop("current"), {{"SAD 1NNN", "MTD = SAD d1 [stop-at-dose-n]"}});
  expect_rows(stop("any"), {{"", "treat 3 at SAD d1 [interval.start]"},
                            {"SAD 1NNN 2NT", "MTD = SAD d2 [stop-at-dose-n]"}});
}

TEST(Modifier, TooToxicEndsWithoutADose) {
  expect_rows(alone(modified("3+3", "too toxic", {})),
              {{"SAD 1NTT", "no safe dose [3+3.lowest-not-tolerated]"},
               {"SAD 1TTT", "no safe dose [too-toxic]"}});
}

TEST(Modifier, MinimumBeforeEscalationFillsTheDose) {
  expect_rows(alone(modified("3+3", "minimum before escalation", {{"n", whole(5)}})),
              {{"SAD 1NNN", "treat 2 at SAD d1 [minimum-before-escalation]"},
               {"SAD 1NNNNN", "treat 3 at SAD d2 [3+3.go-up]"}});
}

TEST(Modifier, CapPerDoseShortensThenEnds) {
  expect_rows(alone(modified("3+3", "cap per dose", {{"n", whole(4)}})),
              {{"SAD 1NNT", "treat 1 at SAD d1 [3+3.expand]"},
               {"SAD 1NNTN", "number of patients reached [cap-per-dose]"}});
}

TEST(Modifier, CohortSizeChangesWithTheFirstDlt) {
  expect_rows(alone(modified("BOIN", "cohort size by stage", {})),
              {{"", "treat 1 at SAD d1 [interval.start]"},
               {"SAD 1N", "treat 1 at SAD d2 [boin.escalate]"},
               {"SAD 1N 2N 3T", "treat 3 at SAD d2 [boin.de-escalate]"}});
  expect_rows(alone(modified("BOIN", "cohort size by stage", {{"from_dose", whole(2)}})),
              {{"", "treat 1 at SAD d1 [interval.start]"},
               {"SAD 1N", "treat 3 at SAD d2 [boin.escalate]"}});
}

/// Jumps to the highest dose at once.
class Daring {
 public:
  static constexpr bool decides_on_tallies = true;
  LadderDecision next(const LadderHistory& history) const {
    return TreatDose{static_cast<int>(history.tally.size()) - 1, 2, {"daring", "go", {}, {}}};
  }
  std::string name() const { return "daring"; }
  int cohort_size() const { return 2; }
};

TEST(Modifier, NoSkippingGoesUpStepByStep) {
  const auto with_step = [](std::int64_t step) {
    return alone(modify(Daring(), "no skipping", {{"step", whole(step)}}, one_part(4).parts.front())
                     .value());
  };
  expect_rows(with_step(1), {{"", "treat 2 at SAD d4 [daring]"},
                             {"SAD 1NN", "treat 2 at SAD d2 [no-skipping]"},
                             {"SAD 1NN 2NN 3NN", "treat 2 at SAD d4 [daring]"}});
  expect_rows(with_step(2), {{"SAD 1NN", "treat 2 at SAD d3 [no-skipping]"}});
}

TEST(Modifier, SafetyBoundaryStopsForSafety) {
  expect_rows(alone(modified("BOIN", "safety boundary", {{"alpha", {0.2, {}}}})),
              {{"SAD 1NNN", "treat 3 at SAD d2 [boin.escalate]"},
               {"SAD 1NNN 2TTT 1TTT",
                "stopped for safety (highest level cleared so far: SAD d1) [safety-stop]"}});
}

TEST(Modifier, NamesTellWhatIsAround) {
  const AnyDesign design =
      modify(modified("3+3", "stop at n", {{"n", whole(12)}}), "no skipping", {}, {}).value();
  EXPECT_EQ(design.name(), "3+3, no de-escalation, stop at n = 12, no skipping");
}

TEST(Modifier, AListIsAppliedInOrderAndSaysAllThatIsWrong) {
  const LadderPart part = one_part(2).parts.front();
  const std::vector<NamedModifier> list{{"no skipping", {}, {}},
                                        {"stop at n", {{"n", whole(9)}}, {}}};
  EXPECT_EQ(modify(made("3+3"), list, part).value().name(),
            "3+3, no de-escalation, no skipping, stop at n = 9");
  const std::vector<NamedModifier> wrong{{"no skiping", {}, {}},
                                         {"stop at n", {{"m", whole(9)}}, {}}};
  const auto none = modify(made("3+3"), wrong, part);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().size(), 2u);
}

TEST(Modifier, WhatIsWrongIsSaid) {
  const LadderPart part = one_part(2).parts.front();
  const auto unknown = modify(made("3+3"), "stop at m", {}, part, {"f", 3, 4});
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error()[0].rule, "design.unknown-modifier");
  EXPECT_EQ(unknown.error()[0].suggestion, "did you mean \"stop at n\"?");
  const auto range = modify(made("3+3"), "stop at n", {{"n", whole(0)}}, part);
  ASSERT_FALSE(range);
  EXPECT_EQ(range.error()[0].rule, "design.option-range");
  const auto boundary = modify(made("3+3"), "safety boundary", {{"boundary", text("x")}}, part);
  ASSERT_FALSE(boundary);
  EXPECT_EQ(boundary.error()[0].rule, "design.unknown-boundary");
}

}  // namespace
}  // namespace caudata::design::testing
