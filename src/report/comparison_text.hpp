// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "report/comparison_input.hpp"

namespace caudata::report {

/// "SAD 0.02 0.3; MAD 0.05 0.5"
std::string rates_text(const trial::Comparison& comparison, const oc::Truth& truth);

/// The level that a trial should name, or "no safe dose".
std::string correct_text(const trial::Comparison& comparison, const oc::Truth& truth);

/// What figures are averaged over: "the prior on scenarios (equal weights)".
std::string prior_text(const trial::Comparison& comparison);

}  // namespace caudata::report
