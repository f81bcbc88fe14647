// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/report_input.hpp"

namespace caudata::report {

/// The value that the run used for a parameter: the override, or the central value.
inline double value_used(const ReportInput& input, const core::Parameter& parameter) {
  const auto found = input.overrides.find(parameter.path);
  return found != input.overrides.end() ? found->second : core::central_value(parameter);
}

}  // namespace caudata::report
