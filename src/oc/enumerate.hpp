// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>

#include "oc/estimate.hpp"
#include "oc/exact_characteristics.hpp"

namespace caudata::oc {

/// Exact operating characteristics of an escalation that decides on tallies, under every truth: no
/// simulation, no error but rounding. The metrics of docs/metrics.md marked exact, in the order of
/// that page, levels in the order of the ladder, truth by truth. `planned`: the registered number
/// of patients; empty leaves out the two metrics about it.
///
/// Exact for complete data: every treated patient becomes evaluable or is replaced, DLTs are
/// counted in their window. Accrual, dropout with replacement and stagger move the calendar, not
/// these figures. `why_not_exact` names the protocols for which that does not hold.
OperatingCharacteristics enumerate(const design::Escalation& escalation,
                                   std::span<const Truth> truths, std::optional<int> planned);

/// The same for one truth on a graph that was built before.
OperatingCharacteristics exact_estimates(const design::Escalation& escalation,
                                         const StateGraph& graph, const Truth& truth,
                                         std::optional<int> planned);

/// The rows of figures that were found on this graph.
OperatingCharacteristics exact_rows(const design::Escalation& escalation, const StateGraph& graph,
                                    const ExactCharacteristics& exact, const std::string& scenario,
                                    std::optional<int> planned);

}  // namespace caudata::oc
