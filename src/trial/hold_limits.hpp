// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>

#include "safety/holds.hpp"
#include "trial/protocol.hpp"

namespace caudata::trial {

/// The limits of a protocol. One without [holds] has the guideline's intervals and no other rule.
safety::HoldLimits hold_limits(const std::optional<HoldRules>& rules,
                               const safety::AntithromboticIntervals& guideline);

/// What a simulated trial knows when a repeat dose is due. Days from the first dose.
struct RepeatDose {
  Days due{0};
  Days latest{0};                                // last day of its window
  Days previous{0};                              // the dose before
  std::span<const safety::AdverseEvent> events;  // any order; later ones are not looked at
};

/// The first day of the window on which nothing holds the dose; empty: it is missed. Holds: an
/// event of the protocol's grade, whatever its cause, and the clearance. Neglected, because nobody
/// simulates them: drugs against clotting, failed punctures, doses delivered in part.
std::optional<Days> first_day_free(const HoldRules& rules, const RepeatDose& dose);

}  // namespace caudata::trial
