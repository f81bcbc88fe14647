// SPDX-License-Identifier: Apache-2.0
#include "io/recovery/recovery_map.hpp"

#include <fmt/format.h>

#include "io/exam_header.hpp"

namespace caudata::io {
namespace {

using isncsci::CellKind;
using isncsci::ScoreSum;

constexpr std::size_t index(isncsci::ScoreSum score) { return static_cast<std::size_t>(score); }

/// "C01" … "S03" beside our own names.
CodeList nscisc_levels() {
  CodeList codes;
  for (std::uint8_t i = 0; i < isncsci::intact.index; ++i) {
    const std::string ours(isncsci::name(isncsci::Level{i}));
    const int ordinal = std::stoi(ours.substr(1));
    codes.meaning[fmt::format("{}{:02}", ours[0], ordinal)] = ours;
  }
  codes.meaning["X00"] = "INT";
  for (const char* old : {"S04", "S05", "S45"}) codes.meaning[old] = "INT";
  codes.missing = {"C99", "T99", "L99", "S99", "X99"};
  return codes;
}

CodeList letters_or_numbers() {
  CodeList codes;
  for (int grade = 0; grade < 5; ++grade)
    codes.meaning[std::to_string(grade + 1)] = std::string(1, static_cast<char>('A' + grade));
  codes.missing = {"U", "9", "N"};
  return codes;
}

/// Key muscles of one side in Sygen's files, C5 to S1. The right knee extensors are written with t.
std::string sygen_muscle(const isncsci::Cell& cell) {
  static constexpr std::array<const char*, isncsci::key_muscles> stem{
      "elbfl", "wrext", "elbex", "finfl", "finab", "hipfl", "kneex", "ankdo", "greto", "ankpl"};
  constexpr std::size_t knee = 6;
  const bool right = cell.side == isncsci::SideOf::right;
  if (right && cell.index == knee) return "kneetr";
  return std::string(stem[cell.index]) + (right ? "r" : "l");
}

std::string sygen_dermatome(const isncsci::Cell& cell) {
  std::string text;
  for (const char c : isncsci::name(level_of(cell)))
    if (c != '-') text += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  text += cell.kind == CellKind::light_touch ? "lt" : "pp";
  return text + (cell.side == isncsci::SideOf::right ? "r" : "l");
}

}  // namespace

std::string cell_column(RecoveryMap::CellNames names, const isncsci::Cell& cell) {
  if (names == RecoveryMap::CellNames::ours) return column_name(cell);
  switch (cell.kind) {
    case CellKind::motor:
      return sygen_muscle(cell);
    case CellKind::light_touch:
    case CellKind::pin_prick:
      return sygen_dermatome(cell);
    case CellKind::anal_contraction:
      return "vaccd";
    case CellKind::deep_pressure:
      return "anyana";
    case CellKind::non_key_muscle:
      break;
  }
  return "";
}

std::vector<const ExamColumns*> exams_of(const RecoveryMap& map) {
  if (map.shape == RecoveryMap::Shape::long_table) return {&map.columns};
  std::vector<const ExamColumns*> all;
  for (const VisitColumns& visit : map.visits) all.push_back(&visit.columns);
  return all;
}

std::vector<NamedColumn> named_columns(const RecoveryMap& map) {
  std::vector<NamedColumn> all{{"subject", map.subject},
                               {"age", map.age},
                               {"sex", map.sex},
                               {"outcome", map.outcome},
                               {"visit_column", map.visit}};
  for (const ExamColumns* exam : exams_of(map)) {
    all.push_back({"day", exam->day});
    all.push_back({"ais", exam->ais});
    all.push_back({"nli", exam->level});
    for (std::size_t s = 0; s < score_keys.size(); ++s)
      all.push_back({score_keys[s], exam->score[s]});
  }
  std::erase_if(all, [](const NamedColumn& named) { return named.column.empty(); });
  return all;
}

std::vector<std::string> cell_columns(const RecoveryMap& map, const ExamColumns& exam) {
  std::vector<std::string> all;
  if (!exam.cells) return all;
  for (const isncsci::Cell& cell : isncsci::all_cells())
    if (const std::string column = cell_column(map.cell_names, cell); !column.empty())
      all.push_back(column + *exam.cells);
  return all;
}

RecoveryMap nscisc_map() {
  RecoveryMap map;
  map.name = "NSCISC";
  map.subject = "UniID";
  map.age = "AInjAge";
  map.sex = "ASex";
  VisitColumns admission{"rehabilitation admission", {}, {}, {}, {}};
  admission.columns.day = "AI2RhADa";
  admission.columns.ais = "AASAImAd";
  admission.columns.level = "ANurLvlA";
  admission.columns.score[index(isncsci::ScoreSum::tms)] = "AASATotA";
  VisitColumns discharge{"discharge", {}, {}, {}, {}};
  discharge.columns.ais = "AASAImDs";
  discharge.columns.level = "ANurLvlD";
  discharge.columns.score[index(isncsci::ScoreSum::tms)] = "AASATotD";
  map.visits = {std::move(admission), std::move(discharge)};
  map.ages.missing = {"999"};
  map.sexes.meaning = {{"1", "male"}, {"2", "female"}};
  map.sexes.missing = {"3", "9"};
  map.grades = letters_or_numbers();
  map.levels = nscisc_levels();
  map.scores.missing = {"888", "999"};
  return map;
}

RecoveryMap asia_challenge_map() {
  RecoveryMap map;
  map.name = "ASIA challenge";
  map.subject = "PID";
  map.sex = "sexcd";
  map.outcome = "modben";
  map.cell_names = RecoveryMap::CellNames::sygen;
  for (const int week : {1, 4, 8, 16, 26, 52}) {
    VisitColumns visit{fmt::format("week {}", week), {}, {}, 7 * week, {}};
    visit.columns.ais = fmt::format("ais{}", week);
    visit.columns.cells = fmt::format("{:02}", week);
    map.visits.push_back(std::move(visit));
  }
  map.sexes.meaning = {{"1", "female"}, {"2", "male"}};
  for (const char grade : {'A', 'B', 'C', 'D', 'E'})
    map.grades.meaning[std::string("AIS ") + grade] = std::string(1, grade);
  map.grades.missing = {"ND", "NT"};
  map.cells.missing = {"9"};
  return map;
}

}  // namespace caudata::io
