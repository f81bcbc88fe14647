// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "design/escalation.hpp"

namespace caudata::design {

/// Why the DLTs seen so far end the trial, if they do.
std::optional<Reason> dlt_limit_reached(const StoppingLimits& limits, const Tallies& tallies);

/// Why `patients` more evaluable patients would be too many, if they would.
std::optional<Reason> patient_limit_passed(const StoppingLimits& limits, const Tallies& tallies,
                                           DoseLevel next, int patients);

}  // namespace caudata::design
