// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace caudata::io {

/// Whether the examiner's result says what the computed one says: the same values in any order,
/// with or without blanks, and a "*" in both or in neither. "ND" agrees with every result that is
/// not determined.
bool agrees(std::string_view examiner, std::string_view computed);

}  // namespace caudata::io
