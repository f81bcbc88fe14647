// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/issue.hpp"

namespace caudata::trial {

/// One error per path that has no entry in the data files.
core::Issues missing_parameters(const std::vector<std::string>& paths);

}  // namespace caudata::trial
