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

/// Writes into a part's standing what its design decided.
struct Placing {
  const LadderHistory& history;
  PartStanding& standing;

  void operator()(TreatDose& treat) {
    standing.state = treat.dose < standing.opening.doses ? State::treats : State::waits_for_gate;
    standing.cleared = std::min(tolerated_below(history.tally, treat.dose), standing.opening.doses);
    standing.reason = treat.reason;
    standing.treat = std::move(treat);
  }
  void operator()(const WaitForPatients& wait) {
    const int last = std::min(history.last_dose, static_cast<int>(history.tally.size()));
    standing.state = State::waits_for_patients;
    standing.cleared = std::min(tolerated_below(history.tally, last), standing.opening.doses);
    standing.backfill = wait.backfill;
    standing.reason = wait.reason;
  }
  void operator()(const Conclude& end) { standing = concluded(standing.opening, end); }
};

/// The part was given and failed at its lowest dose.
bool not_tolerated(const PartStanding& standing) {
  return standing.design_spoke && !is_open(standing) && standing.cleared == 0 &&
         standing.kind == ConclusionKind::no_safe_dose;
}

/// The part was stopped before its design knew.
bool stopped(const PartStanding& standing) {
  return standing.design_spoke && !is_open(standing) &&
         (standing.kind == ConclusionKind::n_reached ||
          standing.kind == ConclusionKind::stopped_for_safety ||
          standing.kind == ConclusionKind::accrual_ended);
}

/// No level is tolerated: because doses failed, or because a part was stopped before it knew.
ConclusionKind kind_without_level(std::span<const PartStanding> parts) {
  const auto first = std::find_if(parts.begin(), parts.end(), stopped);
  return first == parts.end() ? ConclusionKind::no_safe_dose : first->kind;
}

}  // namespace

bool is_open(const PartStanding& standing) { return standing.state != State::concluded; }

PartStanding concluded(const Opening& opening, const Conclude& end) {
  PartStanding standing{.state = State::concluded,
                        .opening = opening,
                        .cleared = std::min(end.dose + 1, opening.doses),
                        .kind = end.kind,
                        .reason = end.reason,
                        .design_spoke = true};
  conclude_below_gate(opening, standing.kind, standing.reason);
  return standing;
}

std::optional<DoseLevel> best_level(std::span<const PartStanding> parts) {
  for (std::size_t part = parts.size(); part-- > 0;) {
    const int cleared = parts[part].cleared;
    if (cleared > 0) {
      return DoseLevel{static_cast<std::uint8_t>(part), static_cast<std::uint8_t>(cleared - 1)};
    }
  }
  return std::nullopt;
}

Conclusion conclusion_of(std::span<const PartStanding> parts) {
  const auto level = best_level(parts);
  if (!level) return {kind_without_level(parts), std::nullopt};
  const std::size_t next = level->part + std::size_t{1};
  if (next < parts.size()) {
    if (not_tolerated(parts[next])) return {ConclusionKind::next_part_not_tolerated, level};
    if (stopped(parts[next])) return {parts[next].kind, level};
  }
  const PartStanding& last = parts[level->part];
  return {is_open(last) ? ConclusionKind::maximum_administered : last.kind, level};
}

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
  LadderDecision decision = design.next(history);
  std::visit(Placing{history, standing}, decision);
  return standing;
}

}  // namespace caudata::design
