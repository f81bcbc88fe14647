// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "core/issue.hpp"
#include "design/options.hpp"
#include "design/utility_desirability.hpp"

/// The utilities of a patient's four outcomes as options u1 to u4.
namespace caudata::design {

/// A design's own options followed by u1 (response without DLT), u2 (neither), u3 (both), u4 (DLT
/// without response).
std::vector<OptionSpec> with_utility_options(std::vector<OptionSpec> own);

/// u1 must be the largest and u4 the smallest. Rule `design.option-range`.
/// Precondition, here and below: `check_options` found no error.
core::Issues check_utilities(const Options& given, std::span<const OptionSpec> specs);
OutcomeUtilities outcome_utilities(const Options& given, std::span<const OptionSpec> specs);

}  // namespace caudata::design
