// SPDX-License-Identifier: Apache-2.0
#include "io/exam_row.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "isncsci/result_text.hpp"

namespace caudata::io {
namespace {

bool is_score(const isncsci::Cell& cell) { return cell.kind <= isncsci::CellKind::motor; }

bool is_value(const isncsci::Cell& cell, std::string_view text) {
  const int most =
      cell.kind == isncsci::CellKind::motor ? isncsci::normal_strength : isncsci::normal_sensation;
  return text.size() == 1 && text[0] >= '0' && text[0] <= '0' + most;
}

}  // namespace

std::optional<std::size_t> result_key(std::string_view name) {
  const auto found = std::ranges::find(isncsci::result_keys, name);
  if (found == isncsci::result_keys.end()) return std::nullopt;
  return static_cast<std::size_t>(found - isncsci::result_keys.begin());
}

void apply_assumed(ExamRow& row) {
  for (const AssumedValue& assumed : row.assumed) {
    const std::string cell = name(assumed.cell);
    if (!is_score(assumed.cell) || !is_value(assumed.cell, assumed.value)) {
      row.complain(cell, "isncsci.illegal-assumed",
                   fmt::format("\"{}\" is not a score that can be assumed here", assumed.value));
      continue;
    }
    std::string_view& score = row.text[assumed.cell];
    if (!score.ends_with('*')) {
      row.complain(cell, "isncsci.assumed-unmarked",
                   fmt::format("\"{}\" carries no mark; an assumed value belongs to a score marked "
                               "* or **",
                               score));
      continue;
    }
    score = row.keep(fmt::format("{}={}", score, assumed.value));
  }
}

}  // namespace caudata::io
