// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "core/issue.hpp"
#include "design/options.hpp"

namespace caudata::design {

/// The amounts of the doses, for models that have the dose as a number: the option `doses`, else
/// those of the ladder, else 1 and what `next` makes of the amount before.
std::vector<double> dose_amounts(const Options& given, std::span<const OptionSpec> specs,
                                 const LadderPart& part, double (*next)(double));

/// Amounts that do not ascend. Rule `design.doses`.
core::Issues check_ascending(std::span<const double> amounts, const Options& given);

}  // namespace caudata::design
