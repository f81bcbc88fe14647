// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "oc/exact_characteristics.hpp"
#include "trial/protocol.hpp"

namespace caudata::oc {

/// Days that a cohort takes if patients come at equal intervals and nobody waits in line: the first
/// enters one interval after the last decision; each next one interval, or the sentinel hold or the
/// stagger if those are longer, after the one before; then the last one's observation and the
/// safety review. Late doses, replacement and refusals are neglected.
double days_of_cohort(const trial::Part& part, double patients_per_month, int patients);

/// From the first dose to the end of the DLT window, doses on their days.
double observation_days(const trial::Part& part);

/// Days from the opening of the trial to the last decision, on average. Exact under
/// that accrual. Precondition: patients_per_month > 0.
double expected_days(const StateGraph& graph, const ExactCharacteristics& exact,
                     std::span<const trial::Part> parts, double patients_per_month);

}  // namespace caudata::oc
