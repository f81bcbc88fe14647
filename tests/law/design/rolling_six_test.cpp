// SPDX-License-Identifier: Apache-2.0
// The table of Skolnik et al. (2008): patients at a dose, DLTs and pending ones, and what the next
// patient gets. The ladder has three doses and the patients are at the second.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "design/make_design.hpp"
#include "design/timed_tally.hpp"

namespace caudata::design {
namespace {

std::string decision(int treated, int dlt, int pending, int left = 0) {
  std::vector<TimedPatient> patients;
  for (int i = 0; i < 3; ++i) patients.push_back({0, {1, false, false}, {}});
  for (int i = 0; i < treated; ++i) {
    const FollowUp seen = i < dlt             ? FollowUp{0.5, true, false}
                          : i < dlt + pending ? FollowUp{0.5, false, true}
                                              : FollowUp{1, false, false};
    patients.push_back({1, seen, {}});
  }
  for (int i = 0; i < left; ++i) patients.push_back({1, {1.0 / 28, false, false}, {}});
  const std::vector<Tally> tally(3);
  LadderHistory history;
  history.tally = tally;
  history.last_dose = 1;
  history.timed = patients;
  const LadderDecision next = make_design("rolling six", {}, numbered_ladder(3))->next(history);
  if (const auto* treat = std::get_if<TreatDose>(&next)) {
    return treat->dose == 1 ? "stay" : treat->dose == 2 ? "up" : "down";
  }
  return std::holds_alternative<WaitForPatients>(next) ? "wait" : "end";
}

TEST(RollingSix, FollowsTheTableOfThePaper) {
  struct Row {
    int treated, dlt, pending;
    const char* next;
  };
  for (const Row& row : {Row{1, 0, 1, "stay"},
                         {2, 1, 1, "stay"},
                         {2, 2, 0, "down"},
                         {3, 0, 0, "up"},
                         {3, 0, 1, "stay"},
                         {3, 1, 0, "stay"},
                         {3, 2, 1, "down"},
                         {4, 0, 0, "up"},
                         {4, 0, 2, "stay"},
                         {5, 0, 0, "up"},
                         {5, 1, 0, "stay"},
                         {5, 0, 3, "stay"},
                         {6, 0, 0, "up"},
                         {6, 0, 1, "up"},
                         {6, 1, 0, "up"},
                         {6, 1, 1, "wait"},
                         {6, 0, 2, "wait"},
                         {6, 2, 0, "down"}}) {
    EXPECT_EQ(decision(row.treated, row.dlt, row.pending), row.next)
        << row.treated << " treated, " << row.dlt << " DLT, " << row.pending << " pending";
  }
}

/// Whoever left early is replaced: with any number of them the decision is the same.
TEST(RollingSix, WhoLeftTheDayAfterHisDoseDoesNotCount) {
  EXPECT_EQ(decision(0, 0, 0, 3), "stay") << "three who left on day 1 clear no dose";
  EXPECT_EQ(decision(2, 0, 0, 4), "stay");
  for (int left = 1; left <= 6; ++left) {
    for (int treated = 1; treated <= 6; ++treated) {
      for (int dlt = 0; dlt <= treated; ++dlt) {
        for (int pending = 0; dlt + pending <= treated; ++pending) {
          EXPECT_EQ(decision(treated, dlt, pending, left), decision(treated, dlt, pending))
              << treated << " treated, " << dlt << " DLT, " << pending << " pending";
        }
      }
    }
  }
}

PatientRecord at_second_dose(Evaluability evaluability, int follow_up) {
  PatientRecord record;
  record.level = {0, 1};
  record.given_doses = {core::Days(10)};
  record.follow_up = core::Days(follow_up);
  record.evaluability = evaluability;
  return record;
}

TEST(TimedPatients, ThoseWithoutEvaluableFollowUpAreNotFullObservations) {
  const std::vector<PatientRecord> records{at_second_dose(Evaluability::evaluable, 28),
                                           at_second_dose(Evaluability::pending, 14),
                                           at_second_dose(Evaluability::left_before_window, 7),
                                           at_second_dose(Evaluability::left_before_window, 28),
                                           at_second_dose(Evaluability::too_few_doses, 28),
                                           at_second_dose(Evaluability::too_few_doses, 7)};
  LadderHistory history;
  history.patients = records;
  const TimedTally seen(history, 28);
  EXPECT_EQ(seen.dose[1],
            (TimedDose{.treated = 3, .dlt = 0, .pending = 1, .left = 1, .observed = 1.75}));
  EXPECT_EQ(seen.known()[1], tally_of(1, 0)) << "one has the whole window";
  EXPECT_EQ(seen.at(1), tally_of(2, 0));
}

TEST(TimedPatients, ADltCountsWhateverElseIsKnown) {
  for (const auto evaluability : {Evaluability::too_few_doses, Evaluability::left_before_window}) {
    PatientRecord record = at_second_dose(evaluability, 28);
    record.dlt = core::Days(17);
    const auto patients = timed_patients(std::span(&record, 1), 28);
    ASSERT_EQ(patients.size(), 1);
    EXPECT_TRUE(patients[0].dlt.event);
    EXPECT_DOUBLE_EQ(patients[0].dlt.share, 0.25);
  }
}

}  // namespace
}  // namespace caudata::design
