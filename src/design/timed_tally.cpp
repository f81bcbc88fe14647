// SPDX-License-Identifier: Apache-2.0
#include "design/timed_tally.hpp"

#include "core/contract.hpp"

namespace caudata::design {

TimedTally TimedTally::recount(const LadderHistory& history, double window) {
  TimedTally counted;
  if (!history.timed.empty()) {
    counted.add(history.timed);
  } else if (!history.patients.empty()) {
    counted.add(timed_patients(history.patients, window));
  } else {
    counted.add(history.tally);
  }
  for (const TimedDose& at : counted.dose) {
    counted.treated += at.treated;
    counted.pending += at.pending;
  }
  return counted;
}

void TimedTally::add(std::span<const TimedPatient> patients) {
  for (const TimedPatient& patient : patients) {
    EXPECTS(patient.dose >= 0 && patient.dose < std::ssize(dose));
    TimedDose& at = dose[static_cast<std::size_t>(patient.dose)];
    const FollowUp& seen = patient.dlt;
    ++at.treated;
    at.dlt += seen.event;
    at.pending += seen.pending;
    at.left += !seen.event && !seen.pending && seen.share < 1;
    at.observed += seen.event ? 0 : seen.share;
  }
}

void TimedTally::add(std::span<const Tally> tally) {
  for (std::size_t d = 0; d < tally.size(); ++d) {
    dose[d].treated = tally[d].evaluable;
    dose[d].dlt = tally[d].dlt;
    dose[d].observed = tally[d].evaluable - tally[d].dlt;
  }
}

std::array<Tally, max_doses> TimedTally::known() const {
  std::array<Tally, max_doses> tally{};
  for (std::size_t d = 0; d < dose.size(); ++d) {
    tally[d] = tally_of(dose[d].counted() - dose[d].pending, dose[d].dlt);
  }
  return tally;
}

std::array<Tally, max_doses> TimedTally::supposing(PendingOutcome outcome) const {
  std::array<Tally, max_doses> tally = known();
  for (std::size_t d = 0; d < dose.size(); ++d) {
    const int dlt = outcome == PendingOutcome::dlt ? dose[d].pending : 0;
    tally[d] += tally_of(dose[d].pending, dlt);
  }
  return tally;
}

}  // namespace caudata::design
