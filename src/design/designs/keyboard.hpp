// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "design/entry.hpp"
#include "design/interval_escalation.hpp"
#include "design/interval_options.hpp"

namespace caudata::design {

/// The moves of Keyboard: the strongest of the keys, which are intervals as long as the target key,
/// side by side. What is left at an end is no key (Yan, Mandrekar and Yuan 2017); the R package
/// Keyboard scales it up to a key instead, which is the rule of mTPI-2. A target interval with less
/// than its own length below it has no key there, and the design then never goes up.
MoveTable keyboard_table(int most_patients, TargetInterval interval, double cutoff);

extern const DesignEntry keyboard_entry;

}  // namespace caudata::design
