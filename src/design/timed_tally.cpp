// SPDX-License-Identifier: Apache-2.0
#include "design/timed_tally.hpp"

#include "core/contract.hpp"

namespace caudata::design {

TimedTally::TimedTally(const LadderHistory& history, double window) {
  if (!history.timed.empty()) {
    add(history.timed);
  } else if (!history.patients.empty()) {
    add(timed_patients(history.patients, window));
  } else {
    add(history.tally);
  }
  for (const TimedDose& at : dose) {
    treated += at.treated;
    pending += at.pending;
  }
}

void TimedTally::add(std::span<const TimedPatient> patients) {
  for (const TimedPatient& patient : patients) {
    EXPECTS(patient.dose >= 0 && patient.dose < std::ssize(dose));
    TimedDose& at = dose[static_cast<std::size_t>(patient.dose)];
    const bool event = patient.dlt.event;
    ++at.treated;
    at.dlt += event;
    at.pending += patient.dlt.pending;
    at.observed += event ? 0 : patient.dlt.share;
  }
}

void TimedTally::add(std::span<const Tally> tally) {
  for (std::size_t d = 0; d < tally.size(); ++d) {
    dose[d].treated = tally[d].evaluable;
    dose[d].dlt = tally[d].dlt;
    dose[d].observed = tally[d].evaluable - tally[d].dlt;
  }
}

Tally TimedTally::at(int of) const {
  const TimedDose& known = dose[static_cast<std::size_t>(of)];
  return tally_of(known.treated, known.dlt);
}

std::array<Tally, max_doses> TimedTally::complete() const {
  std::array<Tally, max_doses> tally{};
  for (std::size_t d = 0; d < dose.size(); ++d) tally[d] = at(static_cast<int>(d));
  return tally;
}

Reason reason_at(const RuleText& rule, const TimedTally& seen, int dose,
                 std::optional<double> margin) {
  return {rule.id, rule.text, {0, static_cast<std::uint8_t>(dose)}, seen.at(dose), margin};
}

}  // namespace caudata::design
