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

Persons draw(const trial::Study& study, unsigned threads) {
  const CohortPlan plan{core::Seed{11}, persons, {{core::Days(14), core::Days(336)}}};
  Persons all;
  const auto drawn = draw_cohort(people(study), plan, threads, {}, [&](Persons&& some) {
    for (trial::ExaminedPerson& person : some) all.push_back(std::move(person));
  });
  EXPECT_EQ(drawn, persons);
  return all;
}

}  // namespace

TEST(Cohort, IsTheSameForAnyNumberOfThreads) {
  const trial::Study study = test::example_study();
  const Persons one = draw(study, 1), three = draw(study, 3);
  for (std::size_t i = 0; i < persons; ++i) {
    EXPECT_EQ(one[i].id, three[i].id);
    for (std::size_t e = 0; e < one[i].examinations.size(); ++e)
      EXPECT_EQ(one[i].examinations[e].exam, three[i].examinations[e].exam);
  }
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
