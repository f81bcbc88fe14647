// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace caudata::core {

/// How many insertions, deletions, substitutions and swaps of neighbours turn `a` into `b`, no
/// place edited twice (Damerau-Levenshtein in its restricted form, "optimal string alignment").
/// Counts bytes, not characters.
std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace caudata::core
