// SPDX-License-Identifier: Apache-2.0
// TITE-BOIN-ET by hand, phi 0.3 and delta 0.6: lambda1 0.14, lambda2 0.35, eta1 0.48 (boinet).
#include "design/designs/tite_boin_et.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "design/make_design.hpp"
#include "design/walk.hpp"

namespace caudata::design {
namespace {

const FollowUp none{1, false, false}, event{0.5, true, false}, half{0.5, false, true};

AnyDesign made(std::string_view name, std::size_t doses = 3) {
  return *make_design(name, {}, numbered_ladder(doses));
}

/// After three patients at the lowest of three doses.
std::string after(std::vector<std::pair<FollowUp, FollowUp>> outcomes) {
  std::vector<TimedPatient> patients;
  for (const auto& [dlt, response] : outcomes)
    patients.push_back({0, dlt, response, Enrolment::cohort});
  const std::vector<Tally> tally(3);
  LadderHistory history{.tally = tally, .last_dose = 0, .patients = {}};
  history.timed = patients;
  const LadderDecision decision = made("TITE-BOIN-ET").next(history);
  if (std::holds_alternative<WaitForPatients>(decision)) return "wait";
  const auto* treat = std::get_if<TreatDose>(&decision);
  return treat == nullptr ? "end" : "dose " + std::to_string(treat->dose + 1);
}

TEST(TiteBoinEt, OpenOutcomesCountByTheirFollowUp) {
  EXPECT_EQ(after({{none, none}, {none, none}, {none, none}}), "dose 2") << "0/3 and 0/3";
  EXPECT_EQ(after({{none, none}, {none, none}, {half, none}}), "dose 2") << "0/2.5";
  EXPECT_EQ(after({{none, event}, {none, event}, {none, none}}), "dose 1") << "2/3 respond";
  EXPECT_EQ(after({{none, event}, {none, none}, {none, half}}), "dose 2") << "1/2.5 is 0.4";
  EXPECT_EQ(after({{none, event}, {none, none}, {none, {0.05, false, true}}}), "dose 1")
      << "1/2.05 is above eta1";
  EXPECT_EQ(after({{event, none}, {none, none}, {half, none}}), "dose 1")
      << "1/2.5 is above lambda2, and no dose is below";
}

TEST(TiteBoinEt, WaitsWhileMoreThanHalfHaveAnOpenOutcome) {
  EXPECT_EQ(after({{none, none}, {half, none}, {half, none}}), "wait");
  EXPECT_EQ(after({{none, none}, {half, none}, {none, half}}), "wait") << "either outcome";
  EXPECT_EQ(after({{none, none}, {none, none}, {none, half}}), "dose 2");
}

/// 3 of 3 with a DLT: nothing that the others still show opens the dose again. For the response it
/// can: twelve open ones are no twelve without.
TEST(TiteBoinEt, DoesNotWaitForADoseThatIsClosedWhateverIsOpen) {
  EXPECT_EQ(after({{event, half}, {event, half}, {event, half}}), "end");
  EXPECT_EQ(after(std::vector<std::pair<FollowUp, FollowUp>>(12, {none, half})), "wait");
}

/// Windows of 28 days for the DLT and 84 for the response. Who left on day 40 has shown what he
/// will: he is not waited for, and counts for 40 of 84 days.
TEST(TiteBoinEt, WhoLeftBetweenTheWindowsIsNotOpen) {
  Options options;
  options["response_window"] = {84.0, {}};
  const AnyDesign design = *make_design("TITE-BOIN-ET", options, numbered_ladder(3));
  const auto decide = [&](std::optional<core::Days> left) {
    std::vector<PatientRecord> patients;
    for (std::uint32_t i = 0; i < 3; ++i) {
      patients.push_back({.subject = core::SubjectId(i + 1),
                          .level = {0, 0},
                          .planned_doses = {core::Days(0)},
                          .given_doses = {core::Days(0)},
                          .follow_up = core::Days(i == 0 ? 100 : 40),
                          .evaluability = Evaluability::evaluable,
                          .dlt = {},
                          .efficacy = {},
                          .left = {}});
      if (i > 0) patients.back().left = left;
    }
    const std::vector<Tally> tally{tally_of(3, 0), {}, {}};
    LadderHistory history{.tally = tally, .last_dose = 0, .patients = patients};
    history.now = core::Days(100);
    return design.next(history);
  };
  EXPECT_TRUE(std::holds_alternative<WaitForPatients>(decide({})));
  const LadderDecision decision = decide(core::Days(40));
  ASSERT_TRUE(std::holds_alternative<TreatDose>(decision));
  EXPECT_EQ(std::get<TreatDose>(decision).dose, 1);
}

/// With complete data every decision is BOIN-ET's.
TEST(TiteBoinEt, IsBoinEtOnCompleteData) {
  for (const std::size_t doses : {1u, 3u, 6u}) {
    const AnyDesign plain = made("BOIN-ET", doses), timed = made("TITE-BOIN-ET", doses);
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
      const auto same = [&](const LadderHistory& history, const LadderDecision& decision) {
        std::vector<TimedPatient> patients;
        for (int dose = 0; dose < std::ssize(history.tally); ++dose) {
          const Tally& at = history.tally[static_cast<std::size_t>(dose)];
          for (int i = 0; i < at.evaluable; ++i)
            patients.push_back({static_cast<std::int8_t>(dose),
                                {1, i < at.dlt, false},
                                {1, i < at.response, false},
                                Enrolment::cohort});
        }
        LadderHistory known = history;
        known.timed = patients;
        const LadderDecision other = timed.next(known);
        ASSERT_EQ(other.index(), decision.index());
        if (const auto* treat = std::get_if<TreatDose>(&decision)) {
          EXPECT_EQ(std::get<TreatDose>(other).dose, treat->dose);
          EXPECT_EQ(std::get<TreatDose>(other).patients, treat->patients);
        } else {
          EXPECT_EQ(std::get<Conclude>(other).dose, std::get<Conclude>(decision).dose);
        }
      };
      testing::walk(plain, std::vector<double>(doses, 0.2), seed, 100, same);
    }
  }
}

}  // namespace
}  // namespace caudata::design
