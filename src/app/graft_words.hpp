// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "app/graft_job.hpp"
#include "io/result_json.hpp"

/// What the verb says of a job before it runs.
namespace caudata::app {

/// More memory than there is. `available`: [byte]; empty: not known, and nothing is refused.
core::Issues check_memory(const GraftForecast& forecast, std::optional<double> available);

/// Person, doses with what of them is delivered and followed, what it takes, and what is assumed;
/// lines of text.
std::string forecast_text(const GraftJob& job, const GraftForecast& forecast,
                          std::optional<double> available);

/// The same figures for other programs.
io::GraftNeeds graft_needs(const GraftJob& job, const GraftForecast& forecast,
                           std::optional<double> available);

}  // namespace caudata::app
