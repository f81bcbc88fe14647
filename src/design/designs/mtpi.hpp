// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "design/entry.hpp"
#include "design/interval_escalation.hpp"
#include "design/interval_options.hpp"

namespace caudata::design {

/// The moves of mTPI: the unit probability mass of the target interval against those of all that is
/// below and all that is above it.
MoveTable mtpi_table(int most_patients, TargetInterval interval, double cutoff);

extern const DesignEntry mtpi_entry;

}  // namespace caudata::design
