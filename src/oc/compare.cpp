// SPDX-License-Identifier: Apache-2.0
#include "oc/compare.hpp"

#include "core/chunks.hpp"
#include "oc/enumerate.hpp"
#include "oc/linked_calendar.hpp"
#include "oc/steady_time.hpp"
#include "oc/verdict_rows.hpp"
#include "trial/comparison_draft.hpp"

namespace caudata::oc {
namespace {

std::vector<double> weights_of(const trial::Comparison& comparison) {
  std::vector<double> weights;
  for (const trial::ComparedScenario& s : comparison.scenarios) weights.push_back(s.weight);
  return weights;
}

void append(OperatingCharacteristics& rows, const OperatingCharacteristics& more) {
  rows.insert(rows.end(), more.begin(), more.end());
}

OperatingCharacteristics exact_rows(const trial::Comparison& comparison,
                                    const trial::ComparedDesign& design,
                                    const design::Escalation& escalation, const StateGraph& graph,
                                    const Truth& truth) {
  OperatingCharacteristics rows =
      exact_estimates(escalation, graph, truth, comparison.plan.planned_patients);
  append(rows, verdict_rows(rows, comparison.parts, truth, comparison.plan.tolerated));
  Estimate days;
  days.scenario = truth.scenario;
  days.metric = "days_at_steady_accrual_mean";
  days.value = expected_days(graph, evaluate(graph, truth), trial::parts_of(comparison, design),
                             comparison.accrual.rate);
  rows.push_back(days);
  for (Estimate& row : rows) row.design = design.label;
  return rows;
}

ContenderResult exactly(const trial::Comparison& comparison, const trial::ComparedDesign& design,
                        const design::Escalation& escalation) {
  const StateGraph graph = state_graph(escalation);
  ContenderResult result;
  result.contender = {design.label,       design.design, escalation.name(),
                      Method::exact,      graph.states,  0,
                      graph.most_patients};
  for (const Truth& truth : truths_of(comparison))
    append(result.rows, exact_rows(comparison, design, escalation, graph, truth));
  return result;
}

/// Trials per scenario where the file says nothing.
constexpr std::uint64_t usual_trials = 10000;

ContenderResult by_simulation(const trial::Comparison& comparison,
                              const trial::ComparedDesign& design,
                              const design::Escalation& escalation) {
  ContenderResult result;
  result.contender.label = design.label;
  result.contender.design = design.design;
  result.contender.name = escalation.name();
  result.contender.method = Method::monte_carlo;
  result.contender.trials = comparison.run.trials.value_or(usual_trials);
  for (const Truth& truth : truths_of(comparison)) {
    OperatingCharacteristics rows =
        calendar_rows(comparison, design, truth, result.contender.trials);
    append(rows, verdict_rows(rows, comparison.parts, truth, comparison.plan.tolerated));
    append(result.rows, rows);
  }
  return result;
}

core::Issue not_possible(const trial::ComparedDesign& design, const std::string& why) {
  return {core::Severity::error,
          "design.not-comparable",
          {},
          "\"" + design.label + "\" cannot be compared",
          why,
          "leave it out, or change what stands in the way"};
}

}  // namespace

std::vector<Truth> truths_of(const trial::Comparison& comparison) {
  std::vector<Truth> truths;
  for (const trial::ComparedScenario& s : comparison.scenarios) {
    truths.push_back({s.truth.name, s.truth.toxicity.p, {}, {}});
    if (!s.response.empty()) truths.back().p_response = by_part(s.response, comparison.parts);
  }
  return truths;
}

core::Result<ContenderResult> characterise(const trial::Comparison& comparison,
                                           const trial::ComparedDesign& design) {
  const auto escalation = trial::make_escalation(comparison, design);
  if (!escalation) return core::failure(escalation.error());
  if (escalation->uses_efficacy())
    return core::failure(not_possible(
        design, "it weighs responses; what is correct here is a matter of toxicity alone"));
  const bool exact = escalation->decides_on_tallies();
  const std::string why = exact ? "" : why_not_in_calendar_time(comparison, design.limits);
  if (!why.empty()) return core::failure(not_possible(design, why));
  ContenderResult result = exact ? exactly(comparison, design, *escalation)
                                 : by_simulation(comparison, design, *escalation);
  append(result.rows, prior_average(result.rows, truths_of(comparison), weights_of(comparison)));
  return result;
}

core::Result<DesignComparison> compare(const trial::Comparison& comparison, unsigned threads,
                                       const OnDesign& on_design) {
  using Outcome = core::Result<ContenderResult>;
  DesignComparison all{truths_of(comparison), weights_of(comparison), {}, {}};
  core::Issues issues;
  std::size_t done = 0;
  core::for_each_chunk<Outcome>(
      {0, comparison.designs.size(), 1}, threads, {},
      [&](const core::Chunk& chunk) {
        return characterise(comparison, comparison.designs[chunk.first]);
      },
      [&](const core::Chunk&, Outcome&& outcome) {
        if (!outcome) {
          issues.add(outcome.error());
        } else {
          all.contenders.push_back(std::move(outcome->contender));
          append(all.rows, outcome->rows);
        }
        if (on_design) on_design(++done);
      });
  if (issues.has_errors()) return core::failure(std::move(issues));
  return all;
}

}  // namespace caudata::oc
