// SPDX-License-Identifier: Apache-2.0
#include "oc/cohort_sums.hpp"

#include <cmath>

#include "core/contract.hpp"

namespace caudata::oc {
namespace {

template <class E>
std::size_t index_of(E e) {
  return static_cast<std::size_t>(e);
}

void add_covariates(CohortSums& sums, const patient::Covariates& c) {
  sums.age.add(static_cast<int>(std::floor(c.age_years)));
  sums.screening_day.add(c.injury_to_screening.value());
  ++sums.sex[index_of(c.sex)];
  ++sums.surgery[index_of(c.surgery)];
  ++sums.steroids[index_of(c.steroids)];
  ++sums.cause[index_of(c.cause)];
  ++sums.level[c.neurological_level.index];
}

void add_eligible(CohortSums& sums, const trial::ExaminedPerson& person) {
  ++sums.eligible;
  const isncsci::AisSet seen = person.judged_by->ais;
  if (seen.determined()) {
    ++sums.eligible_grade[index_of(seen.only())];
  } else {
    ++sums.eligible_grade_open;
  }
  const auto& truth = person.examinations[trial::ExaminationGrid::screening].result;
  ++sums.eligible_true_grade[index_of(truth.ais.only())];
}

void add_screening(CohortSums& sums, const trial::ExaminedPerson& person) {
  if (person.failure) {
    ++sums.failed[index_of(*person.failure)];
  } else if (!person.consents) {
    ++sums.refused;
  } else {
    add_eligible(sums, person);
  }
}

void add_fit(CohortSums& sums, const patient::VirtualPatient& patient) {
  const patient::Covariates& c = patient.covariates;
  CohortSums::FitCounts& fit =
      sums.fit[index_of(c.ais)][index_of(patient::cord_part(c.neurological_level))];
  if (patient.injury.fit.origin == patient::Fit::Origin::textbook) {
    ++fit.textbook;
  } else {
    fit.attempts.add(patient.injury.fit.attempts);
  }
}

}  // namespace

CohortSums::CohortSums(std::size_t examinations) : occasions(examinations) {}

void CohortSums::add(const trial::ExaminedPerson& person) {
  EXPECTS(person.examinations.size() == occasions.size());
  ++persons;
  add_covariates(*this, person.patient.covariates);
  add_screening(*this, person);
  add_fit(*this, person.patient);
  const std::size_t at_admission = index_of(person.patient.covariates.ais);
  for (std::size_t i = 0; i < occasions.size(); ++i) {
    const isncsci::Classification& result = person.examinations[i].result;
    ++occasions[i].grade[at_admission][index_of(result.ais.only())];
    for (const isncsci::ScoreSum score : all_scores)
      occasions[i].score[at_admission][index_of(score)].add(isncsci::total(score, result).value());
  }
}

}  // namespace caudata::oc
