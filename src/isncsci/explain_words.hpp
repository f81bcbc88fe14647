// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "isncsci/admissible.hpp"
#include "isncsci/cell.hpp"

/// Cells and scores in words.
namespace caudata::isncsci {

/// "right", "left"
std::string_view side_word(SideOf side);
/// "right C6 light touch", "left L2 muscle", "right non-key muscle", "voluntary anal contraction"
std::string cell_words(const Cell& cell);
/// "right C6 light touch is 1", "left C5 muscle is 2* and counts as 3 or 4"
std::string cell_with_score(const Exam& exam, const Cell& cell);
/// "a, b and c"; the word goes before the last one.
std::string join_words(const std::vector<std::string>& words, std::string_view last);
/// "C5, C6" for "C5,C6".
std::string spaced(std::string_view list);
/// Values out of `all` in words: "2", "0 or 1", "below 3", "at least 3".
std::string values_words(CellKind kind, ScoreSet values);

}  // namespace caudata::isncsci
