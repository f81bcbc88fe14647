// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "report/oc_index.hpp"

/// The way from arrival to the first dose, as means per trial.
namespace caudata::report {

/// A step at which persons leave.
struct FunnelStep {
  const char* metric;
  const char* words;
};
const std::vector<FunnelStep>& funnel_steps();

inline constexpr const char* funnel_arrivals = "mean_screened";
inline constexpr const char* funnel_dosed = "mean_treated";

}  // namespace caudata::report
