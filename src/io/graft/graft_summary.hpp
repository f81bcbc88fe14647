// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "report/graft/graft_input.hpp"

namespace caudata::io {

/// summary.json: what was run, where the cells are over time, the null models, the risk and the
/// published measurements, for other programs. Counts are of simulated cells; `cells_per_simulated`
/// says what one stands for.
std::string graft_summary_json(const report::GraftInput& input);

}  // namespace caudata::io
