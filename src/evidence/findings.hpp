// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "evidence/expression.hpp"
#include "isncsci/exam.hpp"

namespace caudata::evidence {

/// The measures of one day, in their order. Not a number where a score was not tested, and where
/// the classification leaves the answer open.
using Findings = std::array<double, measure_count>;

/// What an examination says by itself; the scales that need a model's numbers (SCIM, walking,
/// GRASSP) are left unknown.
Findings findings(const isncsci::Exam& exam);

}  // namespace caudata::evidence
