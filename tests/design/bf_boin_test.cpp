// SPDX-License-Identifier: Apache-2.0
// BF-BOIN by hand, target 0.3: up at a DLT rate of at most 0.236, down from 0.358 on.
#include "design/designs/bf_boin.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "design/make_design.hpp"

namespace caudata::design {
namespace {

/// Patients at one dose; those who are pending come on top of `known`.
struct AtDose {
  int known, dlt;
  int pending{0};
  int responses{0};
};

std::vector<TimedPatient> patients_of(const std::vector<AtDose>& doses) {
  std::vector<TimedPatient> patients;
  for (std::size_t dose = 0; dose < doses.size(); ++dose) {
    const AtDose& at = doses[dose];
    for (int i = 0; i < at.known + at.pending; ++i) {
      const FollowUp dlt =
          i < at.known ? FollowUp{1, i < at.dlt, false} : FollowUp{0.5, false, true};
      patients.push_back(
          {static_cast<std::int8_t>(dose), dlt, {1, i < at.responses, false}, Enrolment::cohort});
    }
  }
  return patients;
}

LadderDecision next(const std::vector<AtDose>& doses, int last, OptionValue opens) {
  const std::vector<TimedPatient> patients = patients_of(doses);
  const std::vector<Tally> tally(4);
  LadderHistory history;
  history.tally = tally;
  history.last_dose = last;
  history.timed = patients;
  const Options options =
      options_of({{"backfill_opens", opens}, {"max_patients", std::int64_t{60}}});
  return make_design("BF-BOIN", options, numbered_ladder(tally.size()))->next(history);
}

int treated_next(const std::vector<AtDose>& doses, int last) {
  const LadderDecision decision = next(doses, last, std::string("cleared"));
  const auto* treat = std::get_if<TreatDose>(&decision);
  return treat == nullptr ? -1 : treat->dose;
}

using Open = std::vector<std::uint8_t>;

/// The doses open for backfill while a cohort of three is pending at the dose after the last one.
Open open_meanwhile(std::vector<AtDose> doses, std::string opens) {
  const int last = static_cast<int>(doses.size());
  doses.push_back({0, 0, 3, 0});
  const LadderDecision decision = next(doses, last, std::move(opens));
  const auto* wait = std::get_if<WaitForPatients>(&decision);
  EXPECT_NE(wait, nullptr) << "the cohort is pending";
  return wait == nullptr ? Open{} : wait->backfill;
}

TEST(BfBoin, PoolsDosesThatContradictEachOther) {
  EXPECT_EQ(treated_next({{8, 1}, {3, 0}}, 1), 2) << "no conflict, up";
  EXPECT_EQ(treated_next({{8, 1}, {3, 1}}, 1), 1) << "no conflict, stay";
  EXPECT_EQ(treated_next({{8, 2}, {3, 1}}, 1), 1) << "both stay";
  EXPECT_EQ(treated_next({{8, 2}, {3, 0}}, 1), 2) << "stay and up, together 2/11: up";
  EXPECT_EQ(treated_next({{8, 3}, {3, 0}}, 1), 1) << "down and up, together 3/11: stay";
  EXPECT_EQ(treated_next({{9, 4}, {3, 1}}, 1), 0) << "down and stay, together 5/12: down";
  EXPECT_EQ(treated_next({{6, 0}, {9, 4}, {3, 1}}, 2), 0)
      << "5/12 together and 4/9 at the middle dose: below it";
  EXPECT_EQ(treated_next({{9, 3}, {6, 3}, {3, 1}}, 2), 0)
      << "the highest conflicting dose is the middle one: 4/9, 3/6, below it";
}

TEST(BfBoin, ALowerDoseOpensAfterAResponseAtItOrBelow) {
  const AtDose quiet{3, 0, 0, 0}, active{3, 0, 0, 1};
  EXPECT_EQ(open_meanwhile({quiet, quiet}, "response"), Open{});
  EXPECT_EQ(open_meanwhile({quiet, active}, "response"), Open{1});
  EXPECT_EQ(open_meanwhile({active, quiet}, "response"), (Open{1, 0}));
  EXPECT_EQ(open_meanwhile({quiet, quiet}, "cleared"), (Open{1, 0}));
  EXPECT_EQ(open_meanwhile({{0, 0}, quiet}, "cleared"), Open{1}) << "nobody was treated below";
}

TEST(BfBoin, AFullDoseTakesNobody) {
  EXPECT_EQ(open_meanwhile({{11, 1}}, "cleared"), Open{0});
  EXPECT_EQ(open_meanwhile({{12, 1}}, "cleared"), Open{});
  EXPECT_EQ(open_meanwhile({{9, 1, 3}}, "cleared"), Open{}) << "pending patients count";
}

TEST(BfBoin, ADoseTooToxicByItselfAndWithTheNextIsClosedWithAllAbove) {
  EXPECT_EQ(open_meanwhile({{9, 3}}, "cleared"), Open{0});
  EXPECT_EQ(open_meanwhile({{9, 4}}, "cleared"), Open{});
  EXPECT_EQ(open_meanwhile({{9, 4}, {3, 0}}, "cleared"), (Open{1, 0})) << "4/12 with the next";
  EXPECT_EQ(open_meanwhile({{9, 4}, {6, 2}}, "cleared"), Open{}) << "6/15 with the next";
  EXPECT_EQ(open_meanwhile({{6, 0}, {9, 4}}, "cleared"), Open{0});
}

TEST(BfBoin, TheCohortIsWaitedForAndPatientsInBackfillAreNot) {
  EXPECT_EQ(treated_next({{6, 0, 3}, {3, 0}}, 1), 2);
  EXPECT_EQ(treated_next({{6, 0, 3}, {2, 0, 1}}, 1), -1);
}

}  // namespace
}  // namespace caudata::design
