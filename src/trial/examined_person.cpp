// SPDX-License-Identifier: Apache-2.0
#include "trial/examined_person.hpp"

#include "isncsci/classify.hpp"
#include "isncsci/classify_determined.hpp"
#include "trial/missing_parameters.hpp"
#include "trial/screening.hpp"

namespace caudata::trial {
namespace {

constexpr int days_per_week = 7;

std::string day_name(Days day) {
  const int days = day.value();
  return days % days_per_week == 0 && days > 0 ? "week " + std::to_string(days / days_per_week)
                                               : "day " + std::to_string(days);
}

/// Screening as in a trial: by the worksheets of an examiner who writes of nobody with knowledge of
/// a treatment.
void screen_person(ExaminedPerson& person, const ScreenedPopulation& in,
                   const core::TrialStreams& streams, bool other_exclusion) {
  const auto& covariates = person.patient.covariates;
  person.failure = screen_on_arrival(covariates, in.eligibility);
  if (person.failure) return;
  const auto seen = [&](Days since_injury, ExamOrdinal ordinal) {
    const ExamRequest request{person.patient, streams, person.id, since_injury, ordinal};
    return isncsci::classify(examine(in.people, request, patient::Blinding::masked).worksheet);
  };
  const ScreeningResult result = screen_by_examination(
      in.screening, in.eligibility, other_exclusion, covariates.injury_to_screening, seen);
  person.failure = result.failure;
  person.judged_by = result.judged_by;
}

}  // namespace

std::vector<std::string> names(const ExaminationGrid& grid) {
  std::vector<std::string> all{"admission", "screening"};
  for (const Days day : grid.since_injury) all.push_back(day_name(day));
  return all;
}

core::Result<patient::ExaminedPopulation> make_population(const core::Ledger& ledger,
                                                          patient::Region region) {
  std::vector<std::string> missing;
  patient::ExaminedPopulation people(ledger, region, missing);
  if (!missing.empty()) return core::failure(missing_parameters(missing));
  return people;
}

ExaminedPerson examine_person(const ScreenedPopulation& screened, const ExaminationGrid& grid,
                              const core::TrialStreams& streams, core::CandidateId id) {
  const patient::Population& population = screened.people.population;
  const patient::Covariates covariates = population.draw_covariates(streams, id);
  ExaminedPerson person{
      id, population.draw_patient(covariates, streams, id), {}, std::nullopt, std::nullopt, true};
  const auto add = [&](Days day, const isncsci::Exam& exam) {
    person.examinations.push_back({day, exam, isncsci::classify_determined(exam)});
  };
  person.examinations.reserve(grid.size());
  add(population.reference_day(), population.examine(person.patient, population.reference_day()));
  add(covariates.injury_to_screening, person.patient.screening_exam);
  for (const Days day : grid.since_injury) add(day, population.examine(person.patient, day));
  const OtherFindings found = draw_other_findings(screened.screening, streams, id);
  person.consents = found.consents;
  screen_person(person, screened, streams, found.other_exclusion);
  return person;
}

}  // namespace caudata::trial
