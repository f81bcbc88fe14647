// SPDX-License-Identifier: Apache-2.0
#include "oc/compare.hpp"

#include "core/chunks.hpp"
#include "oc/days_distribution.hpp"
#include "oc/enumerate.hpp"
#include "oc/linked_calendar.hpp"
#include "oc/response_rows.hpp"
#include "oc/steady_time.hpp"
#include "oc/verdict_rows.hpp"
#include "oc/watched_graph.hpp"
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

Estimate trial_row(const Truth& truth, const char* metric, double value) {
  Estimate row;
  row.scenario = truth.scenario;
  row.metric = metric;
  row.value = value;
  return row;
}

OperatingCharacteristics rows_of(const trial::Comparison& comparison,
                                 const std::vector<trial::Part>& parts,
                                 const design::Escalation& escalation, const StateGraph& graph,
                                 const ExactCharacteristics& exact, const Truth& truth) {
  OperatingCharacteristics rows =
      exact_rows(escalation, graph, exact, truth.scenario, comparison.plan.planned_patients);
  append(rows, verdict_rows(rows, comparison.parts, truth, comparison.plan.tolerated));
  rows.push_back(trial_row(truth, "days_at_steady_accrual_mean",
                           expected_days(graph, exact, parts, comparison.accrual.rate)));
  append(rows, response_rows(rows, comparison.parts, truth));
  return rows;
}

/// Of the same days whose mean is a row of every design.
OperatingCharacteristics days_quantiles(const trial::Comparison& comparison,
                                        const std::vector<trial::Part>& parts,
                                        const StateGraph& graph, const Truth& truth) {
  std::vector<double> days;
  for (const Batch& batch : graph.batches)
    days.push_back(
        days_of_cohort(parts[batch.level.part], comparison.accrual.rate, batch.patients));
  const std::vector<DaysShare> distribution = days_distribution(graph, truth, days);
  return {trial_row(truth, "days_at_steady_accrual_p10", quantile(distribution, 0.1)),
          trial_row(truth, "days_at_steady_accrual_median", quantile(distribution, 0.5)),
          trial_row(truth, "days_at_steady_accrual_p90", quantile(distribution, 0.9))};
}

/// Under every truth. With a joint stopping rule the sweep carries the events of the procedure.
OperatingCharacteristics every_row(const trial::Comparison& comparison,
                                   const std::vector<trial::Part>& parts,
                                   const design::Escalation& escalation, const StateGraph& graph) {
  OperatingCharacteristics all;
  for (const Truth& truth : truths_of(comparison)) {
    append(all, rows_of(comparison, parts, escalation, graph, evaluate(graph, truth), truth));
    append(all, days_quantiles(comparison, parts, graph, truth));
  }
  return all;
}

OperatingCharacteristics every_row(const trial::Comparison& comparison,
                                   const std::vector<trial::Part>& parts,
                                   const design::Escalation& escalation,
                                   const WatchedGraph& watched) {
  OperatingCharacteristics all;
  for (const Truth& truth : truths_of(comparison)) {
    const ExactCharacteristics exact = evaluate(watched, truth);
    append(all, rows_of(comparison, parts, escalation, watched.graph, exact, truth));
    all.push_back(
        trial_row(truth, "mean_procedure_events", mean_procedure_events(watched, exact, truth)));
  }
  return all;
}

ContenderResult exactly(const trial::Comparison& comparison, const trial::ComparedDesign& design,
                        const design::Escalation& escalation) {
  const bool watched = escalation.limits().joint.has_value();
  const WatchedGraph states =
      watched ? watched_graph(escalation) : WatchedGraph{state_graph(escalation), {}};
  ContenderResult result;
  result.contender = {design.label,
                      design.design,
                      escalation.name(),
                      Method::exact,
                      states.graph.states,
                      0,
                      states.graph.most_patients};
  const std::vector<trial::Part> parts = trial::parts_of(comparison, design);
  result.rows = watched ? every_row(comparison, parts, escalation, states)
                        : every_row(comparison, parts, escalation, states.graph);
  for (Estimate& row : result.rows) row.design = design.label;
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
    append(rows, response_rows(rows, comparison.parts, truth));
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
    truths.push_back({s.truth.name, s.truth.toxicity.p, {}, {}, {}});
    if (!s.response.empty()) truths.back().p_response = by_part(s.response, comparison.parts);
    if (!s.procedure.empty()) truths.back().p_procedure = by_part(s.procedure, comparison.parts);
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
