// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "report/document.hpp"

namespace caudata::io {

/// A table of the report for a terminal: caption, header and rows in aligned columns, then the
/// notes.
std::string to_text(const report::Table& table);

}  // namespace caudata::io
