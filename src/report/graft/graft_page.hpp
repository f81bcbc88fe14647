// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/document.hpp"
#include "report/graft/graft_input.hpp"

namespace caudata::report {

/// The page of one graft: what was run, where the cells are over time and along the cord, what
/// adheres to the lesion beside the null models, who survives, the tumour risk as a function of the
/// take probability, published measurements beside, and what the run cannot say. Precondition: at
/// least one snapshot.
Document compose(const GraftInput& input);

}  // namespace caudata::report
