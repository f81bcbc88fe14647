// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/comparison_input.hpp"
#include "report/document.hpp"

/// The pictures of a comparison of designs, one file each.
namespace caudata::report {

/// Per scenario a bar for each design, divided by what the trial names.
Figure selection_bars(const ComparisonInput& input);

/// P(correct) and P(overdose), a panel per scenario, a row per design.
Figure overdose_and_correct(const ComparisonInput& input);

}  // namespace caudata::report
