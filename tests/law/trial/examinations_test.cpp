// SPDX-License-Identifier: Apache-2.0
// Laws of what a trial's examiners see: without error the truth, apart from each other, and what
// they cannot tell is neither counted as failed nor as passed.
#include "trial/examination.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "isncsci/classify.hpp"
#include "support/example_study.hpp"
#include "support/screening_funnel.hpp"
#include "trial/conduct.hpp"
#include "trial/exam_summary.hpp"
#include "trial/screening.hpp"

namespace caudata::trial {
namespace {

constexpr patient::ExaminerParameters no_error{};
constexpr patient::ExaminerParameters never_testable{.limb_not_testable = 1};
constexpr std::uint32_t trials = 12;

Study study_with(const patient::ExaminerParameters& examiner,
                 const Protocol& protocol = test::example_protocol()) {
  Study study = test::example_study(protocol);
  study.people.examiner = patient::Examiner(examiner);
  return study;
}

struct Conducted {
  Candidates people;
  TrialRecord record;
  std::vector<Event> events;
};

Conducted conduct_one(const Study& study, std::uint32_t trial) {
  Conducted c{
      Candidates(study, {core::Seed{study.protocol.run.seed}, core::TrialIndex(trial)}), {}, {}};
  EventLog log(EventLog::Keep::everything);
  c.record = conduct(study, study.protocol.scenarios[0], c.people, log);
  c.events = log.events();
  return c;
}

void expect_same(const ExamSummary& a, const ExamSummary& b) {
  EXPECT_EQ(a.ais, b.ais);
  EXPECT_EQ(a.neurological_level, b.neurological_level);
  EXPECT_EQ(a.motor_level, b.motor_level);
  EXPECT_EQ(a.uems, b.uems);
  EXPECT_EQ(a.lems, b.lems);
  EXPECT_EQ(a.light_touch, b.light_touch);
  EXPECT_EQ(a.pin_prick, b.pin_prick);
}

Days injury_to_first_dose(Conducted& c, const SubjectRecord& s) {
  const Candidate& person = c.people.at(s.candidate);
  return person.covariates.injury_to_screening + (s.first_dose - person.arrival);
}

int count(const std::vector<Event>& events, EventKind kind) {
  return static_cast<int>(
      std::count_if(events.begin(), events.end(), [&](const Event& e) { return e.kind == kind; }));
}

}  // namespace

TEST(Examinations, WithoutErrorEveryVisitSeesTheTruth) {
  const Study study = study_with(no_error);
  for (std::uint32_t i = 0; i < trials; ++i) {
    Conducted c = conduct_one(study, i);
    for (const SubjectRecord& s : c.record.subjects) {
      const auto& patient = c.people.patient(s.candidate);
      expect_same(s.baseline, summarise(isncsci::classify(patient.screening_exam)));
      for (const VisitResult& visit : s.visits) {
        const Days day = injury_to_first_dose(c, s) + visit.day;
        expect_same(*visit.exam,
                    summarise(isncsci::classify(study.people.population.examine(patient, day))));
      }
    }
  }
}

TEST(Examinations, ASecondBaselineIsTheStateOfTheDayOfTheFirstDose) {
  Protocol protocol = test::example_protocol();
  protocol.screening.second_baseline = SecondBaseline::before_dosing;
  const Study study = study_with(no_error, protocol), without = study_with(no_error);
  for (std::uint32_t i = 0; i < trials; ++i) {
    Conducted c = conduct_one(study, i);
    const Conducted other = conduct_one(without, i);
    ASSERT_EQ(c.record.subjects.size(), other.record.subjects.size());  // eligibility is as before
    for (const SubjectRecord& s : c.record.subjects) {
      const auto& patient = c.people.patient(s.candidate);
      expect_same(s.baseline, summarise(isncsci::classify(study.people.population.examine(
                                  patient, injury_to_first_dose(c, s)))));
    }
  }
}

TEST(Examinations, AnotherVisitMovesNoExaminationOfTheOthers) {
  Protocol more = test::example_protocol();
  more.visits.push_back({.name = "another", .day = Days(90), .window = Days(3), .parts = {}});
  const Study few = test::example_study(), many = test::example_study(more);
  const Conducted a = conduct_one(few, 3), b = conduct_one(many, 3);
  ASSERT_EQ(a.record.subjects.size(), b.record.subjects.size());
  for (std::size_t s = 0; s < a.record.subjects.size(); ++s) {
    expect_same(a.record.subjects[s].baseline, b.record.subjects[s].baseline);
    for (const VisitResult& visit : a.record.subjects[s].visits)
      for (const VisitResult& same : b.record.subjects[s].visits)
        if (same.visit == visit.visit) expect_same(*visit.exam, *same.exam);
  }
}

// The same state, examined on many occasions: errors of one say nothing of those of the next.
TEST(Examinations, OccasionsErrIndependently) {
  const Study study =
      study_with({.motor = 1, .touch = 1, .prick = 1});  // every uncertain score is one off
  Candidates people(study, {core::Seed{1}, core::TrialIndex(0)});
  double same_direction = 0, pairs = 0;
  for (std::uint32_t person = 1; person <= 300; ++person) {
    const core::CandidateId id(person);
    const auto& patient = people.patient(id);
    const auto at = [&](ExamOrdinal ordinal) {
      return examine(study, {patient, people.streams(), id, Days(30), ordinal});
    };
    const TruthAndWorksheet first = at(visit_exam(0)), second = at(visit_exam(1));
    for (std::size_t m = 0; m < isncsci::key_muscles; ++m) {
      const int truth = first.truth.right.motor[m].value;
      const int a = first.worksheet.right.motor[m].value - truth;
      const int b = second.worksheet.right.motor[m].value - truth;
      if (truth == 0 || truth == isncsci::normal_strength || a == 0 || b == 0) continue;
      ++pairs;
      same_direction += a == b;
    }
  }
  ASSERT_GT(pairs, 200);
  // Masked or open, the directions of two occasions are independent: P(same) = u^2 + (1 - u)^2 with
  // u the chance of an error upwards, here 1/2. 6.5 standard errors: alpha below 1e-10.
  EXPECT_NEAR(same_direction / pairs, 0.5, 6.5 * std::sqrt(0.25 / pairs));
}

TEST(Examinations, WhatCannotBeToldNeitherPassesNorFails) {
  using Ais = isncsci::AsiaImpairmentScale;
  const Eligibility eligible = test::example_protocol().eligibility;  // C4 to L2, AIS A to C
  isncsci::Classification seen;
  seen.neurological_level = isncsci::LevelSet(*isncsci::parse_level("C5"));
  seen.ais = isncsci::AisSet(Ais::b);
  EXPECT_EQ(screen_examined(seen, eligible), std::nullopt);
  seen.ais.insert(Ais::c);
  EXPECT_EQ(screen_examined(seen, eligible), std::nullopt);  // whichever it is, it is allowed
  seen.ais.insert(Ais::d);
  EXPECT_EQ(screen_examined(seen, eligible), ScreenFailure::not_classifiable);
  seen.ais = isncsci::AisSet(Ais::d);
  EXPECT_EQ(screen_examined(seen, eligible), ScreenFailure::ais);
  seen.neurological_level = isncsci::LevelSet(*isncsci::parse_level("C3"));
  EXPECT_EQ(screen_examined(seen, eligible), ScreenFailure::level);
  seen.ais = isncsci::AisSet(Ais::a);
  seen.neurological_level.insert(*isncsci::parse_level("C4"));
  EXPECT_EQ(screen_examined(seen, eligible), ScreenFailure::not_classifiable);
}

TEST(Examinations, WhoCannotBeTestedFailsByThatReasonOrIsExaminedAgain) {
  Protocol again = test::example_protocol();
  again.screening.reexamine_after = Days(7);
  const Study fails = study_with(never_testable), repeats = study_with(never_testable, again);
  int not_classifiable = 0, examined_again = 0;
  for (std::uint32_t i = 0; i < trials; ++i) {
    const Conducted one = conduct_one(fails, i), two = conduct_one(repeats, i);
    not_classifiable +=
        one.record.screen_failures[static_cast<std::size_t>(ScreenFailure::not_classifiable)];
    EXPECT_EQ(count(one.events, EventKind::examined_again), 0);
    examined_again += count(two.events, EventKind::examined_again);
  }
  EXPECT_GT(not_classifiable, 0);
  EXPECT_GT(examined_again, 0);
}

TEST(Examinations, TheFunnelAddsUpWithRepetitions) {
  const Study study = test::study_with_repetitions();
  int open = 0;
  for (std::uint32_t i = 0; i < trials; ++i) {
    const Conducted c = conduct_one(study, i);
    const TrialRecord& r = c.record;
    int ended = r.consent_refused + r.left_waiting_list + static_cast<int>(r.subjects.size());
    for (const int n : r.screen_failures) ended += n;
    EXPECT_EQ(ended + test::still_in_screening(c.events), r.candidates);
    EXPECT_LE(r.turned_away_on_arrival, r.left_waiting_list);
    open += r.candidates - ended;
  }
  EXPECT_GT(open, 0);
}

TEST(Examinations, ARepetitionSettlesEligibilityOnItsDay) {
  const Study study = test::study_with_repetitions();
  int settled = 0;
  for (std::uint32_t i = 0; i < trials; ++i) {
    const Conducted c = conduct_one(study, i);
    for (std::size_t e = 0; e < c.events.size(); ++e) {
      const Event& again = c.events[e];
      if (again.kind != EventKind::examined_again) continue;
      const auto next =
          std::find_if(c.events.begin() + static_cast<std::ptrdiff_t>(e) + 1, c.events.end(),
                       [&](const Event& event) { return event.candidate == again.candidate; });
      if (next == c.events.end()) continue;  // the trial ended before
      EXPECT_EQ(next->day, again.day + Days(7));
      EXPECT_NE(next->kind, EventKind::examined_again);
      ++settled;
    }
  }
  EXPECT_GT(settled, 0);
}

}  // namespace caudata::trial
