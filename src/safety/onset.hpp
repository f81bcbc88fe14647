// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "safety/toxicity_source.hpp"

namespace caudata::safety {

/// P(onset before the day `day` begins | a toxicity in the window): 0 at the window's opening, 1
/// after its last day.
double onset_cdf(const FixedToxicity& truth, const Exposure& exposure, core::Days day);

/// The day of the window in which the onset falls: the quantile at u in (0, 1), so a larger u is
/// never an earlier day. Cost: one cdf per day of the window; only patients with a toxicity pay it.
core::Days onset_day(const FixedToxicity& truth, const Exposure& exposure, double u);

}  // namespace caudata::safety
