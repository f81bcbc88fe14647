// SPDX-License-Identifier: Apache-2.0
#include "design/modifiers/gate.hpp"

namespace caudata::design {

int doses_opened(std::span<const std::int8_t> namesake, int cleared) {
  int opened = 0;
  for (const std::int8_t index : namesake) {
    if (index < 0 || index >= cleared) break;
    ++opened;
  }
  return opened;
}

void conclude_below_gate(const Opening& opening, ConclusionKind& kind, Reason& reason) {
  if (!opening.closed_above || kind != ConclusionKind::maximum_administered) return;
  kind = ConclusionKind::mtd;
  reason.rule = "gate.mtd-below-closed-dose";
  reason.text =
      "{dlt} of {n} had a DLT at {level}, the highest dose open; the dose above is closed as not "
      "tolerated: this is the MTD";
}

}  // namespace caudata::design
