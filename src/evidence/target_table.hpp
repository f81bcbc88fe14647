// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/document.hpp"
#include "core/result.hpp"
#include "evidence/target.hpp"

namespace caudata::evidence {

/// A cell of a table and where its text begins.
struct TableCell {
  std::string text;
  core::TextPosition at;
};
using TableRow = std::vector<TableCell>;

/// The columns of a table of targets, in any order: id, source, population, baseline, visit,
/// statistic, n, observed, lower, upper, tolerance, split, region, if_missed, if_low, if_high.
/// docs/evidence.md describes them.
const std::vector<std::string>& target_columns();

/// A header and rows into targets. Every problem of every row is returned.
core::Result<std::vector<Target>> read_targets(const std::string& file,
                                               const std::vector<TableRow>& rows);

}  // namespace caudata::evidence
