// SPDX-License-Identifier: Apache-2.0
#include "evidence/recovery/virtual_counterpart.hpp"

#include "core/contract.hpp"
#include "isncsci/classify_determined.hpp"

namespace caudata::evidence {
namespace {

RecordedExam examined(const patient::Population& population, const patient::VirtualPatient& patient,
                      int day) {
  return recorded(isncsci::classify_determined(population.examine(patient, core::Days(day))), day);
}

/// How many persons of each stratum are still wanted.
std::map<Stratum, std::uint64_t> room(const std::map<Stratum, std::uint64_t>& wanted,
                                      std::uint64_t per_person) {
  std::map<Stratum, std::uint64_t> left;
  for (const auto& [stratum, n] : wanted)
    if (n > 0) left[stratum] = n * per_person;
  return left;
}

}  // namespace

Counterpart draw_counterpart(const patient::Population& population,
                             const std::map<Stratum, std::uint64_t>& wanted,
                             const std::vector<RecordedVisit>& visits,
                             const CounterpartPlan& plan) {
  EXPECTS(plan.days.size() == visits.size() && !visits.empty());
  Counterpart out{{visits, {}, {}}, 0, room(wanted, plan.per_person)};
  const core::TrialStreams streams{plan.seed, core::TrialIndex(0)};
  while (!out.missing.empty() && out.drawn < plan.most_drawn) {
    const core::CandidateId id(static_cast<std::uint32_t>(++out.drawn));
    const patient::Covariates covariates = population.draw_covariates(streams, id);
    const patient::VirtualPatient patient = population.draw_patient(covariates, streams, id);
    RecordedPerson person{std::to_string(out.drawn), covariates.age_years, covariates.sex, {}, {}};
    person.visits.emplace_back(examined(population, patient, plan.days.front()));
    const auto place = out.missing.find(*stratum(person));
    if (place == out.missing.end()) continue;
    for (std::size_t v = 1; v < plan.days.size(); ++v)
      person.visits.emplace_back(examined(population, patient, plan.days[v]));
    out.persons.persons.push_back(std::move(person));
    if (--place->second == 0) out.missing.erase(place);
  }
  return out;
}

}  // namespace caudata::evidence
