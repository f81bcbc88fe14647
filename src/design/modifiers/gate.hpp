// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

#include "design/decision.hpp"

namespace caudata::design {

/// How much of a part's ladder is open to it.
struct Opening {
  int doses{0};              // open now, lowest first
  bool may_grow{false};      // the gate may open at least one more later
  bool closed_above{false};  // the dose above is shut because it is not tolerated in the gating
                             // part, or by a safety review
};

/// Doses of a gated part whose namesakes are among the `cleared` lowest doses of the gating part. A
/// dose opens only if all below it in its own ladder are open. `namesake`: per dose its index in
/// the gating part, -1 if it has none.
int doses_opened(std::span<const std::int8_t> namesake, int cleared);

/// A part that clears the highest dose left open to it, the dose above being shut as not tolerated,
/// has reached its MTD.
void conclude_below_gate(const Opening& opening, ConclusionKind& kind, Reason& reason);

}  // namespace caudata::design
