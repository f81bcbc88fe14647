// SPDX-License-Identifier: Apache-2.0
#include "report/decision_flows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/decision/ladder_decision_text.hpp"
#include "trial/comparison_draft.hpp"
#include "trial/study.hpp"

namespace caudata::report {
namespace {

/// Cohorts at one dose that a diagram has room for.
constexpr int most_cohorts = 4;
/// Ladders up to here are shown dose by dose.
constexpr int most_doses = 4;

bool same_act(const design::LadderDecision& a, const design::LadderDecision& b) {
  if (a.index() != b.index()) return false;
  if (const auto* treat = std::get_if<design::TreatDose>(&a)) {
    const auto& other = std::get<design::TreatDose>(b);
    return treat->dose == other.dose && treat->patients == other.patients;
  }
  if (const auto* end = std::get_if<design::Conclude>(&a)) {
    const auto& other = std::get<design::Conclude>(b);
    return end->dose == other.dose && end->kind == other.kind;
  }
  return true;
}

/// States that differ in the last cohort alone and are decided differently.
bool hangs_on_last_cohort(const std::vector<oc::FlowState>& states, const oc::FlowState& state) {
  return std::ranges::any_of(states, [&](const oc::FlowState& other) {
    return other.cohorts == state.cohorts && other.here == state.here &&
           !same_act(other.decision, state.decision);
  });
}

bool joins(const FlowBox& box, const oc::FlowState& state) {
  return box.cohorts == state.cohorts && box.patients == state.here.evaluable &&
         state.here.dlt <= box.most_dlt + 1 && box.last_cohort_dlt < 0 &&
         same_act(box.decision, state.decision);
}

std::vector<FlowBox> boxes_of(const std::vector<oc::FlowState>& states) {
  std::vector<FlowBox> boxes;
  for (const oc::FlowState& state : states) {
    const bool hangs = hangs_on_last_cohort(states, state);
    if (!hangs && !boxes.empty() && joins(boxes.back(), state)) {
      boxes.back().most_dlt = state.here.dlt;
      continue;
    }
    boxes.push_back({state.cohorts, state.here.evaluable, state.here.dlt, state.here.dlt,
                     hangs ? state.last_cohort.dlt : -1, state.decision});
  }
  return boxes;
}

std::vector<int> doses_shown(int doses) {
  if (doses > most_doses) return {0, 1, doses - 1};
  std::vector<int> all;
  for (int dose = 0; dose < doses; ++dose) all.push_back(dose);
  return all;
}

std::string dlt_range(const FlowBox& box) {
  return box.least_dlt == box.most_dlt ? std::to_string(box.least_dlt)
                                       : fmt::format("{}–{}", box.least_dlt, box.most_dlt);
}

}  // namespace

core::Result<std::vector<DecisionFlow>> decision_flows(const std::string& label,
                                                       const trial::Protocol& protocol) {
  std::vector<DecisionFlow> flows;
  for (const design::LadderPart& part : trial::ladder_of(protocol).parts) {
    const auto design = trial::part_design(*protocol.escalation, part);
    if (!design) return core::failure(design.error());
    if (!design->decides_on_tallies() || design->uses_efficacy()) continue;
    const int doses = static_cast<int>(part.doses.size());
    DecisionFlow& flow = flows.emplace_back(DecisionFlow{label, part.name, part.doses, {}});
    for (const int dose : doses_shown(doses))
      flow.shown.push_back({dose, boxes_of(oc::dose_flow(*design, doses, dose, most_cohorts))});
  }
  return flows;
}

core::Result<std::vector<DecisionFlow>> decision_flows(const trial::Comparison& comparison) {
  std::vector<DecisionFlow> all;
  for (const trial::ComparedDesign& design : comparison.designs) {
    auto flows = decision_flows(design.label, trial::as_protocol(comparison, design));
    if (!flows) return core::failure(flows.error());
    std::ranges::move(*flows, std::back_inserter(all));
  }
  return all;
}

std::string tally_text(const FlowBox& box) {
  std::string text = fmt::format("{} of {}", dlt_range(box), box.patients);
  if (box.last_cohort_dlt >= 0) text += fmt::format(", {} in the last", box.last_cohort_dlt);
  return text;
}

std::string flow_text(const DecisionFlow& flow) {
  std::string text;
  for (const DoseFlow& dose : flow.shown) {
    text += fmt::format("  {} {}\n", flow.part, flow.doses[static_cast<std::size_t>(dose.at)]);
    for (const FlowBox& box : dose.boxes)
      text +=
          fmt::format("    {:<18} {}\n", tally_text(box), decision_text(box.decision, flow.doses));
  }
  return text;
}

Table flow_table(const DecisionFlow& flow, const std::string& id) {
  Table table{id,
              fmt::format("{}, {}: what follows which tally", flow.design, flow.part),
              {{"dose", "", Align::left},
               {"cohorts there", "", Align::right},
               {"patients", "", Align::right},
               {"DLTs", "", Align::right},
               {"decision", "", Align::left},
               {"rule", "", Align::left}},
              {},
              {},
              Fold::open};
  for (const DoseFlow& dose : flow.shown)
    for (const FlowBox& box : dose.boxes) {
      std::string dlts = dlt_range(box);
      if (box.last_cohort_dlt >= 0) dlts += fmt::format(", {} in the last", box.last_cohort_dlt);
      table.rows.push_back({{flow.doses[static_cast<std::size_t>(dose.at)], {}},
                            {std::to_string(box.cohorts), box.cohorts},
                            {std::to_string(box.patients), box.patients},
                            {dlts, box.least_dlt},
                            {decision_text(box.decision, flow.doses), {}},
                            {rule_of(box.decision), {}}});
    }
  return table;
}

}  // namespace caudata::report
