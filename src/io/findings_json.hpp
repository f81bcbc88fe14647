// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "core/issue.hpp"

namespace caudata::io {

/// {"findings":[{"severity","rule","file","line","column","message","why","suggestion"}]}: the
/// format of `check --json`, which other programs read.
std::string findings_json(const core::Issues& findings);

}  // namespace caudata::io
