// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "design/boundary_rule.hpp"

namespace caudata::design {

/// Excess of events over the tolerated rate in binomial standard errors, times the power
/// (n / N)^(1/2 - delta) of the information: (x - n p0) / (sqrt(p0 (1 - p0)) n^delta
/// N^(1/2 - delta)).
Evidence power_family(const BoundaryPlan& plan, double delta);

extern const BoundaryEntry wang_tsiatis_entry;

}  // namespace caudata::design
