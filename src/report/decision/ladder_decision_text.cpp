// SPDX-License-Identifier: Apache-2.0
#include "report/decision/ladder_decision_text.hpp"

#include <fmt/format.h>

namespace caudata::report {
namespace {

const std::string& name(const std::vector<std::string>& doses, int dose) {
  return doses[static_cast<std::size_t>(dose)];
}

const char* conclusion_words(design::ConclusionKind kind) {
  switch (kind) {
    case design::ConclusionKind::mtd:
      return "MTD =";
    case design::ConclusionKind::n_reached:
      return "number reached, at most";
    case design::ConclusionKind::stopped_for_safety:
      return "for safety, at most";
    case design::ConclusionKind::maximum_administered:
    case design::ConclusionKind::next_part_not_tolerated:
    case design::ConclusionKind::no_safe_dose:
    case design::ConclusionKind::accrual_ended:
      return "maximum administered dose =";
  }
  return "";
}

}  // namespace

std::string decision_text(const design::LadderDecision& decision,
                          const std::vector<std::string>& doses) {
  if (const auto* treat = std::get_if<design::TreatDose>(&decision))
    return fmt::format("treat {} at {}", treat->patients, name(doses, treat->dose));
  if (std::holds_alternative<design::WaitForPatients>(decision)) return "wait";
  const auto& end = std::get<design::Conclude>(decision);
  if (end.dose < 0) return "end: no safe dose";
  return fmt::format("end: {} {}", conclusion_words(end.kind), name(doses, end.dose));
}

DecisionLook decision_look(const design::LadderDecision& decision, int at,
                           const std::vector<std::string>& doses) {
  if (const auto* treat = std::get_if<design::TreatDose>(&decision)) {
    if (treat->dose > at) return {"up", "blue shade-1", Hatch::none};
    if (treat->dose < at) return {"down", "red shade-1", Hatch::falling};
    return {fmt::format("+{}", treat->patients), "grey shade-1", Hatch::none};
  }
  if (std::holds_alternative<design::WaitForPatients>(decision))
    return {"wait", "grey shade-1", Hatch::dotted};
  const auto& end = std::get<design::Conclude>(decision);
  if (end.dose < 0) return {"none", "red shade-3", Hatch::crossed};
  return {"= " + name(doses, end.dose), "amber shade-1", Hatch::rising};
}

std::vector<LegendItem> decision_legend() {
  return {{"up", "next dose", "blue shade-1", Hatch::none},
          {"+n", "n more here", "grey shade-1", Hatch::none},
          {"down", "dose below", "red shade-1", Hatch::falling},
          {"=", "end: this is the result", "amber shade-1", Hatch::rising},
          {"none", "end: no safe dose", "red shade-3", Hatch::crossed}};
}

std::string rule_of(const design::LadderDecision& decision) {
  return std::string(std::visit([](const auto& d) { return d.reason.rule; }, decision));
}

}  // namespace caudata::report
