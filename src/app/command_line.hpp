// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/exit_code.hpp"

namespace caudata::app {

/// Understands the words after the program's name and does what they ask. Words that are not
/// understood: a finding on stderr with the nearest known word, and ExitCode::bad_input.
ExitCode obey(const std::vector<std::string>& words);

}  // namespace caudata::app
