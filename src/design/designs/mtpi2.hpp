// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "design/entry.hpp"
#include "design/interval_escalation.hpp"
#include "design/interval_options.hpp"

namespace caudata::design {

/// The moves of mTPI-2: as mTPI, but the intervals below and above are cut into pieces as long as
/// the target interval. The piece left at an end counts with its own, shorter length.
MoveTable mtpi2_table(int most_patients, TargetInterval interval, double cutoff);

extern const DesignEntry mtpi2_entry;

}  // namespace caudata::design
