// SPDX-License-Identifier: Apache-2.0
#include "io/exam_table_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "io/exam_table_text.hpp"

namespace caudata::io {
namespace {

using isncsci::CellKind;
using What = ExamColumn::What;

constexpr const char* malformed_record = "isncsci.malformed-record";

core::Issue header_issue(const ExamSource& source, const CsvRecords& records, std::string message,
                         std::string suggestion) {
  return {core::Severity::error,
          "isncsci.header",
          {source.name, static_cast<int>(records.line()), 1},
          std::move(message),
          "",
          std::move(suggestion)};
}

std::optional<std::size_t> position(const std::vector<std::string>& fields,
                                    const std::string& name) {
  const auto found = std::ranges::find(fields, name);
  if (name.empty() || found == fields.end()) return std::nullopt;
  return static_cast<std::size_t>(found - fields.begin());
}

core::Issues group_issues(const ExamSource& source, const CsvRecords& records,
                          std::optional<std::size_t> group) {
  core::Issues issues;
  if (!source.group_field.empty() && !group)
    issues.add(header_issue(source, records,
                            fmt::format("there is no column \"{}\"", source.group_field),
                            "--change takes the name of a column as the file writes it"));
  return issues;
}

/// "right_lt_c2, right_lt_c3, … (112 in all)"
std::string list(const std::vector<std::string>& names) {
  constexpr std::size_t shown = 5;
  if (names.size() <= shown) return fmt::format("{}", fmt::join(names, ", "));
  return fmt::format("{}, and {} more", fmt::join(names.begin(), names.begin() + shown, ", "),
                     names.size() - shown);
}

bool records_agree(const CsvRecords& records, std::size_t columns, ExamRow& row) {
  if (!records.well_formed()) {
    row.complain("", malformed_record, "a quote is not closed, or text follows a closing quote");
    return false;
  }
  if (records.fields().size() == columns) return true;
  row.complain("", malformed_record,
               fmt::format("{} fields, where the header has {}", records.fields().size(), columns));
  return false;
}

void append_id(ExamRow& row, const std::string& part) {
  if (part.empty()) return;
  row.id_kind = IdKind::text;
  if (!row.id.empty()) row.id += '/';
  row.id += part;
}

}  // namespace

core::Issues WideTable::read_header(const ExamColumnNames& names, const ExamSource& source) {
  std::vector<isncsci::Cell> seen;
  core::Issues issues;
  for (const std::string& field : records_.fields()) {
    const ExamColumn column = names.find(field);
    columns_.push_back(column);
    if (column.what != What::cell) continue;
    if (std::ranges::find(seen, column.cell) != seen.end())
      issues.add(header_issue(source, records_, fmt::format("\"{}\" stands twice", field), ""));
    seen.push_back(column.cell);
  }
  std::vector<std::string> missing;
  for (const isncsci::Cell& cell : isncsci::all_cells()) {
    const bool needed = cell.kind != CellKind::non_key_muscle;
    if (needed && std::ranges::find(seen, cell) == seen.end()) missing.push_back(column_name(cell));
  }
  if (!missing.empty())
    issues.add(header_issue(source, records_, fmt::format("columns are missing: {}", list(missing)),
                            "caudata classify --template csv prints a header; --header-map FILE "
                            "takes other names"));
  group_ = position(records_.fields(), source.group_field);
  issues.add(group_issues(source, records_, group_));
  return issues;
}

core::Result<std::unique_ptr<ExamReader>> WideTable::open(CsvRecords records,
                                                          const ExamColumnNames& names,
                                                          const ExamSource& source,
                                                          ExamFormat format) {
  auto table = std::unique_ptr<WideTable>(new WideTable(std::move(records), format));
  const core::Issues issues = table->read_header(names, source);
  if (issues.has_errors()) return core::failure(issues);
  return table;
}

bool WideTable::is_empty() const {
  const auto& fields = records_.fields();
  for (std::size_t i = 0; i < std::min(fields.size(), columns_.size()); ++i) {
    if (columns_[i].what == What::cell && !fields[i].empty()) return false;
  }
  return true;
}

bool WideTable::is_code(const std::string& field) const {
  return format_ == ExamFormat::redcap && field.find('_') != std::string::npos;
}

void WideTable::put(ExamRow& row, std::size_t column) {
  const std::string& field = records_.fields()[column];
  const ExamColumn& about = columns_[column];
  switch (about.what) {
    case What::id:
    case What::event:
    case What::instance:
      return append_id(row, field);
    case What::cell:
      row.text[about.cell] = is_code(field) ? row.keep(redcap_score(field)) : field;
      return;
    case What::examiner:
      if (!field.empty()) row.examiner.push_back({about.key, field});
      return;
    case What::not_determinable:
    case What::judgement_reason:
    case What::other:
      return;
  }
}

void WideTable::fill(ExamRow& row) {
  row.has_exam = true;
  std::string_view keys, reason;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    put(row, i);
    if (columns_[i].what == What::not_determinable) keys = records_.fields()[i];
    if (columns_[i].what == What::judgement_reason) reason = records_.fields()[i];
  }
  std::ranges::sort(row.examiner, {}, &ExaminersResult::key);
  read_judgement(keys, reason, row);
  if (group_) row.group = records_.fields()[*group_];
}

