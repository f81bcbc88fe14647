// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "isncsci/classification.hpp"
#include "isncsci/exam.hpp"

namespace caudata::isncsci {

/// Sums of the scores of a determined side into its result. Upper and lower extremities are also
/// added on a side, never across.
void add_totals(const ExamSide& side, SideResult& result);

/// Right plus left into the totals of the examination.
void add_totals(Classification& result);

}  // namespace caudata::isncsci
