// SPDX-License-Identifier: Apache-2.0
#include "design/part_standing.hpp"

#include <algorithm>

namespace caudata::design {
namespace {

using State = PartStanding::State;

int tolerated_below(std::span<const Tally> tally, int dose) {
  for (int below = dose - 1; below >= 0; --below) {
    if (tally[static_cast<std::size_t>(below)].evaluable > 0) return below + 1;
  }
  return 0;
}

struct Place {
  const LadderHistory& history;
  PartStanding standing;

  PartStanding operator()(const TreatDose& treat) {
    standing.state = treat.dose < standing.opening.doses ? State::treats : State::waits_for_gate;
    standing.cleared = std::min(tolerated_below(history.tally, treat.dose), standing.opening.doses);
    standing.treat = treat;
    standing.reason = treat.reason;
    return standing;
  }
  PartStanding operator()(const WaitForPatients& wait) {
    const int last = std::min(history.last_dose, static_cast<int>(history.tally.size()));
    standing.state = State::waits_for_patients;
    standing.cleared = std::min(tolerated_below(history.tally, last), standing.opening.doses);
    standing.reason = wait.reason;
    return standing;
  }
  PartStanding operator()(const Conclude& end) {
    standing.state = State::concluded;
    standing.cleared = std::min(end.dose + 1, standing.opening.doses);
    standing.kind = end.kind;
    standing.reason = end.reason;
    conclude_below_gate(standing.opening, standing.kind, standing.reason);
    return standing;
  }
};

}  // namespace

PartStanding standing_of(const AnyDesign& design, LadderHistory history, Opening opening) {
  PartStanding standing{.opening = opening};
  if (opening.doses == 0) {
    standing.state = opening.may_grow ? State::waits_for_gate : State::concluded;
    return standing;
  }
  const int offered = opening.doses + (opening.may_grow ? 1 : 0);
  history.tally = history.tally.first(static_cast<std::size_t>(offered));
  if (!history.borrowed.empty()) {
    history.borrowed = history.borrowed.first(static_cast<std::size_t>(offered));
  }
  standing.design_spoke = true;
  return std::visit(Place{history, standing}, design.next(history));
}

}  // namespace caudata::design
