// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report/figures/frame.hpp"

namespace caudata::report {

/// A kind of cell in bars that show all of them.
struct StackedKind {
  std::string words, style;
  Hatch hatch{Hatch::none};
};

/// One bar: its label and a count per kind.
struct StackedRow {
  std::string label, count_text;
  std::vector<std::uint64_t> counts;
};

/// Bars from 0 to 100 % with a legend of the kinds that occur. A row of nobody has no bar.
std::string stacked_rows(const std::string& id, const std::string& title, const std::string& alt,
                         const std::vector<StackedKind>& kinds,
                         const std::vector<StackedRow>& rows);

}  // namespace caudata::report
