// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/graft_job.hpp"
#include "graft/course/graft_setup.hpp"

namespace caudata::app {

/// What a job takes, from the person's canal and what is delivered, before a cell moves. The only
/// place that foresees. Memory and time are central guesses, disk is an upper bound.
GraftForecast forecast_of(const GraftJob& job, const graft::GraftSetup& setup);

}  // namespace caudata::app
