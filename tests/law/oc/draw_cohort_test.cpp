// SPDX-License-Identifier: Apache-2.0
// A virtual cohort is the screening queue of a trial, examined; for any seed and any threads.
#include "oc/draw_cohort.hpp"

#include <gtest/gtest.h>

#include "isncsci/classify.hpp"
#include "oc/cohort_sums.hpp"
#include "support/screening_funnel.hpp"
#include "trial/candidates.hpp"
#include "trial/examination.hpp"
#include "trial/screening.hpp"

namespace caudata::oc {
namespace {

constexpr std::uint64_t persons = 150;

trial::ScreenedPopulation people(const trial::Study& study) {
  return {study.people, study.protocol.eligibility, study.protocol.screening};
}

void draw(Persons& all, const trial::Study& study, std::uint32_t first, std::uint64_t n,
          unsigned threads) {
  const CohortPlan plan{
      core::Seed{11}, core::CandidateId{first}, n, {{core::Days(14), core::Days(336)}}};
  const auto drawn = draw_cohort(people(study), plan, threads, {}, [&](Persons&& some) {
    for (trial::ExaminedPerson& person : some) all.push_back(std::move(person));
  });
  EXPECT_EQ(drawn, n);
}

Persons draw(const trial::Study& study, unsigned threads) {
  Persons all;
  draw(all, study, 1, persons, threads);
  return all;
}

void expect_same(const trial::ExaminedPerson& a, const trial::ExaminedPerson& b) {
  EXPECT_EQ(a.id, b.id);
  EXPECT_EQ(a.patient.covariates.age_years, b.patient.covariates.age_years);
  EXPECT_EQ(a.patient.covariates.rehabilitation, b.patient.covariates.rehabilitation);
  EXPECT_EQ(a.patient.injury.fit.attempts, b.patient.injury.fit.attempts);
  EXPECT_EQ(a.failure, b.failure);
  EXPECT_EQ(a.judged_by, b.judged_by);
  EXPECT_EQ(a.consents, b.consents);
  ASSERT_EQ(a.examinations.size(), b.examinations.size());
  for (std::size_t e = 0; e < a.examinations.size(); ++e) {
    EXPECT_EQ(a.examinations[e].since_injury, b.examinations[e].since_injury);
    EXPECT_EQ(a.examinations[e].exam, b.examinations[e].exam);
  }
}

void expect_same(const Persons& a, const Persons& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) expect_same(a[i], b[i]);
}

/// What the examination of that day says, step by step.
isncsci::Classification worksheet(const trial::Study& study, trial::Candidates& queue,
                                  core::CandidateId id, core::Days day,
                                  trial::ExamOrdinal ordinal) {
  const trial::ExamRequest request{queue.patient(id), queue.streams(), id, day, ordinal};
  return isncsci::classify(trial::examine(study, request).worksheet);
}

void expect_in_queue(const trial::ExaminedPerson& person, trial::Candidates& queue,
                     const trial::Study& study) {
  const trial::Protocol& protocol = study.protocol;
  const trial::Candidate& candidate = queue.at(person.id);
  EXPECT_EQ(candidate.consents, person.consents);
  EXPECT_EQ(queue.patient(person.id).screening_exam,
            person.examinations[trial::ExaminationGrid::screening].exam);
  if (const auto failed = trial::screen_on_arrival(candidate.covariates, protocol.eligibility)) {
    EXPECT_EQ(person.failure, failed);
    EXPECT_FALSE(person.judged_by);
    return;
  }
  const core::Days first = candidate.covariates.injury_to_screening;
  auto seen = worksheet(study, queue, person.id, first, trial::screening_exam);
  auto failure = trial::screen(seen, candidate.other_exclusion, protocol.eligibility);
  const auto& again = protocol.screening.reexamine_after;
  if (failure == trial::ScreenFailure::not_classifiable && again) {
    seen = worksheet(study, queue, person.id, first + protocol.screening.duration + *again,
                     trial::repeated_screening_exam);
    failure = trial::screen(seen, candidate.other_exclusion, protocol.eligibility);
  }
  EXPECT_EQ(person.failure, failure);
  EXPECT_EQ(person.judged_by, seen);
  EXPECT_EQ(queue.screening(person.id).failure, failure);
  EXPECT_EQ(queue.screening(person.id).judged_by, seen);
}

}  // namespace

