// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "evidence/expression.hpp"
#include "isncsci/exam.hpp"

namespace caudata::evidence {

/// What one examination says, in the order of Measure. Not a number where a score was not tested,
/// where the classification leaves the answer open, and where the model has no such measure.
using Findings = std::array<double, measure_count>;
Findings findings(const isncsci::Exam& exam);

/// The model produces this measure. The others are known words: a row that asks for one is shown
/// as not predicted.
bool produced(Measure measure);

/// The names of measures that the expression reads and the model does not produce.
std::vector<std::string> not_produced(const Expression& expression);

}  // namespace caudata::evidence
