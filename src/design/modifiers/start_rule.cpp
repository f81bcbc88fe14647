// SPDX-License-Identifier: Apache-2.0
#include "design/modifiers/start_rule.hpp"

#include <algorithm>

namespace caudata::design {

Treat with_start_rule(const TreatDose& treat, std::size_t part, StartRule rule) {
  rule.sentinels = std::min(rule.sentinels, treat.patients);
  const DoseLevel at{static_cast<std::uint8_t>(part), static_cast<std::uint8_t>(treat.dose)};
  return Treat{at, treat.patients, rule, treat.reason};
}

}  // namespace caudata::design
