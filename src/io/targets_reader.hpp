// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "evidence/target_table.hpp"

namespace caudata::io {

/// The cells of a CSV table with their places; lines that begin with # are comments. Rule
/// `table.not-csv` where a quote is left open or followed by other text.
core::Result<std::vector<evidence::TableRow>> read_commented_table(std::string_view text,
                                                                   const std::string& file);

/// A table of targets (docs/evidence.md), with everything that is wrong in it.
core::Result<std::vector<evidence::Target>> read_targets(std::string_view text,
                                                         const std::string& file);

}  // namespace caudata::io
