// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "design/escalation.hpp"

namespace caudata::oc {

/// The highest level of the last part was cleared, its MTD not reached, and no level has more
/// evaluable patients than its first cohort: what a registered number of patients counts on.
bool cleared_without_expansion(const design::Escalation& escalation, const design::Tallies& tallies,
                               const design::Conclusion& conclusion);

}  // namespace caudata::oc
