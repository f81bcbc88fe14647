// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/comparison_input.hpp"
#include "report/document.hpp"

/// The pictures of a comparison of designs, one file each.
namespace caudata::report {

/// Per scenario a bar for each design, divided by what the trial names.
Figure selection_bars(const ComparisonInput& input);

/// P(overdose) against P(correct), a panel per scenario, a letter per design.
Figure overdose_against_correct(const ComparisonInput& input);

}  // namespace caudata::report
