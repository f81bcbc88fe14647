// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "app/exit_code.hpp"
#include "core/issue.hpp"

namespace caudata::app {

/// What the command line says cannot be done.
core::Issue usage_error(std::string message, std::string why, std::string suggestion);

/// Prints the findings on standard error and returns the code.
ExitCode refuse(const core::Issues& issues, ExitCode code = ExitCode::bad_input);

}  // namespace caudata::app
