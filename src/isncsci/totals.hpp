// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "isncsci/classification.hpp"
#include "isncsci/exam.hpp"

namespace caudata::isncsci {

/// Sums of the examined scores of a side into its result, whatever their marks; a sum with a score
/// that is not testable is left empty. Upper and lower extremities are also
/// added on a side, never across.
void add_totals(const ExamSide& side, SideResult& result);

/// Right plus left into the totals of the examination.
void add_totals(Classification& result);

}  // namespace caudata::isncsci
