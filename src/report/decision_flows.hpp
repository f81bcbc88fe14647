// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/result.hpp"
#include "oc/dose_flow.hpp"
#include "report/document.hpp"
#include "trial/comparison.hpp"

namespace caudata::report {

/// Neighbouring tallies of a dose after the same number of patients that lead to the same decision.
struct FlowBox {
  int cohorts{0}, patients{0};
  int least_dlt{0}, most_dlt{0};
  int last_cohort_dlt{-1};  // where the decision hangs on the last cohort; -1: it does not
  design::LadderDecision decision;
};

/// What follows which tally at one dose, as long as the design stays there.
struct DoseFlow {
  int at{0};
  std::vector<FlowBox> boxes;  // by cohorts, then patients and DLTs
};

/// The flow of a design on one part.
struct DecisionFlow {
  std::string design, part;
  std::vector<std::string> doses;  // of the part
  std::vector<DoseFlow> shown;     // every dose of a short ladder; of a long one the lowest two and
                                   // the highest
};

/// Of every part of a protocol's design; none if it does not decide on tallies alone or weighs
/// responses. Precondition: protocol.escalation.
core::Result<std::vector<DecisionFlow>> decision_flows(const std::string& label,
                                                       const trial::Protocol& protocol);

/// Of every design of a comparison.
core::Result<std::vector<DecisionFlow>> decision_flows(const trial::Comparison& comparison);

/// "0 of 3", "2–3 of 6", "1 of 6, none in the last cohort"
std::string tally_text(const FlowBox& box);

/// A line per dose and number of cohorts, for a terminal.
std::string flow_text(const DecisionFlow& flow);

/// A row per box: dose, cohorts, patients, DLTs, decision, rule.
Table flow_table(const DecisionFlow& flow, const std::string& id);

/// The diagram: columns are cohorts at a dose, boxes are tallies with what follows, a band per
/// dose.
Figure flow_figure(const DecisionFlow& flow, const std::string& id, const std::string& command);

}  // namespace caudata::report
