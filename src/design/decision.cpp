// SPDX-License-Identifier: Apache-2.0
#include "design/decision.hpp"

#include <fmt/format.h>

namespace caudata::design {
namespace {

void replace_all(std::string& text, std::string_view mark, const std::string& by) {
  for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + by.size())) {
    text.replace(at, mark.size(), by);
  }
}

std::string best_so_far(const Conclusion& conclusion, const DoseLadder& ladder) {
  if (!conclusion.level) return {};
  return fmt::format(" (highest level cleared so far: {})", ladder.name(*conclusion.level));
}

}  // namespace

std::string to_text(const Reason& reason, const DoseLadder& ladder) {
  std::string text{reason.text};
  replace_all(text, "{n}", fmt::to_string(reason.tally.evaluable));
  if (reason.tally.dlt == 1) replace_all(text, "{dlt} DLTs", "1 DLT");
  replace_all(text, "{dlt}", fmt::to_string(reason.tally.dlt));
  replace_all(text, "{level}", ladder.name(reason.about));
  return text;
}

std::string to_text(const Conclusion& conclusion, const DoseLadder& ladder) {
  switch (conclusion.kind) {
    case ConclusionKind::mtd:
      return "MTD = " + ladder.name(conclusion.level.value());
    case ConclusionKind::maximum_administered:
      return fmt::format("maximum administered dose = {} (MTD not reached)",
                         ladder.name(conclusion.level.value()));
    case ConclusionKind::next_part_not_tolerated:
      return fmt::format("{} is cleared; {} is not tolerated at its lowest dose",
                         ladder.name(conclusion.level.value()),
                         ladder.parts.at(conclusion.level.value().part + 1u).name);
    case ConclusionKind::no_safe_dose:
      return "no safe dose";
    case ConclusionKind::stopped_for_safety:
      return "stopped for safety" + best_so_far(conclusion, ladder);
    case ConclusionKind::n_reached:
      return "number of patients reached" + best_so_far(conclusion, ladder);
    case ConclusionKind::accrual_ended:
      return "no answer: accrual was too slow" + best_so_far(conclusion, ladder);
  }
  return {};
}

}  // namespace caudata::design
