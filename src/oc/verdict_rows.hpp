// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "design/ladder.hpp"
#include "oc/estimate.hpp"
#include "oc/truth.hpp"
#include "trial/protocol.hpp"

namespace caudata::oc {

/// What follows from the conclusions of one design under one truth: `p_selected` per level, then
/// `p_correct`, `p_overdose` and `p_underdose` of the trial (docs/metrics.md), simulated or exact
/// as `rows` are. Precondition: `rows` are all rows of one scenario and one design.
OperatingCharacteristics verdict_rows(const OperatingCharacteristics& rows,
                                      std::span<const trial::Part> parts, const Truth& truth,
                                      double tolerated);

/// The scenario under which `prior_average` stands.
inline constexpr const char* averaged_scenario = "average over the prior";

/// Every figure averaged over the scenarios, in the order of the first one. The scenarios share
/// their patients, so standard errors are averaged likewise: an upper limit. Metrics that some
/// scenario lacks are left out. Precondition: one weight per scenario, not all 0.
OperatingCharacteristics prior_average(const OperatingCharacteristics& rows,
                                       std::span<const Truth> truths,
                                       std::span<const double> weights);

}  // namespace caudata::oc
