// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/graft_job.hpp"

namespace caudata::app {

/// The cell-resolved engine. While it runs the folder holds `graft.checkpoint`, written between
/// hours of the person's time, every half minute or as the job says, more seldom where that takes
/// long, and at a stop; a finished
/// folder has none.
GraftEngine cell_engine();

/// `caudata graft`.
ExitCode graft(const GraftOptions& options);

}  // namespace caudata::app
