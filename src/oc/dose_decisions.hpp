// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "design/any_design.hpp"

namespace caudata::oc {

/// What a design decides at one dose after `patients` evaluable patients with `dlt` DLTs there.
struct DoseDecision {
  int patients{0};
  int dlt{0};
  design::LadderDecision decision;
};

/// The tallies of a ladder on which every dose below `dose` has had one cohort without a DLT.
std::vector<design::Tally> clean_below(const design::AnyDesign& design, int doses, int dose);

/// The decision table of a design at dose `dose` (from 0) of a ladder of `doses`, for every tally
/// of up to `most` patients: the last cohort was treated there, every dose below has had one cohort
/// without a DLT, nobody was treated above. By patients, then DLTs. Designs that look at one dose
/// alone decide so whatever happened below. Precondition: the design decides on tallies.
std::vector<DoseDecision> dose_decisions(const design::AnyDesign& design, int doses, int dose,
                                         int most);

}  // namespace caudata::oc
