// SPDX-License-Identifier: Apache-2.0
// A virtual cohort is the screening queue of a trial, examined; for any seed and any threads.
#include "oc/draw_cohort.hpp"

#include <gtest/gtest.h>

#include "oc/cohort_sums.hpp"
#include "support/example_study.hpp"
#include "trial/candidates.hpp"
#include "trial/screening.hpp"

namespace caudata::oc {
namespace {

constexpr std::uint64_t persons = 150;

trial::ScreenedPopulation people(const trial::Study& study) {
  const auto region = study.protocol.eligibility.region;
  return {trial::make_population(test::project_ledger(), region).value(),
          study.protocol.eligibility, study.protocol.screening};
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
  const Persons cohort = draw(study, 1);
  trial::Candidates queue(study, {core::Seed{11}, core::TrialIndex(0)});
  for (const trial::ExaminedPerson& person : cohort) {
    const trial::Candidate& candidate = queue.at(person.id);
    EXPECT_EQ(candidate.consents, person.consents);
    EXPECT_EQ(queue.patient(person.id).screening_exam, person.examinations[trial::screening].exam);
    if (trial::screen_on_arrival(candidate.covariates, study.protocol.eligibility)) continue;
    EXPECT_EQ(person.failure, trial::screen(queue.screened(person.id), candidate.other_exclusion,
                                            study.protocol.eligibility));
  }
}

TEST(Cohort, AdmissionHasTheLevelAndGradeOfTheCovariates) {
  for (const trial::ExaminedPerson& person : draw(test::example_study(), 2)) {
    const auto& then = person.examinations[trial::admission].result;
    EXPECT_EQ(then.ais.only(), person.patient.covariates.ais);
    EXPECT_EQ(then.neurological_level.only(), person.patient.covariates.neurological_level);
  }
}

TEST(Cohort, SumsAccountForEverybody) {
  CohortSums sums(4);
  for (const trial::ExaminedPerson& person : draw(test::example_study(), 1)) sums.add(person);
  std::uint64_t screened = sums.eligible + sums.refused;
  for (const std::uint64_t n : sums.failed) screened += n;
  EXPECT_EQ(sums.persons, persons);
  EXPECT_EQ(screened, persons);
  std::uint64_t fitted = 0;
  for (const auto& grade : sums.fit)
    for (const CohortSums::FitCounts& fit : grade) fitted += fit.textbook + fit.attempts.total();
  EXPECT_EQ(fitted, persons);
  for (const CohortSums::Occasion& occasion : sums.occasions) {
    std::uint64_t graded = 0;
    for (const auto& counts : occasion.grade)
      for (const std::uint64_t n : counts) graded += n;
    EXPECT_EQ(graded, persons);
  }
}

}  // namespace caudata::oc
