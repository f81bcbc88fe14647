// SPDX-License-Identifier: Apache-2.0
#include "design/modifiers/start_rule.hpp"

#include <algorithm>

namespace caudata::design {

Treat with_start_rule(const TreatDose& treat, std::size_t part, StartRule rule) {
  rule.sentinels = std::min(rule.sentinels, treat.patients);
  const DoseLevel at{static_cast<std::uint8_t>(part), static_cast<std::uint8_t>(treat.dose)};
  Treat started{.at = at, .patients = treat.patients, .start = rule, .reason = treat.reason};
  for (const std::uint8_t dose : treat.backfill) started.backfill.push_back({at.part, dose});
  return started;
}

}  // namespace caudata::design
