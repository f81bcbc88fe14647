// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/result.hpp"
#include "io/conform/calendar_rows.hpp"

namespace caudata::io {

/// What dfcrm's titesim is told about a trial, in its words.
struct TiteCrmRun {
  std::vector<double> truth, skeleton;
  double target{0}, prior_sd{0};
  int patients{0}, start{1};
  double window{1}, rate{1};      // patients per window
  bool poisson{false};            // otherwise at fixed intervals
  std::string model{"empiric"};   // or "logistic", intercept 3
  std::string weights{"linear"};  // or "adaptive"
  bool no_skipping{true};
};

/// Titesim's trial: patients one by one, the first after one interval, DLTs uniform in the window,
/// the trial lasts until the last window closes.
core::Result<oc::CalendarSums> simulate_tite_crm(const TiteCrmRun& run, std::uint64_t trials);

}  // namespace caudata::io
