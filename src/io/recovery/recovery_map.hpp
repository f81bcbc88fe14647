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
  std::array<std::string, isncsci::score_sums> score{};
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

/// A column of the person or of an examination, with the key that names it in a mapping.
struct NamedColumn {
  std::string key, column;
};
/// All that the map names, single scores apart.
std::vector<NamedColumn> named_columns(const RecoveryMap& map);

/// Of every visit, or the one of a long table.
std::vector<const ExamColumns*> exams_of(const RecoveryMap& map);
/// Those of the single scores; none where the examination has none.
std::vector<std::string> cell_columns(const RecoveryMap& map, const ExamColumns& exam);

/// Keys of the scores in a mapping, in the order of isncsci::ScoreSum.
inline constexpr std::array<const char*, isncsci::score_sums> score_keys{
    "uems", "lems", "tms", "light_touch", "pin_prick"};

/// Our TOML (docs/real-data.md). All mistakes at once, rule `recovery.map`.
core::Result<RecoveryMap> read_recovery_map(const std::string& text, const std::string& shown_as);

/// Column of a cell: ours ("right_lt_c2") or Sygen's ("c2ltr"), before the ending; "" where Sygen
/// has none.
std::string cell_column(RecoveryMap::CellNames names, const isncsci::Cell& cell);

}  // namespace caudata::io