TEST(Cohort, IsTheSameForAnyNumberOfThreads) {
  const trial::Study study = test::example_study();
  expect_same(draw(study, 1), draw(study, 3));
}

TEST(Cohort, IsTheSameInPartsOfAnyLength) {
  const trial::Study study = test::example_study();
  const Persons whole = draw(study, 1);
  for (const std::vector<std::uint32_t>& starts :
       {std::vector<std::uint32_t>{1, 65, 129}, {1, 2, 64, 100, 150}}) {
    Persons parts;
    for (std::size_t i = 0; i < starts.size(); ++i) {
      const std::uint64_t next = i + 1 < starts.size() ? starts[i + 1] : persons + 1;
      draw(parts, study, starts[i], next - starts[i], 1 + static_cast<unsigned>(i % 2));
    }
    expect_same(parts, whole);
  }
}

TEST(Cohort, GoesToTheEndOfTheQueue) {
  Persons last;
  draw(last, test::example_study(), most_persons - 1, 2, 1);
  ASSERT_EQ(last.size(), 2u);
  EXPECT_EQ(last.back().id, core::CandidateId{most_persons});
}

TEST(Cohort, IsTheScreeningQueueOfTheFirstTrial) {
  const trial::Study study = test::example_study();
  trial::Candidates queue(study, {core::Seed{11}, core::TrialIndex(0)});
  for (const trial::ExaminedPerson& person : draw(study, 1)) expect_in_queue(person, queue, study);
}

TEST(Cohort, IsTheQueueWithRepetitionsToo) {
  const trial::Study study = test::study_with_repetitions();
  trial::Candidates queue(study, {core::Seed{11}, core::TrialIndex(0)});
  int repeated = 0, settled = 0;
  for (const trial::ExaminedPerson& person : draw(study, 1)) {
    expect_in_queue(person, queue, study);
    if (!person.judged_by || !queue.screening(person.id).repeated) continue;
    ++repeated;
    settled += person.failure != trial::ScreenFailure::not_classifiable;
  }
  EXPECT_GT(repeated, 0);
  EXPECT_GT(settled, 0);
}

TEST(Cohort, AdmissionHasTheLevelAndGradeOfTheCovariates) {
  for (const trial::ExaminedPerson& person : draw(test::example_study(), 2)) {
    const auto& then = person.examinations[trial::ExaminationGrid::admission].result;
    EXPECT_EQ(then.ais.only(), person.patient.covariates.ais);
    EXPECT_EQ(then.neurological_level.only(), person.patient.covariates.neurological_level);
  }
}

TEST(Cohort, SumsAccountForEverybody) {
  CohortSums sums(4);
  for (const trial::ExaminedPerson& person : draw(test::study_with_repetitions(), 1))
    sums.add(person);
  std::uint64_t screened = sums.eligible + sums.refused;
  for (const std::uint64_t n : sums.failed) screened += n;
  EXPECT_EQ(sums.persons, persons);
  EXPECT_EQ(screened, persons);
  std::uint64_t seen = sums.eligible_grade_open, in_truth = 0;
  for (const std::uint64_t n : sums.eligible_grade) seen += n;
  for (const std::uint64_t n : sums.eligible_true_grade) in_truth += n;
  EXPECT_EQ(seen, sums.eligible);
  EXPECT_EQ(in_truth, sums.eligible);
  std::uint64_t fitted = 0;
  for (const auto& grade : sums.fit)
    for (const CohortSums::FitCounts& fit : grade) fitted += fit.textbook + fit.attempts.total();
  EXPECT_EQ(fitted, persons);
  for (const CohortSums::AtExamination& occasion : sums.occasions) {
    std::uint64_t graded = 0;
    for (const auto& counts : occasion.grade)
      for (const std::uint64_t n : counts) graded += n;
    EXPECT_EQ(graded, persons);
  }
}

}  // namespace caudata::oc
