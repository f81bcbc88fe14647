// SPDX-License-Identifier: Apache-2.0
// The modifier "backfill": without room for anybody it is the design itself; around BOIN it is
// BF-BOIN; it never raises a dose.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/stream.hpp"
#include "design/entry.hpp"
#include "design/make_design.hpp"
#include "design/modifier.hpp"
#include "design/trials.hpp"
#include "design/walk.hpp"

namespace caudata::design::testing {
namespace {

constexpr core::Seed seed{43};
constexpr std::uint32_t histories = 400;
constexpr std::int64_t many_patients = 300;

AnyDesign with_backfill(const AnyDesign& inner, std::size_t doses, Options options) {
  return modify(inner, "backfill", options, one_part(doses).parts.front()).value();
}

/// Patients of a trial in any state of follow-up; those below the last dose were backfilled.
struct Generated {
  std::vector<TimedPatient> patients;
  std::vector<Tally> tally;
  LadderHistory history;
};

Generated generated(std::uint32_t number) {
  core::Stream stream(seed, core::TrialIndex{number}, core::CandidateId{1}, core::Process::test);
  const auto below = [&](std::size_t end) {
    return static_cast<std::size_t>(stream.uniform() * static_cast<double>(end));
  };
  const std::size_t doses = 1 + below(6), last = below(doses);
  Generated made;
  made.tally.resize(doses);
  for (std::size_t dose = 0; dose <= last; ++dose) {
    const std::size_t patients = below(14);
    for (std::size_t i = 0; i < patients; ++i) {
      TimedPatient patient{static_cast<std::int8_t>(dose), {1, false, false}, {1, false, false}};
      patient.dlt.event = stream.uniform() < 0.25;
      patient.response.event = stream.uniform() < 0.1;
      if (stream.uniform() < 0.1) patient.dlt = {0.5, false, true};
      if (dose < last) patient.enrolment = Enrolment::backfill;
      made.patients.push_back(patient);
    }
  }
  made.history.tally = made.tally;
  made.history.last_dose = static_cast<int>(last);
  made.history.timed = made.patients;
  return made;
}

std::string words(const LadderDecision& decision) {
  const auto levels = [](const std::vector<std::uint8_t>& backfill) {
    std::string text = ", backfill";
    for (const int dose : backfill) text += fmt::format(" {}", dose);
    return text;
  };
  if (const auto* treat = std::get_if<TreatDose>(&decision))
    return fmt::format("treat {} at {}", treat->patients, treat->dose) + levels(treat->backfill);
  if (const auto* wait = std::get_if<WaitForPatients>(&decision))
    return "wait" + levels(wait->backfill);
  const auto& end = std::get<Conclude>(decision);
  return fmt::format("conclude {} {}", static_cast<int>(end.kind), end.dose);
}

TEST(Backfill, WithRoomForNobodyIsTheDesign) {
  for (const DesignEntry* entry : design_entries()) {
    if (entry->name == "EffTox") continue;  // a quadrature per decision
    const AnyDesign inner = entry->make({}, one_part(4).parts.front()).value();
    const AnyDesign same = with_backfill(inner, 4, options_of({{"n", std::int64_t{0}}}));
    EXPECT_EQ(same.decides_on_tallies(), inner.decides_on_tallies());
    walk(inner, {0.1, 0.2, 0.3, 0.4}, 5, 60,
         [&](const LadderHistory& history, const LadderDecision& decision) {
           EXPECT_EQ(words(same.next(history)), words(decision)) << entry->name;
         });
  }
}

/// BOIN, the modifier around it, and BF-BOIN, all of them for more patients than there are.
struct Trio {
  AnyDesign boin, composed, published;
};

Trio trio(std::size_t doses, const char* opens) {
  const Options size = options_of({{"max_patients", many_patients}});
  const AnyDesign boin = *make_design("BOIN", size, numbered_ladder(doses));
  Options own = size;
  own["backfill_cap"] = {std::int64_t{9}, {}};
  own["backfill_opens"] = {std::string(opens), {}};
  return {boin,
          with_backfill(boin, doses,
                        options_of({{"n", std::int64_t{9}}, {"opens", std::string(opens)}})),
          *make_design("BF-BOIN", own, numbered_ladder(doses))};
}

/// What BOIN alone makes of the known outcomes.
LadderDecision on_known_outcomes(const AnyDesign& boin, const Generated& g) {
  std::vector<Tally> known(g.tally.size());
  for (const TimedPatient& patient : g.patients) {
    if (patient.dlt.pending) continue;
    known[static_cast<std::size_t>(patient.dose)] += tally_of(1, patient.dlt.event);
  }
  return boin.next({.tally = known, .last_dose = g.history.last_dose, .patients = {}});
}

/// But that BF-BOIN may go up from a dose that calls for staying, when the doses that it pools call
/// for going up together; the modifier never goes higher than the design.
TEST(Backfill, AroundBoinIsBfBoin) {
  for (const char* opens : {"response", "cleared"}) {
    std::vector<Trio> of_doses;
    for (std::size_t doses = 1; doses <= 6; ++doses) of_doses.push_back(trio(doses, opens));
    for (std::uint32_t i = 0; i < histories; ++i) {
      const Generated g = generated(i);
      const Trio& designs = of_doses[g.tally.size() - 1];
      const LadderDecision composed = designs.composed.next(g.history);
      const LadderDecision published = designs.published.next(g.history);
      const LadderDecision alone = on_known_outcomes(designs.boin, g);
      const auto* up = std::get_if<TreatDose>(&published);
      const auto* limit = std::get_if<TreatDose>(&alone);
      if (up != nullptr && limit != nullptr && up->dose > limit->dose) {
        EXPECT_EQ(std::get<TreatDose>(composed).dose, limit->dose) << "history " << i;
      } else {
        EXPECT_EQ(words(composed), words(published)) << "history " << i;
      }
    }
  }
}

TEST(Backfill, NeverRaisesADoseAndOpensOnlyTreatedOnesBelowTheCohort) {
  constexpr int cap = 7;
  for (const char* name : {"3+3", "mTPI", "CRM", "TITE-BOIN", "i3+3"}) {
    for (std::uint32_t i = 0; i < histories / 4; ++i) {
      const Generated g = generated(i);
      const std::size_t doses = g.tally.size();
      const AnyDesign inner = *make_design(name, {}, numbered_ladder(doses));
      const AnyDesign design = with_backfill(inner, doses, options_of({{"n", std::int64_t{cap}}}));
      const LadderDecision decision = design.next(g.history);
      const auto* treat = std::get_if<TreatDose>(&decision);
      if (treat != nullptr && !inner.decides_on_tallies()) {
        EXPECT_LE(treat->dose, std::get<TreatDose>(inner.next(g.history)).dose) << name;
      }
      const auto* wait = std::get_if<WaitForPatients>(&decision);
      if (wait == nullptr) continue;
      for (const int dose : wait->backfill) {
        const auto here = std::ranges::count(g.patients, dose, &TimedPatient::dose);
        EXPECT_LT(dose, g.history.last_dose) << name;
        EXPECT_TRUE(0 < here && here < cap) << name << ": " << here;
      }
    }
  }
}

/// 3+3 does not look at a part of the patients: it is asked again when the cohort is complete.
TEST(Backfill, WaitsForTheCohortAndNotForThoseBackfilled) {
  const AnyDesign design = with_backfill(*make_design("3+3", {}, numbered_ladder(4)), 4, {});
  const FollowUp clean{1, false, false}, open{0.5, false, true};
  std::vector<TimedPatient> patients(3, {0, clean, {1, false, false}, Enrolment::cohort});
  patients.insert(patients.end(), 3, {1, clean, {1, false, false}, Enrolment::cohort});
  patients.push_back({0, open, {1, false, false}, Enrolment::backfill});
  const std::vector<Tally> tally(4);
  LadderHistory history{.tally = tally, .last_dose = 1, .patients = {}};
  history.timed = patients;
  EXPECT_EQ(words(design.next(history)), "treat 3 at 2, backfill 1 0");
  patients[4].dlt = open;
  EXPECT_EQ(words(design.next(history)), "wait, backfill 0");
}

/// Seven known, two pending: nine.
TEST(Backfill, ThePendingCountTowardsTheDesignsOwnLimit) {
  const FollowUp clean{1, false, false}, open{0.5, false, true};
  std::vector<TimedPatient> patients(3, {0, clean, {1, false, false}, Enrolment::cohort});
  patients.insert(patients.end(), 3, {1, clean, {1, false, false}, Enrolment::cohort});
  patients.push_back({0, clean, {1, false, false}, Enrolment::backfill});
  patients.insert(patients.end(), 2, {0, open, {1, false, false}, Enrolment::backfill});
  const std::vector<Tally> tally(4);
  LadderHistory history{.tally = tally, .last_dose = 1, .patients = {}};
  history.timed = patients;
  const auto answer = [&](std::int64_t most) {
    const Options limit = options_of({{"max_patients", most}});
    return words(
        with_backfill(*make_design("BOIN", limit, numbered_ladder(4)), 4, {}).next(history));
  };
  EXPECT_EQ(answer(9), "wait, backfill");
  EXPECT_EQ(answer(10), "treat 1 at 2, backfill");
  EXPECT_EQ(answer(12), "treat 3 at 2, backfill");
  EXPECT_EQ(answer(13), "treat 3 at 2, backfill 1 0");
}

}  // namespace
}  // namespace caudata::design::testing
