// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/comparison_input.hpp"
#include "report/document.hpp"

namespace caudata::report {

/// The page of `caudata oc`: the question, the scenarios, then the designs compared.
Document compose(const ComparisonInput& input);

}  // namespace caudata::report
