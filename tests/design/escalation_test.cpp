// SPDX-License-Identifier: Apache-2.0
#include "design/escalation.hpp"

#include <gtest/gtest.h>

#include "design/modifier.hpp"
#include "design/trials.hpp"

namespace caudata::design::testing {
namespace {

constexpr auto same_dose = GateRule::same_dose_cleared;
constexpr auto concluded = GateRule::part_concluded;

TEST(LinkedLadders, ByPartRunsSadToItsEndAndCapsMad) {
  for (const GateRule gate : {same_dose, concluded}) {
    expect_rows(linked(sad_and_mad(2, 2), PartOrder::by_part, gate),
                {
                    {"SAD 1NNN", "treat 3 at SAD d2 [3+3.go-up]"},
                    {"SAD 1NNN 2NNN", "treat 3 at MAD d1 [3+3.start]"},
                    {"SAD 1NNN 2NNN | MAD 1NNN", "treat 3 at MAD d2 [3+3.go-up]"},
                    {"SAD 1NNN 2NNN | MAD 1NNN 2NNN",
                     "maximum administered dose = MAD d2 (MTD not reached) [3+3.top-cleared]"},
                    {"SAD 1NNN 2NNN | MAD 1NNN 2TTN", "MTD = MAD d1 [3+3.too-many]"},
                    {"SAD 1TTN", "no safe dose [3+3.lowest-not-tolerated]"},
                    {"SAD 1NNN 2TTN", "treat 3 at MAD d1 [3+3.start]"},
                });
  }
}

TEST(LinkedLadders, TheFirstCohortOfAGatedPartSaysHowItsGateStands) {
  const Escalation escalation =
      linked(sad_and_mad(2, 2), PartOrder::by_part, GateRule::same_dose_cleared);
  const auto treat_after = [&](std::string_view history) {
    const auto parsed = parse_history(history, escalation.ladder(), {"history", 1, 1});
    return std::get<Treat>(escalation.next(tally(parsed.value())));
  };
  EXPECT_FALSE(treat_after("SAD 1NNN").gate);
  const Treat opens = treat_after("SAD 1NNN 2TTN");
  ASSERT_TRUE(opens.gate);
  EXPECT_EQ(opens.gate->rule, "3+3.too-many");
  EXPECT_EQ(to_text(*opens.gate, escalation.ladder()),
            "2 of 3 had a DLT at SAD d2: too many, the dose below is the MTD");
  EXPECT_FALSE(treat_after("SAD 1NNN 2NNN | MAD 1NNN").gate);
}

TEST(LinkedLadders, MadBelowAnMtdOfSadHasReachedItsMtd) {
  expect_rows(linked(sad_and_mad(2, 2), PartOrder::by_part, same_dose),
              {{"SAD 1NNN 2TTN | MAD 1NNN", "MTD = MAD d1 [gate.mtd-below-closed-dose]"}});
}

TEST(LinkedLadders, IfRepeatedDosingFailsAtTheLowestDoseTheResultIsThatOfSad) {
  expect_rows(
      linked(sad_and_mad(2, 2), PartOrder::by_part, same_dose),
      {
          {"SAD 1NNN 2TTN | MAD 1TTN",
           "SAD d1 is cleared; MAD is not tolerated at its lowest dose [3+3.lowest-not-tolerated]"},
          {"SAD 1NNN 2NNN | MAD 1TTN",
           "SAD d2 is cleared; MAD is not tolerated at its lowest dose [3+3.lowest-not-tolerated]"},
      });
}

/// 3+3 in both parts, with a modifier around that of MAD.
Escalation stopped_mad(std::string_view modifier, const Options& options) {
  const DoseLadder ladder = sad_and_mad(2, 2);
  const ThreePlusThree design({});
  AnyDesign mad = modify(design, modifier, options, ladder.parts[1]).value();
  return {ladder,
          {{design, {}, {}, {}}, {std::move(mad), 0, GateRule::same_dose_cleared, {}}},
          PartOrder::by_part,
          {}};
}

TEST(LinkedLadders, APartThatIsStoppedBeforeItKnowsIsNotSaidToHaveFailed) {
  expect_rows(stopped_mad("stop at n", {{"n", {std::int64_t{3}, {}}}}),
              {{"SAD 1NNN 2TTN | MAD 1NTN",
                "number of patients reached (highest level cleared so far: SAD d1) [stop-at-n]"},
               {"SAD 1NNN 2TTN | MAD 1TTN",
                "SAD d1 is cleared; MAD is not tolerated at its lowest dose "
                "[3+3.lowest-not-tolerated]"}});
  expect_rows(stopped_mad("cap per dose", {{"n", {std::int64_t{3}, {}}}}),
              {{"SAD 1NNN 2NNN | MAD 1NTN",
                "number of patients reached (highest level cleared so far: SAD d2) "
                "[cap-per-dose]"}});
  const Options strict{
      {"tolerated_rate", {0.01, {}}}, {"alpha", {0.5, {}}}, {"n", {std::int64_t{6}, {}}}};
  expect_rows(stopped_mad("safety boundary", strict),
              {{"SAD 1NNN 2TTN | MAD 1NTN",
                "stopped for safety (highest level cleared so far: SAD d1) [safety-stop]"}});
}

TEST(LinkedLadders, ByDoseTakesTurns) {
  expect_rows(linked(sad_and_mad(3, 2), PartOrder::by_dose, same_dose),
              {
                  {"SAD 1NNN", "treat 3 at MAD d1 [3+3.start]"},
                  {"SAD 1TNN", "treat 3 at SAD d1 [3+3.expand]"},
                  {"SAD 1NNN | MAD 1TNN", "treat 3 at MAD d1 [3+3.expand]"},
                  {"SAD 1NNN | MAD 1NNN", "treat 3 at SAD d2 [3+3.go-up]"},
                  {"SAD 1NNN | MAD 1NNN | SAD 2NNN", "treat 3 at MAD d2 [3+3.go-up]"},
                  {"SAD 1NNN | MAD 1NNN | SAD 2NNN | MAD 2NNN", "treat 3 at SAD d3 [3+3.go-up]"},
                  {"SAD 1NNN | MAD 1NNN | SAD 2NNN | MAD 2NNN | SAD 3NNN",
                   "maximum administered dose = MAD d2 (MTD not reached) [3+3.top-cleared]"},
                  {"SAD 1NNN | MAD 1NNN | SAD 2TTN", "MTD = MAD d1 [gate.mtd-below-closed-dose]"},
              });
}

TEST(LinkedLadders, ByDoseEndsWhenMadEndsBelowItsCap) {
  expect_rows(
      linked(sad_and_mad(3, 3), PartOrder::by_dose, same_dose),
      {
          {"SAD 1NNN | MAD 1TTN",
           "SAD d1 is cleared; MAD is not tolerated at its lowest dose [3+3.lowest-not-tolerated]"},
          {"SAD 1NNN | MAD 1NNN | SAD 2NNN | MAD 2TTN", "MTD = MAD d1 [3+3.too-many]"},
      });
}

TEST(LinkedLadders, ByDoseDoesNotExpandALevelThatMayYetGoUp) {
  expect_rows(
      linked(sad_and_mad(2, 2), PartOrder::by_dose, same_dose, {.mtd_needs_six = MtdNeedsSix::yes}),
      {
          {"SAD 1NNN | MAD 1NNN", "treat 3 at SAD d2 [3+3.go-up]"},
          {"SAD 1NNN | MAD 1NNN | SAD 2TTN 1NNN", "treat 3 at MAD d1 [3+3.top-needs-six]"},
      });
}

TEST(LinkedLadders, ByDoseWithAGateOnTheWholePartIsByPart) {
  expect_rows(linked(sad_and_mad(2, 2), PartOrder::by_dose, concluded),
              {
                  {"SAD 1NNN", "treat 3 at SAD d2 [3+3.go-up]"},
                  {"SAD 1NNN 2NNN", "treat 3 at MAD d1 [3+3.start]"},
              });
}

TEST(LinkedLadders, GateGoesByNameOfTheDose) {
  DoseLadder ladder = sad_and_mad(3, 1);
  ladder.parts[1].doses = {"d2", "d3"};
  const Escalation by_dose = linked(ladder, PartOrder::by_dose, same_dose);
  expect_rows(by_dose, {
                           {"SAD 1NNN", "treat 3 at SAD d2 [3+3.go-up]"},
                           {"SAD 1NNN 2NNN", "treat 3 at MAD d2 [3+3.start]"},
                           {"SAD 1NNN 2TTN", "MTD = SAD d1 [3+3.too-many]"},
                       });
}

TEST(LinkedLadders, ALateDltInSadClosesTheDoseInMad) {
  const Escalation escalation = linked(sad_and_mad(2, 2), PartOrder::by_part, same_dose);
  Tallies tallies =
      tally(*parse_history("SAD 1NNN 2NTN 2NNN | MAD 1NNN 2NNN", escalation.ladder(), {}));
  tallies[{0, 1}].dlt = 2;
  EXPECT_EQ(describe(escalation.next(tallies), escalation.ladder()),
            "MTD = MAD d1 [gate.mtd-below-closed-dose]");
}

TEST(Limits, StopBeforeACohortAndOnDlts) {
  const auto with = [](StoppingLimits limits) {
    return linked(sad_and_mad(2, 2), PartOrder::by_part, same_dose, {}, std::move(limits));
  };
  expect_rows(
      with({.max_evaluable = 8, .max_dlt_part = {}}),
      {
          {"SAD 1NNN", "treat 3 at SAD d2 [3+3.go-up]"},
          {"SAD 1NNN 2NNN",
           "number of patients reached (highest level cleared so far: SAD d2) [limit.patients]"},
      });
  expect_rows(with({.max_dlt_total = 2, .max_dlt_part = {}}),
              {
                  {"SAD 1NTN 1NNN 2TNN",
                   "stopped for safety (highest level cleared so far: SAD d1) [limit.dlt-total]"},
                  {"SAD 1TTN", "stopped for safety [limit.dlt-total]"},
              });
  expect_rows(with({.max_dlt_part = {0, 1}}),
              {
                  {"SAD 1NTN 1NNN 2NNN", "treat 3 at MAD d1 [3+3.start]"},
                  {"SAD 1NNN 2NNN | MAD 1NTN",
                   "stopped for safety (highest level cleared so far: SAD d2) [limit.dlt-part]"},
              });
}

TEST(StartRules, GoWithEveryTreatAndNeverExceedTheCohort) {
  const StartRule rule{2, core::Days{14}, core::Days{7}};
  const Escalation escalation(one_part(1), {{ThreePlusThree({}), {}, {}, rule}}, PartOrder::by_part,
                              {});
  const Decision first = escalation.next(Tallies{});
  EXPECT_EQ(std::get<Treat>(first).start.sentinels, 2);
  EXPECT_EQ(std::get<Treat>(first).start.sentinel_hold, core::Days{14});
  EXPECT_EQ(std::get<Treat>(first).start.stagger, core::Days{7});
  Tallies two;
  two.add({0, 0}, 2, 0);
  EXPECT_EQ(std::get<Treat>(escalation.next(two)).start.sentinels, 1);
}

PatientRecord patient(std::uint32_t subject, Evaluability evaluability) {
  return {core::SubjectId{subject}, {0, 0}, {}, {}, {}, evaluability, {}, {}};
}

TEST(RecordDecision, WaitsForThePendingAndNamesThem) {
  const Escalation escalation = single_ladder(2);
  Record record;
  record.ladder = &escalation.ladder();
  record.patients = {patient(1, Evaluability::evaluable), patient(2, Evaluability::pending),
                     patient(3, Evaluability::left_before_window)};
  record.tallies.add({0, 0}, 1, 0);
  const Decision decision = escalation.next(record);
  ASSERT_TRUE(std::holds_alternative<Wait>(decision));
  EXPECT_EQ(std::get<Wait>(decision).whom, std::vector{core::SubjectId{2}});
  record.patients[1].evaluability = Evaluability::evaluable;
  record.tallies.add({0, 0}, 1, 0);
  EXPECT_EQ(describe(escalation.next(record), escalation.ladder()),
            "treat 1 at SAD d1 [3+3.complete-cohort]");
}

TEST(RecordDecision, AnEliminatedDoseIsClosedWithAllAbove) {
  const Escalation escalation = single_ladder(3);
  Record record;
  record.ladder = &escalation.ladder();
  record.tallies.add({0, 0}, 3, 0);
  record.status[0][1] = LevelStatus::eliminated;
  EXPECT_EQ(describe(escalation.next(record), escalation.ladder()),
            "MTD = SAD d1 [gate.mtd-below-closed-dose]");
}

/// A design of the kind that looks at patients: treats one at a time and waits while two are under
/// observation.
struct Watchful {
  LadderDecision next(const LadderHistory& history) const {
    const Reason reason{"test.watchful", "", {}, {}};
    if (history.patients.size() >= 4) return Conclude{ConclusionKind::mtd, 0, reason};
    std::size_t pending = 0;
    for (const PatientRecord& p : history.patients)
      pending += p.evaluability == Evaluability::pending;
    if (pending >= 2) return WaitForPatients{reason};
    return TreatDose{0, 1, reason};
  }
  std::string name() const { return "watchful"; }
  int cohort_size() const { return 1; }
};

TEST(RecordDecision, ADesignThatReadsPatientsDecidesOnWaitingItself) {
  const Escalation escalation(one_part(1), {{Watchful{}, {}, {}, {}}}, PartOrder::by_part, {});
  EXPECT_FALSE(escalation.decides_on_tallies());
  Record record;
  record.ladder = &escalation.ladder();
  record.patients = {patient(1, Evaluability::pending)};
  EXPECT_EQ(describe(escalation.next(record), escalation.ladder()),
            "treat 1 at SAD d1 [test.watchful]");
  record.patients.push_back(patient(2, Evaluability::pending));
  EXPECT_EQ(describe(escalation.next(record), escalation.ladder()), "wait for 2 [test.watchful]");
}

/// Wants one patient more at the lowest dose, whoever is pending.
class Hasty {
 public:
  LadderDecision next(const LadderHistory&) const {
    return TreatDose{0, 1, {"test.hasty", "go on", {}, {}}};
  }
  std::string name() const { return "hasty"; }
  int cohort_size() const { return 1; }
};

TEST(RecordDecision, TheLimitOnPatientsCountsThoseInTheirWindowAndWaitsForThem) {
  const Escalation escalation(one_part(1), {{Hasty{}, {}, {}, {}}}, PartOrder::by_part,
                              {.max_evaluable = 3, .max_dlt_part = {}});
  Record record;
  record.ladder = &escalation.ladder();
  record.patients = {patient(1, Evaluability::evaluable), patient(2, Evaluability::pending)};
  record.tallies.add({0, 0}, 1, 0);
  const auto decision = [&] { return describe(escalation.next(record), escalation.ladder()); };
  EXPECT_EQ(decision(), "treat 1 at SAD d1 [test.hasty]");
  record.patients.push_back(patient(3, Evaluability::pending));
  EXPECT_EQ(decision(), "wait for 2 [limit.patients]");
  record.patients[1].evaluability = Evaluability::left_before_window;
  EXPECT_EQ(decision(), "treat 1 at SAD d1 [test.hasty]") << "one place is free again";
  record.patients.push_back(patient(4, Evaluability::evaluable));
  record.patients[2].evaluability = Evaluability::evaluable;
  record.tallies.add({0, 0}, 2, 0);
  EXPECT_EQ(decision(), "number of patients reached [limit.patients]");
}

TEST(Names, SayEveryVariantOrderGateAndLimit) {
  EXPECT_EQ(single_ladder(2).name(), "3+3, no de-escalation; SAD");
  EXPECT_EQ(linked(sad_and_mad(2, 2), PartOrder::by_part, same_dose,
                   {.mtd_needs_six = MtdNeedsSix::yes}, {12, 3, {0, 2}})
                .name(),
            "3+3, no de-escalation, MTD needs six, in each part; SAD then MAD; MAD gate: same dose "
            "cleared in SAD; "
            "at most 12 evaluable; stop at 3 DLTs; stop at 2 DLTs in MAD");
  EXPECT_EQ(linked(sad_and_mad(2, 2), PartOrder::by_dose, concluded).name(),
            "3+3, no de-escalation, in each part; SAD and MAD in turn, dose by dose; MAD gate: "
            "after the end of SAD");
}

}  // namespace
}  // namespace caudata::design::testing
