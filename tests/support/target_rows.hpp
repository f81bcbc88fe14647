// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "evidence/target_table.hpp"

namespace caudata::test {

/// A table of targets whose cells stand between bars; the cell's place is its row, from 1, and its
/// ordinal, from 1.
inline std::vector<evidence::TableRow> target_rows(const std::vector<std::string>& lines) {
  std::vector<evidence::TableRow> rows;
  for (const std::string& line : lines) {
    evidence::TableRow row;
    std::size_t at = 0;
    while (at <= line.size()) {
      const std::size_t bar = std::min(line.find('|', at), line.size());
      row.push_back({line.substr(at, bar - at),
                     {static_cast<int>(rows.size()) + 1, static_cast<int>(row.size()) + 1}});
      at = bar + 1;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

inline const std::string target_header =
    "id|source|population|baseline|visit|statistic|n|observed|lower|upper|tolerance|split|region";

}  // namespace caudata::test
