// SPDX-License-Identifier: Apache-2.0
#include "app/refuse.hpp"

#include <utility>

#include "app/terminal.hpp"

namespace caudata::app {

core::Issue usage_error(std::string message, std::string why, std::string suggestion) {
  return {core::Severity::error, "usage",        {"caudata", 0, 0},
          std::move(message),    std::move(why), std::move(suggestion)};
}

ExitCode refuse(const core::Issues& issues, ExitCode code) {
  print_findings(stderr, issues);
  return code;
}

}  // namespace caudata::app
