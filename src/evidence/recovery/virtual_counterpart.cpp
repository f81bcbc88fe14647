// SPDX-License-Identifier: Apache-2.0
#include "evidence/recovery/virtual_counterpart.hpp"

#include "core/contract.hpp"
#include "core/most_candidates.hpp"
#include "isncsci/classify_determined.hpp"

namespace caudata::evidence {
namespace {

/// Persons of a screening queue; the next one then begins.
constexpr std::uint64_t queue = core::most_candidates;

struct Visit {
  core::TrialStreams streams;
  core::CandidateId id;
  std::uint32_t ordinal;
  int day;
};

RecordedExam examined(const patient::ExaminedPopulation& people,
                      const patient::VirtualPatient& patient, const Visit& visit) {
  const auto truth = people.population.examine(patient, core::Days(visit.day));
  const auto seen = people.examiner.scores(
      truth, {visit.streams, visit.id, visit.ordinal, patient::Blinding::masked});
  return recorded(isncsci::classify_determined(seen), visit.day);
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

std::uint64_t most_drawn(const CounterpartPlan& plan, std::uint64_t wanted) {
  return plan.at_least + plan.per_wanted * wanted;
}

Counterpart draw_counterpart(const patient::ExaminedPopulation& people,
                             const std::map<Stratum, std::uint64_t>& wanted,
                             const std::vector<RecordedVisit>& visits,
                             const CounterpartPlan& plan) {
  EXPECTS(plan.days.size() == visits.size() && !visits.empty());
  Counterpart out{{visits, {}, {}}, 0, room(wanted, plan.per_person)};
  std::uint64_t asked = 0;
  for (const auto& [stratum, n] : out.missing) asked += n;
  const std::uint64_t most = most_drawn(plan, asked);
  while (!out.missing.empty() && out.drawn < most) {
    const core::TrialStreams streams{
        plan.seed, core::TrialIndex(static_cast<std::uint32_t>(out.drawn / queue))};
    const core::CandidateId id(static_cast<std::uint32_t>(1 + out.drawn++ % queue));
    const auto covariates = people.population.draw_covariates(streams, id);
    const auto patient = people.population.draw_patient(covariates, streams, id);
    const auto examine = [&](std::size_t v) {
      return examined(people, patient, {streams, id, static_cast<std::uint32_t>(v), plan.days[v]});
    };
    RecordedPerson person{std::to_string(out.drawn), covariates.age_years, covariates.sex, {}, {}};
    person.visits.emplace_back(examine(0));
    const auto place = out.missing.find(*stratum(person));
    if (place == out.missing.end()) continue;
    for (std::size_t v = 1; v < plan.days.size(); ++v) person.visits.emplace_back(examine(v));
    out.persons.persons.push_back(std::move(person));
    if (--place->second == 0) out.missing.erase(place);
  }
  return out;
}

}  // namespace caudata::evidence
