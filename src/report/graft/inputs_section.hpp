// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/document.hpp"
#include "report/graft/graft_input.hpp"

namespace caudata::report {

/// Everything that decides a run but its parameters, a row each.
Table inputs_table(const graft::GraftResult& result);

/// Inputs that the case did not say. Precondition: there are some.
Table assumed_table(const GraftInput& input);

/// Extremes of the run. What a part of the cells cannot show is said, not printed.
Table peaks_table(const graft::GraftResult& result);

/// How many pluripotent cells are left, when that was read, and how sure it is.
std::string residual_words(const graft::GraftResult& result);

/// Standard error of the expected residual cells from following a part of the cells; 0 of a whole
/// run.
double residual_error(const graft::GraftResult& result);

}  // namespace caudata::report
