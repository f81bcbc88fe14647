// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/ledger.hpp"
#include "graft/course/graft_result.hpp"
#include "report/report_input.hpp"

namespace caudata::report {

/// Everything the page of a graft says.
struct GraftInput {
  graft::GraftResult result;
  /// Inputs that the case left to the typical person: key, value with its unit.
  std::vector<std::pair<std::string, std::string>> assumed;
  std::vector<core::Parameter> parameters;  // that the run used
  std::map<std::string, double> overrides;  // by path
  core::GradeCount grades;                  // of those parameters
  Reproducibility reproducibility;
};

}  // namespace caudata::report
