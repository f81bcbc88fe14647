// SPDX-License-Identifier: Apache-2.0
// The table of Skolnik et al. (2008): patients at a dose, DLTs and pending ones, and what the next
// patient gets. The ladder has three doses and the patients are at the second.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "design/make_design.hpp"

namespace caudata::design {
namespace {

std::string decision(int treated, int dlt, int pending) {
  std::vector<TimedPatient> patients;
  for (int i = 0; i < 3; ++i) patients.push_back({0, {1, false, false}, {}});
  for (int i = 0; i < treated; ++i) {
    const FollowUp seen = i < dlt             ? FollowUp{0.5, true, false}
                          : i < dlt + pending ? FollowUp{0.5, false, true}
                                              : FollowUp{1, false, false};
    patients.push_back({1, seen, {}});
  }
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

}  // namespace
}  // namespace caudata::design
