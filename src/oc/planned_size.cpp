// SPDX-License-Identifier: Apache-2.0
#include "oc/planned_size.hpp"

#include <fmt/format.h>

#include <array>

namespace caudata::oc {
namespace {

/// Rates at which the exceedance is shown beside the protocol's own scenarios: points on an axis,
/// not assumptions.
constexpr std::array<int, 4> shown_percent{2, 5, 10, 20};

int one_cohort_per_level(const design::Escalation& escalation) {
  int patients = 0;
  for (std::size_t part = 0; part < escalation.ladder().parts.size(); ++part) {
    patients += static_cast<int>(escalation.ladder().doses(part)) * escalation.cohort_size(part);
  }
  return patients;
}

std::string two_probabilities(const StateGraph& graph, int planned, const Truth& truth) {
  const ExactCharacteristics exact = evaluate(graph, truth);
  return fmt::format("{}: {:.1f} % and {:.1f} %", truth.scenario,
                     100 * exact.more_patients_than(planned), 100 * exact.no_expansion);
}

std::vector<Truth> shown_truths(const design::Escalation& escalation,
                                std::span<const Truth> truths) {
  std::vector<Truth> shown;
  const bool responses = escalation.uses_efficacy();
  for (const int percent : shown_percent)
    if (!responses)
      shown.push_back(
          flat_truth(fmt::format("DLT rate {} %", percent), escalation.ladder(), percent / 100.0));
  for (const Truth& truth : truths) {
    if (responses && truth.p_response.empty()) continue;
    shown.push_back(truth);
    shown.back().scenario = fmt::format("scenario \"{}\"", truth.scenario);
  }
  return shown;
}

std::string table(const design::Escalation& escalation, const StateGraph& graph, int planned,
                  std::span<const Truth> truths) {
  std::string text =
      fmt::format("exact P(n > {}) and P(every level cleared, no cohort expands)", planned);
  for (const Truth& truth : shown_truths(escalation, truths))
    text += "; " + two_probabilities(graph, planned, truth);
  if (escalation.uses_efficacy())
    text += "; the design weighs responses: only where a scenario states their rates";
  return text;
}

}  // namespace

core::Issues check_planned_n(const design::Escalation& escalation, int planned,
                             std::span<const Truth> truths, const core::SourceLocation& at) {
  core::Issues issues;
  if (!escalation.decides_on_tallies()) return issues;
  const StateGraph graph = state_graph(escalation);
  if (graph.most_patients <= planned) return issues;
  const std::string claim =
      planned == one_cohort_per_level(escalation)
          ? fmt::format("planned n = {} holds only if no cohort expands", planned)
          : fmt::format("planned n = {} can be exceeded", planned);
  issues.add({core::Severity::warning, "design.planned-n", at,
              fmt::format("{}; the design can treat up to {} evaluable patients", claim,
                          graph.most_patients),
              table(escalation, graph, planned, truths),
              fmt::format("plan up to {} patients, or state the number as a minimum",
                          graph.most_patients)});
  return issues;
}

}  // namespace caudata::oc
