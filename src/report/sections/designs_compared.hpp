// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/comparison_input.hpp"
#include "report/document.hpp"

namespace caudata::report {

/// The comparison as one section: what counts as correct, the designs, the average over the prior,
/// two pictures, then a table per scenario. It stands in the report of a run and in a page of its
/// own.
Section designs_compared(const ComparisonInput& input);

}  // namespace caudata::report
