// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "design/any_design.hpp"
#include "design/decision.hpp"
#include "design/modifiers/gate.hpp"

namespace caudata::design {

/// Where one part of the trial stands, derived from its tallies and from what its gate leaves open.
struct PartStanding {
  enum class State : std::uint8_t { treats, waits_for_gate, waits_for_patients, concluded };

  State state{State::concluded};
  Opening opening;
  int cleared{0};                                     // doses known to be tolerated, lowest first
  ConclusionKind kind{ConclusionKind::no_safe_dose};  // concluded
  TreatDose treat{};                                  // treats
  std::vector<std::uint8_t> backfill{};               // waits_for_patients: doses open meanwhile
  Reason reason{};
  bool design_spoke{false};  // no: nothing is open, the design was not asked
};

bool is_open(const PartStanding& standing);

/// Asks the part's design. A part that could still get doses is offered one more than is open: a
/// design that wants it has cleared what is open and waits for its gate.
PartStanding standing_of(const AnyDesign& design, LadderHistory history, Opening opening);

/// Where a part stands whose design, asked about what was open, ended so.
PartStanding concluded(const Opening& opening, const Conclude& end);

/// The highest tolerated level of the last part that has one. `parts`: the standings that are
/// known, in order.
std::optional<DoseLevel> best_level(std::span<const PartStanding> parts);

/// What a trial comes to whose parts ended so: about the best level if there is one. If the part
/// after it failed at its lowest dose, that is said; if that part was stopped before it knew, the
/// trial was stopped. A part that is still open has cleared its level, but met no MTD.
Conclusion conclusion_of(std::span<const PartStanding> parts);

}  // namespace caudata::design
