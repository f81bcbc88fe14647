// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "design/escalation.hpp"

namespace caudata::design {

/// Why the DLTs seen so far end the trial, if they do.
std::optional<Reason> dlt_limit_reached(const StoppingLimits& limits, const Tallies& tallies);

/// Why the next cohort would be too many evaluable patients if all the `pending` ones, who are not
/// in the tallies, became evaluable.
std::optional<Reason> patient_limit_passed(const StoppingLimits& limits, const Tallies& tallies,
                                           int pending, const Treat& next);

}  // namespace caudata::design
