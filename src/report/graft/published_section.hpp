// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/document.hpp"
#include "report/graft/graft_input.hpp"

namespace caudata::report {

/// Published measurements beside those of the run: how many agree, what is missed and what is not
/// judged in words, then the table, with misses marked. Precondition: the result has such rows.
Section published_section(const GraftInput& input);

}  // namespace caudata::report
