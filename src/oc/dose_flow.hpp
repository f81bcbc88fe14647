// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "design/any_design.hpp"

namespace caudata::oc {

/// A tally that can come about at a dose, and what the design decides on it.
struct FlowState {
  int cohorts{0};  // treated at this dose by then
  design::Tally here;
  design::Tally last_cohort;  // as the design recalls it
  design::LadderDecision decision;
};

/// What a design decides at dose `dose` (from 0) of a ladder of `doses`, cohort after cohort as
/// long as it stays there, for at most `cohorts` of them: every dose below has had one cohort
/// without a DLT, nobody was treated above. By cohorts, then patients, DLTs and what is recalled.
/// States that are equal in these are one. Precondition: the design decides on tallies.
std::vector<FlowState> dose_flow(const design::AnyDesign& design, int doses, int dose, int cohorts);

}  // namespace caudata::oc
