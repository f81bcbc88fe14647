// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "design/escalation.hpp"

namespace caudata::design {
namespace {

std::string design_names(const DoseLadder& ladder, const std::vector<EscalationPart>& parts) {
  const std::string first = parts.front().design.name();
  const auto is_first = [&](const EscalationPart& part) { return part.design.name() == first; };
  if (parts.size() == 1) return first;
  if (std::ranges::all_of(parts, is_first)) return first + ", in each part";
  std::string names;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    names +=
        fmt::format("{}{}: {}", i == 0 ? "" : "; ", ladder.parts[i].name, parts[i].design.name());
  }
  return names;
}

std::string sequence(const DoseLadder& ladder, PartOrder order) {
  std::string names;
  for (const LadderPart& part : ladder.parts) {
    const char* between = order == PartOrder::by_part ? " then " : " and ";
    names += (names.empty() ? "" : between) + part.name;
  }
  const bool in_turn = order == PartOrder::by_dose && ladder.parts.size() > 1;
  return names + (in_turn ? " in turn, dose by dose" : "");
}

std::string gates(const DoseLadder& ladder, const std::vector<EscalationPart>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!parts[i].gated_by) continue;
    const bool same_dose = parts[i].gate == GateRule::same_dose_cleared;
    text += fmt::format("; {} gate: {} {}", ladder.parts[i].name,
                        same_dose ? "same dose cleared in" : "after the end of",
                        ladder.parts[*parts[i].gated_by].name);
  }
  return text;
}

std::string limit_names(const DoseLadder& ladder, const StoppingLimits& limits) {
  std::string text;
  if (limits.max_evaluable > 0) text += fmt::format("; at most {} evaluable", limits.max_evaluable);
  if (limits.max_dlt_total > 0) text += fmt::format("; stop at {} DLTs", limits.max_dlt_total);
  for (std::size_t i = 0; i < limits.max_dlt_part.size() && i < ladder.parts.size(); ++i) {
    if (limits.max_dlt_part[i] == 0) continue;
    text += fmt::format("; stop at {} DLTs in {}", limits.max_dlt_part[i], ladder.parts[i].name);
  }
  if (limits.joint) text += "; " + to_text(*limits.joint);
  return text;
}

}  // namespace

std::string Escalation::name() const {
  return design_names(ladder_, parts_) + "; " + sequence(ladder_, order_) + gates(ladder_, parts_) +
         limit_names(ladder_, limits_);
}

}  // namespace caudata::design