bool WideTable::next(ExamRow& row) {
  while (records_.next()) {
    if (format_ == ExamFormat::redcap && is_empty() && records_.well_formed()) {
      ++left_out_;
      continue;
    }
    row.clear();
    row.line = records_.line();
    if (records_agree(records_, columns_.size(), row)) {
      fill(row);
    } else if (columns_.front().what == What::id) {
      append_id(row, records_.fields().front());
    }
    return true;
  }
  return false;
}

core::Result<std::unique_ptr<ExamReader>> LongTable::open(CsvRecords records,
                                                          const ExamColumnNames& names,
                                                          const ExamSource& source) {
  auto table = std::unique_ptr<LongTable>(new LongTable(std::move(records), names));
  const auto& header = table->records_.fields();
  core::Issues issues;
  const auto need = [&](const char* name) {
    const auto at = position(header, name);
    if (!at)
      issues.add(header_issue(source, table->records_,
                              fmt::format("there is no column \"{}\"", name),
                              "a long table has the columns id, cell, value"));
    return at;
  };
  table->id_ = need("id");
  table->cell_ = need("cell");
  table->value_ = need("value");
  table->group_ = position(header, source.group_field);
  issues.add(group_issues(source, table->records_, table->group_));
  if (issues.has_errors()) return core::failure(issues);
  return table;
}

const std::string* LongTable::field(std::optional<std::size_t> column) const {
  const auto& fields = records_.fields();
  return column && *column < fields.size() ? &fields[*column] : nullptr;
}

void LongTable::add_entry(ExamRow& row) {
  const std::string *address = field(cell_), *value = field(value_);
  if (!records_.well_formed() || address == nullptr || value == nullptr) {
    return row.complain("", malformed_record,
                        fmt::format("line {} is not id, cell, value", records_.line()));
  }
  const ExamColumn column = names_.find(*address);
  if (column.what == What::examiner) {
    row.examiner.push_back({column.key, *value});
  } else if (column.what != What::cell) {
    row.complain(
        *address, "isncsci.unknown-cell",
        fmt::format("line {}: \"{}\" is no cell, such as right.lt.C5", records_.line(), *address));
  } else if (std::ranges::find(given_, column.cell) != given_.end()) {
    row.complain(name(column.cell), "isncsci.double-cell",
                 fmt::format("line {}: this cell was given before", records_.line()));
  } else {
    given_.push_back(column.cell);
    row.text[column.cell] = row.keep(*value);
  }
}

bool LongTable::next(ExamRow& row) {
  if (!ahead_ && !records_.next()) return false;
  ahead_ = false;
  given_.clear();
  row.clear();
  row.line = records_.line();
  row.has_exam = true;
  const std::string* id = field(id_);
  const std::string current = id == nullptr ? std::string() : *id;
  append_id(row, current);
  if (const std::string* group = field(group_)) row.group = *group;
  do {
    id = field(id_);
    if (id != nullptr && *id != current) {
      ahead_ = true;
      break;
    }
    add_entry(row);
  } while (records_.next());
  std::ranges::sort(row.examiner, {}, &ExaminersResult::key);
  return true;
}

}  // namespace caudata::io
