// SPDX-License-Identifier: Apache-2.0
#include "design/rule_text.hpp"

namespace caudata::design {

Reason reason_at(const RuleText& rule, const LadderHistory& history, int dose,
                 std::optional<double> margin) {
  const auto at = static_cast<std::size_t>(dose);
  const Tally tally = at < history.tally.size() ? history.tally[at] : Tally{};
  return {rule.id, rule.text, {0, static_cast<std::uint8_t>(dose)}, tally, margin};
}

}  // namespace caudata::design
