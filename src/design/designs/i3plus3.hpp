// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "design/entry.hpp"
#include "design/interval_escalation.hpp"
#include "design/interval_options.hpp"

namespace caudata::design {

/// The moves of i3+3: the DLT rate y/n below, in or above the target interval; above it, go down
/// unless one DLT fewer would be below it: then stay. A rate within 1e-12 of an end is in the
/// interval.
MoveTable i3plus3_table(int most_patients, TargetInterval interval, double cutoff);

extern const DesignEntry i3plus3_entry;

}  // namespace caudata::design
