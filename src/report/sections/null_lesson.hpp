// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/comparison_input.hpp"
#include "report/document.hpp"

namespace caudata::report {

/// The null lesson of a comparison without patients, from published rates.
Section null_lesson(const ComparisonInput& input);

}  // namespace caudata::report
