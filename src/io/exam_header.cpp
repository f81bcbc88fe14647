// SPDX-License-Identifier: Apache-2.0
#include "io/exam_header.hpp"

#include <fmt/format.h>

#include <sstream>

#include "io/csv_records.hpp"
#include "isncsci/result_text.hpp"

namespace caudata::io {
namespace {

using isncsci::CellKind;
using What = ExamColumn::What;

/// Letters and digits alone, in small letters.
std::string plain(std::string_view name) {
  std::string text;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') text += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) text += c;
  }
  return text;
}

/// Field names of the ISNCSCI web application (github.com/praxis-isncsci/ui, Apache-2.0), which
/// REDCap's external module of that name stores too. No per-cell names of the NINDS common data
/// elements are published where we could read them: those come by a header map.
std::string application_name(const isncsci::Cell& cell) {
  const std::string side = cell.side == isncsci::SideOf::right ? "right" : "left";
  switch (cell.kind) {
    case CellKind::light_touch:
      return fmt::format("{}LightTouch{}", side, name(level_of(cell)));
    case CellKind::pin_prick:
      return fmt::format("{}PinPrick{}", side, name(level_of(cell)));
    case CellKind::motor:
      return fmt::format("{}Motor{}", side, name(level_of(cell)));
    case CellKind::non_key_muscle:
      return side + "LowestNonKeyMuscleWithMotorFunction";
    case CellKind::anal_contraction:
      return "voluntaryAnalContraction";
    case CellKind::deep_pressure:
      break;
  }
  return "deepAnalPressure";
}

core::Issue map_issue(const std::string& file, std::size_t line, std::string message) {
  return {core::Severity::error,
          "isncsci.header-map",
          {file, static_cast<int>(line), 1},
          std::move(message),
          "",
          "two columns: theirs,ours"};
}

}  // namespace

std::string column_name(const isncsci::Cell& cell) {
  std::string text;
  for (const char c : name(cell)) {
    if (c == '.') {
      text += '_';
    } else if (c != '-') {
      text += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
  }
  return text;
}

ExamColumnNames::ExamColumnNames() {
  for (const isncsci::Cell& cell : isncsci::all_cells()) add_cell(cell);
  for (std::size_t key = 0; key < isncsci::variable_count; ++key) {
    columns_[plain(fmt::format("examiner_{}", isncsci::result_keys[key]))] = {
        What::examiner, {}, key};
  }
  columns_["id"] = {What::id, {}, 0};
  columns_["recordid"] = {What::id, {}, 0};
  columns_["redcapeventname"] = {What::event, {}, 0};
  columns_["redcaprepeatinstance"] = {What::instance, {}, 0};
  columns_["judgementnotdeterminable"] = {What::not_determinable, {}, 0};
  columns_["judgementreason"] = {What::judgement_reason, {}, 0};
}

void ExamColumnNames::add_cell(const isncsci::Cell& cell) {
  const ExamColumn column{What::cell, cell, 0};
  columns_[plain(name(cell))] = column;
  columns_[plain(application_name(cell))] = column;
}

ExamColumn ExamColumnNames::find(std::string_view name) const {
  const auto found = columns_.find(plain(name));
  return found == columns_.end() ? ExamColumn{} : found->second;
}

core::Result<std::monostate> ExamColumnNames::add(const std::string& csv,
                                                  const std::string& shown_as) {
  std::istringstream in(csv);
  CsvRecords records(in);
  core::Issues issues;
  for (bool header = true; records.next(); header = false) {
    const auto& fields = records.fields();
    if (header && !fields.empty() && plain(fields.front()) == "theirs") continue;
    if (fields.size() != 2) {
      issues.add(map_issue(shown_as, records.line(), "this row does not have two fields"));
      continue;
    }
    const ExamColumn ours = find(fields[1]);
    if (ours.what == What::other) {
      issues.add(map_issue(shown_as, records.line(),
                           fmt::format("\"{}\" is not one of our columns", fields[1])));
    } else {
      columns_[plain(fields[0])] = ours;
    }
  }
  if (issues.has_errors()) return core::failure(issues);
  return std::monostate{};
}

}  // namespace caudata::io
