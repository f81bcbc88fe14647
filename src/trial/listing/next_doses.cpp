// SPDX-License-Identifier: Apache-2.0
#include "trial/listing/next_doses.hpp"

namespace caudata::trial {
namespace {

safety::ConductFacts facts_of(const ListedPatient& patient, Days on) {
  safety::ConductFacts facts{.today = on, .failed_puncture = patient.failed_puncture};
  if (patient.antithrombotic) facts.antithrombotics.push_back(*patient.antithrombotic);
  if (patient.event) facts.events.push_back(*patient.event);
  // A share that is not listed is taken for the whole dose: sites note what went wrong.
  if (!patient.given.empty())
    facts.previous_dose = {patient.given.back(), patient.delivered.value_or(1.0)};
  return facts;
}

/// The first planned day after those of the doses given and missed; empty: dosing is over.
std::optional<std::size_t> next_planned(const ListedPatient& patient, const Part& part, Days on) {
  for (std::size_t k = 0; k < patient.planned.size(); ++k) {
    const bool done = !patient.given.empty() && patient.planned[k] <= patient.given.back();
    if (!done && k >= patient.given.size() && patient.planned[k] + part.dose_window >= on) return k;
  }
  return std::nullopt;
}

}  // namespace

std::vector<NextDose> next_doses(const TrialStanding& standing, const Protocol& protocol,
                                 const safety::HoldLimits& limits) {
  std::vector<NextDose> all;
  const Days on = standing.list.on;
  for (std::size_t i = 0; i < standing.list.patients.size(); ++i) {
    const ListedPatient& patient = standing.list.patients[i];
    const bool stopped = patient.dlt && protocol.dlt.stops_dosing;
    if (patient.presence == Presence::left || stopped) continue;
    const auto k = next_planned(patient, protocol.parts[patient.level.part], on);
    if (!k) continue;
    all.push_back({patient.subject, patient.level, static_cast<int>(*k) + 1, patient.planned[*k],
                   safety::holds(facts_of(patient, on), limits)});
  }
  for (const ListedPatient& patient : standing.list.waiting) {
    if (patient.presence == Presence::left) continue;
    all.push_back({patient.subject, patient.level, 1,
                   patient.planned.empty() ? std::nullopt : std::optional(patient.planned.front()),
                   safety::holds(facts_of(patient, on), limits)});
  }
  return all;
}

}  // namespace caudata::trial
