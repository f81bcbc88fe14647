// SPDX-License-Identifier: Apache-2.0
// The modifier "backfill": without room for anybody it is the design itself; around BOIN it is
// BF-BOIN; it never raises a dose.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>

#include "core/stream.hpp"
#include "design/entry.hpp"
#include "design/make_design.hpp"
#include "design/modifier.hpp"
#include "design/mtd_selection.hpp"
#include "design/trials.hpp"
#include "design/walk.hpp"

namespace caudata::design::testing {
namespace {

constexpr core::Seed seed{43};
constexpr std::uint32_t histories = 400;
constexpr std::int64_t many_patients = 300;
const FollowUp clean{1, false, false}, toxic{1, true, false}, open{0.5, false, true},
    no_response{1, false, false};

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

/// Patients of cohorts as a course has them, and beside them `extra` at every dose below the last.
struct Beside {
  std::vector<TimedPatient> patients;
  LadderHistory history;

  /// `dlt`: with which probability each of the extra ones has a DLT.
  Beside(const Course& course, const LadderHistory& cohorts, int extra, double dlt = 0,
         std::uint64_t number = 0)
      : history(cohorts) {
    std::mt19937_64 random(number);
    std::bernoulli_distribution has_dlt(dlt);
    for (const PatientRecord& record : course.patients)
      patients.push_back({static_cast<std::int8_t>(record.level.dose), record.dlt ? toxic : clean,
                          no_response, Enrolment::cohort});
    for (int dose = 0; dose < cohorts.last_dose; ++dose)
      for (int i = 0; i < extra; ++i)
        patients.push_back({static_cast<std::int8_t>(dose), has_dlt(random) ? toxic : clean,
                            no_response, Enrolment::backfill});
    history.patients = {};
    history.timed = patients;
  }
};

constexpr std::array rules_in_counts{"3+3", "2+1", "accelerated titration", "rolling six",
                                     "decision table"};

TEST(Backfill, RulesInCountsSayThatTheyAre) {
  for (const DesignEntry* entry : design_entries()) {
    const AnyDesign design = entry->make({}, one_part(3).parts.front()).value();
    EXPECT_EQ(design.counts_cohorts(), std::ranges::count(rules_in_counts, entry->name) > 0)
        << entry->name;
  }
  const std::vector<std::string> without_gaps{"ED", "ESD", "ESDD"};
  const Options every_number = options_of({{"table", without_gaps}});
  EXPECT_FALSE(make_design("decision table", every_number, numbered_ladder(3))->counts_cohorts());
}

/// A limit on patients counts everybody.
AnyDesign without_limit(std::string_view name, std::size_t doses) {
  const bool limited = name == "decision table";
  const Options options = limited ? options_of({{"max_patients", many_patients}}) : Options{};
  return *make_design(name, options, numbered_ladder(doses));
}

/// One of four and one of five are no count of theirs, two of twelve are not two of six.
TEST(Backfill, RulesInCountsDecideOnTheirCohortsAlone) {
  constexpr std::size_t doses = 4;
  int compared = 0;
  for (const char* name : rules_in_counts) {
    const AnyDesign inner = without_limit(name, doses);
    const AnyDesign design = with_backfill(inner, doses, options_of({{"n", std::int64_t{12}}}));
    for (std::uint64_t trial = 0; trial < 20; ++trial) {
      std::mt19937_64 random(trial);
      Course course{.tally = std::vector<Tally>(doses)};
      for (int step = 0; step < 20; ++step) {
        const LadderHistory history = course.history(inner);
        const LadderDecision alone = inner.next(history);
        const bool all_open =
            doses_not_overly_toxic(course.tally, 0.3, 0.95) == static_cast<int>(doses);
        for (const int extra : {2, 5, 8}) {
          if (!all_open) continue;  // closed by BOIN: another law
          const Beside beside(course, history, extra);
          const LadderDecision decision = design.next(beside.history);
          EXPECT_EQ(decision.index(), alone.index()) << name << ", " << extra;
          if (decision.index() != alone.index()) continue;
          if (const auto* treat = std::get_if<TreatDose>(&alone)) {
            const auto& now = std::get<TreatDose>(decision);
            EXPECT_EQ(std::pair(now.dose, now.patients), std::pair(treat->dose, treat->patients))
                << name << ", " << extra;
          } else {
            EXPECT_EQ(words(decision), words(alone)) << name << ", " << extra;
          }
          ++compared;
        }
        const auto* treat = std::get_if<TreatDose>(&alone);
        if (treat == nullptr) break;
        course.treat(*treat, {0.1, 0.2, 0.3, 0.4}, 0, random);
      }
    }
  }
  EXPECT_GT(compared, 500);
}

std::string_view rule_of(const LadderDecision& decision) {
  return std::visit([](const auto& one) { return one.reason.rule; }, decision);
}

int dose_of(const LadderDecision& decision) {
  const auto* treat = std::get_if<TreatDose>(&decision);
  const auto* end = std::get_if<Conclude>(&decision);
  return treat != nullptr ? treat->dose : end != nullptr ? end->dose : -1;
}

/// Whatever the others show: a decision that is not the design's says so, and is no higher.
TEST(Backfill, RulesInCountsAreOnlyEverLoweredAndItIsSaid) {
  constexpr std::size_t doses = 4;
  int lowered = 0;
  for (const char* name : rules_in_counts) {
    const AnyDesign inner = without_limit(name, doses);
    const AnyDesign design = with_backfill(inner, doses, {});
    for (std::uint64_t trial = 0; trial < 40; ++trial) {
      std::mt19937_64 random(trial);
      Course course{.tally = std::vector<Tally>(doses)};
      for (std::uint64_t step = 0; step < 20; ++step) {
        const LadderHistory history = course.history(inner);
        const LadderDecision alone = inner.next(history);
        const Beside beside(course, history, 6, 0.3, 100 * trial + step);
        const LadderDecision decision = design.next(beside.history);
        if (rule_of(decision).starts_with("backfill.")) {
          ++lowered;
          EXPECT_LE(dose_of(decision), dose_of(alone)) << name << ' ' << rule_of(decision);
        } else {
          EXPECT_EQ(rule_of(decision), rule_of(alone)) << name;
          EXPECT_EQ(dose_of(decision), dose_of(alone)) << name << ' ' << rule_of(decision);
        }
        const auto* treat = std::get_if<TreatDose>(&alone);
        if (treat == nullptr) break;
        course.treat(*treat, {0.1, 0.2, 0.3, 0.4}, 0, random);
      }
    }
  }
  EXPECT_GT(lowered, 0);
}

/// Patients at doses from 1: so many in a cohort, so many beside it, DLTs first.
struct AtDose {
  int cohort, dlt, beside, dlt_beside;
};

std::string on(const AnyDesign& design, const std::vector<AtDose>& doses) {
  std::vector<TimedPatient> patients;
  const auto add = [&](std::size_t dose, int n, int dlt, Enrolment enrolment) {
    for (int i = 0; i < n; ++i)
      patients.push_back(
          {static_cast<std::int8_t>(dose), i < dlt ? toxic : clean, no_response, enrolment});
  };
  int last = -1;
  for (std::size_t dose = 0; dose < doses.size(); ++dose) {
    add(dose, doses[dose].cohort, doses[dose].dlt, Enrolment::cohort);
    add(dose, doses[dose].beside, doses[dose].dlt_beside, Enrolment::backfill);
    if (doses[dose].cohort > 0) last = static_cast<int>(dose);
  }
  const std::vector<Tally> tally(doses.size());
  LadderHistory history{.tally = tally, .last_dose = last, .patients = {}};
  history.timed = patients;
  const LadderDecision decision = design.next(history);
  return words(decision) + " [" + std::string(rule_of(decision)) + "]";
}

TEST(Backfill, TwoDltsOfTwelveDoNotCloseADoseOfThreePlusThree) {
  const AnyDesign design = with_backfill(*make_design("3+3", {}, numbered_ladder(4)), 4, {});
  EXPECT_EQ(on(design, {{3, 0, 9, 2}, {3, 0, 0, 0}, {}, {}}),
            "treat 3 at 2, backfill 1 [3+3.go-up]");
  EXPECT_EQ(on(design, {{3, 0, 1, 1}, {3, 0, 0, 0}, {}, {}}),
            "treat 3 at 2, backfill 1 0 [3+3.go-up]")
      << "1 of 4 is no count of 3+3; with the dose above it is 1 of 7";
}

TEST(Backfill, WhatAllPatientsContradictIsNotGoneBeyond) {
  const AnyDesign design = with_backfill(*make_design("3+3", {}, numbered_ladder(4)), 4, {});
  EXPECT_EQ(on(design, {{3, 0, 5, 3}, {3, 0, 0, 0}, {}, {}}),
            "treat 3 at 1, backfill 0 [backfill.pooled-stay]")
      << "3 of 11 together";
  EXPECT_EQ(on(design, {{3, 0, 5, 4}, {3, 0, 0, 0}, {}, {}}),
            "treat 3 at 0, backfill [backfill.pooled-de-escalate]")
      << "4 of 11 together";
}

TEST(Backfill, WithNobodyBesideTheCohortsTheDesignDecides) {
  const AnyDesign inner = *make_design("2+1", {}, numbered_ladder(4));
  const AnyDesign design = with_backfill(inner, 4, {});
  EXPECT_EQ(on(design, {{3, 1, 0, 0}, {3, 1, 0, 0}, {}, {}}).substr(0, 12), "treat 2 at 2")
      << "2 of 6 together would be too many to go up for BOIN";
}

TEST(Backfill, WhatAllPatientsCloseIsNeitherTreatedNorNamed) {
  const AnyDesign design = with_backfill(*make_design("3+3", {}, numbered_ladder(4)), 4, {});
  EXPECT_EQ(on(design, {{3, 0, 9, 8}, {3, 0, 0, 0}, {}, {}}), "conclude 3 -1 [backfill.closed]");
  EXPECT_EQ(on(design, {{3, 0, 0, 0}, {3, 0, 9, 8}, {3, 0, 0, 0}, {}}),
            "conclude 0 0 [backfill.closed]")
      << "an MTD: the dose above is too toxic";
  const Options korn = options_of(
      {{"de_escalation", std::string("to level with fewer than six")}, {"mtd_needs_six", true}});
  EXPECT_EQ(on(with_backfill(*make_design("3+3", korn, numbered_ladder(4)), 4, {}),
               {{3, 0, 0, 0}, {3, 0, 9, 8}, {3, 0, 0, 0}, {}}),
            "treat 3 at 0, backfill [backfill.closed]");
}

TEST(Backfill, LimitsOnPatientsCountThoseBesideTheCohortsToo) {
  const LadderPart ladder = numbered_ladder(4);
  const AnyDesign limited = *modify(*make_design("3+3", {}, ladder), "stop at n",
                                    options_of({{"n", std::int64_t{12}}}), ladder);
  const AnyDesign design = with_backfill(limited, 4, {});
  EXPECT_EQ(on(design, {{3, 0, 5, 0}, {3, 0, 0, 0}, {}, {}}).substr(0, 12), "treat 1 at 2");
  EXPECT_EQ(on(design, {{3, 0, 6, 0}, {3, 0, 0, 0}, {}, {}}), "conclude 5 1 [stop-at-n]");
  const AnyDesign table = with_backfill(
      *make_design("decision table", options_of({{"max_patients", std::int64_t{12}}}), ladder), 4,
      {});
  EXPECT_EQ(on(table, {{3, 0, 5, 0}, {3, 0, 0, 0}, {}, {}}).substr(0, 12), "treat 1 at 2");
  EXPECT_EQ(on(table, {{3, 0, 6, 0}, {3, 0, 0, 0}, {}, {}}).substr(0, 10), "conclude 0");
}

/// Six at a dose, and one of those beside them: he is not counted among six, and waited for at the
/// end.
TEST(Backfill, RollingSixWaitsAndOpensLowerDoses) {
  const auto decide = [](std::size_t doses, const FollowUp& of_cohort) {
    std::vector<TimedPatient> patients(3, {0, clean, no_response, Enrolment::cohort});
    patients.insert(patients.end(), 6, {1, of_cohort, no_response, Enrolment::cohort});
    patients.push_back({0, open, no_response, Enrolment::backfill});
    const std::vector<Tally> tally(doses);
    LadderHistory history{.tally = tally, .last_dose = 1, .patients = {}};
    history.timed = patients;
    const AnyDesign design = *make_design("rolling six", {}, numbered_ladder(doses));
    return words(with_backfill(design, doses, {}).next(history));
  };
  EXPECT_EQ(decide(4, open), "wait, backfill 0");
  EXPECT_EQ(decide(4, clean), "treat 1 at 2, backfill 1 0");
  EXPECT_EQ(decide(2, clean), "wait, backfill") << "the last window";
}

/// Whoever is backfilled does not end titration.
TEST(Backfill, TitrationGoesOnBesideBackfill) {
  const AnyDesign design = with_backfill(
      *make_design("BOIN", options_of({{"titration", true}}), numbered_ladder(3)), 3, {});
  EXPECT_EQ(on(design, {{1, 0, 2, 0}, {1, 0, 0, 0}, {}}).substr(0, 12), "treat 1 at 2");
}

/// As in the records of a trial: of a dose with three who count and three who left, three take part
/// of its places.
TEST(Backfill, WhoLeftLeavesHisPlaceWhateverTheWindow) {
  for (const int followed : {0, 1, 20}) {
    std::vector<PatientRecord> patients;
    const auto add = [&](std::uint8_t dose, Evaluability known, Enrolment enrolment, int days) {
      patients.push_back({.subject = core::SubjectId(static_cast<std::uint32_t>(patients.size())),
                          .level = {0, dose},
                          .planned_doses = {core::Days(0)},
                          .given_doses = {core::Days(0)},
                          .follow_up = core::Days(days),
                          .evaluability = known,
                          .dlt = {},
                          .efficacy = {},
                          .enrolment = enrolment,
                          .left = {}});
    };
    for (int i = 0; i < 3; ++i) add(0, Evaluability::evaluable, Enrolment::cohort, 28);
    for (int i = 0; i < 3; ++i)
      add(0, Evaluability::left_before_window, Enrolment::backfill, followed);
    for (int i = 0; i < 3; ++i) add(1, Evaluability::pending, Enrolment::cohort, 5);
    const std::vector<Tally> tally{tally_of(3, 0), {}, {}};
    const LadderHistory history{.tally = tally, .last_dose = 1, .patients = patients};
    const LadderPart ladder = numbered_ladder(3);
    const Options four = options_of({{"n", std::int64_t{4}}});
    EXPECT_EQ(words(with_backfill(*make_design("BOIN", {}, ladder), 3, four).next(history)),
              "wait, backfill 0");
    const Options own =
        options_of({{"backfill_cap", std::int64_t{4}}, {"backfill_opens", std::string("cleared")}});
    EXPECT_EQ(words(make_design("BF-BOIN", own, ladder)->next(history)), "wait, backfill 0");
  }
}

}  // namespace
}  // namespace caudata::design::testing
