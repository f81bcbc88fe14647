// SPDX-License-Identifier: Apache-2.0
#include "trial/examined_person.hpp"

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

std::optional<ScreenFailure> first_failure(const ExaminedPerson& person,
                                           const Eligibility& eligibility, bool other_exclusion) {
  if (auto failure = screen_on_arrival(person.patient.covariates, eligibility)) return failure;
  if (auto failure = screen_examined(person.examinations[screening].result, eligibility))
    return failure;
  if (other_exclusion) return ScreenFailure::other_exclusion;
  return std::nullopt;
}

}  // namespace

std::vector<std::string> names(const ExaminationGrid& grid) {
  std::vector<std::string> all{"admission", "screening"};
  for (const Days day : grid.since_injury) all.push_back(day_name(day));
  return all;
}

core::Result<patient::Population> make_population(const core::Ledger& ledger,
                                                  patient::Region region) {
  std::vector<std::string> missing;
  patient::Population population(ledger, region, missing);
  if (!missing.empty()) return core::failure(missing_parameters(missing));
  return population;
}

ExaminedPerson examine_person(const ScreenedPopulation& people, const ExaminationGrid& grid,
                              const core::TrialStreams& streams, core::CandidateId id) {
  const patient::Population& population = people.population;
  const patient::Covariates covariates = population.draw_covariates(streams, id);
  ExaminedPerson person{
      id, population.draw_patient(covariates, streams, id), {}, std::nullopt, true};
  const auto add = [&](Days day, const isncsci::Exam& exam) {
    person.examinations.push_back({day, exam, isncsci::classify_determined(exam)});
  };
  person.examinations.reserve(grid.size());
  add(population.reference_day(), population.examine(person.patient, population.reference_day()));
  add(covariates.injury_to_screening, person.patient.screening_exam);
  for (const Days day : grid.since_injury) add(day, population.examine(person.patient, day));
  const OtherFindings found = draw_other_findings(people.screening, streams, id);
  person.consents = found.consents;
  person.failure = first_failure(person, people.eligibility, found.other_exclusion);
  return person;
}

}  // namespace caudata::trial
