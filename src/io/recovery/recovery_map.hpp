// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "evidence/recovery/recovery_data.hpp"
#include "isncsci/cell.hpp"

/// Where a data set keeps what Caudata reads of it.
namespace caudata::io {

/// Texts of a column: what they stand for, and those that mean "not known".
struct CodeList {
  std::map<std::string, std::string, std::less<>> meaning;
  std::vector<std::string> missing;  // beside the empty text
};

/// The columns of one examination; "" where the data set has none.
struct ExamColumns {
  std::string day, ais, level;
  std::array<std::string, evidence::recorded_scores> score{};
  std::optional<std::string> cells;  // single scores are there too; the ending of their names
};

struct VisitColumns {
  std::string name;
  std::optional<int> from, to;  // days since injury that belong to it, in a long table
  std::optional<int> day;       // where the file does not say it
  ExamColumns columns;          // of a wide table
};

struct RecoveryMap {
  std::string name;
  enum class Shape { wide, long_table } shape{Shape::wide};  // a row a person, or an examination
  std::string subject, age, sex, outcome;
  std::string visit;    // long: the column that names the visit; "": by the day
  ExamColumns columns;  // long
  std::vector<VisitColumns> visits;
  CodeList ages, sexes, grades, levels, scores, cells;
  enum class CellNames { ours, sygen } cell_names{CellNames::ours};
};

/// Form I of the public files of the National Spinal Cord Injury Statistical Center (NSCISC),
/// v2021.
RecoveryMap nscisc_map();

/// The Sygen subset of the ASIA challenge: features, metadata and outcomes by PID.
RecoveryMap asia_challenge_map();

/// Our TOML (docs/real-data.md). All mistakes at once, rule `recovery.map`.
core::Result<RecoveryMap> read_recovery_map(const std::string& text, const std::string& shown_as);

/// Column of a cell: ours ("right_lt_c2") or Sygen's ("c2ltr01"), before the ending.
std::string cell_column(RecoveryMap::CellNames names, const isncsci::Cell& cell);

}  // namespace caudata::io
