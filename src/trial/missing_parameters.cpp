// SPDX-License-Identifier: Apache-2.0
#include "trial/missing_parameters.hpp"

namespace caudata::trial {

core::Issues missing_parameters(const std::vector<std::string>& paths) {
  core::Issues issues;
  for (const std::string& path : paths)
    issues.add(
        {.severity = core::Severity::error,
         .rule = "data.missing-parameter",
         .at = {},
         .message = "no entry for " + path,
         .why = "every number of the model needs an entry with unit, source, grade and prior",
         .suggestion = "add [" + path + "] to the data files"});
  return issues;
}

}  // namespace caudata::trial
