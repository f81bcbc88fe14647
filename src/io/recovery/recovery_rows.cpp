// SPDX-License-Identifier: Apache-2.0
#include "io/recovery/recovery_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "io/recovery/recovery_words.hpp"

namespace caudata::io {
namespace {

core::Issue header_issue(core::SourceLocation at, std::string message, std::string suggestion) {
  return {core::Severity::error,
          "recovery.header",
          std::move(at),
          std::move(message),
          "columns are found by their names",
          std::move(suggestion)};
}

core::SourceLocation place(const std::string& file, core::TextPosition at) {
  return {file, at.line, at.column};
}

core::SourceLocation begin_of(const std::string& file, const CsvRecords& records) {
  return {file, static_cast<int>(records.line()), 1};
}

}  // namespace

RecoveryRows::RecoveryRows(const RecoveryMap& map) : map_(map) {
  for (const NamedColumn& named : named_columns(map)) wanted_.insert(named.column);
  for (const ExamColumns* exam : exams_of(map))
    for (std::string& column : cell_columns(map, *exam)) wanted_.insert(std::move(column));
}

void RecoveryRows::read(const RecoveryFile& file) {
  CsvRecords records(*file.in, Remarks::hash);
  if (files_ == 0) first_header_.file = file.name;
  const auto header = read_header(file.name, records);
  if (header)
    while (records.next()) add(file.name, *header, records);
  note_strangers();
  ++files_;
}

std::optional<RecoveryRows::Header> RecoveryRows::read_header(const std::string& file,
                                                              CsvRecords& records) {
  if (!records.next()) {
    header_issues_.add(
        header_issue({file, 0, 0}, "the file has no header", "save the table with its header"));
    headers_read_ = false;
    return std::nullopt;
  }
  if (files_ == 0) first_header_ = begin_of(file, records);
  if (!records.well_formed()) {
    header_issues_.add(header_issue(begin_of(file, records),
                                    "a quote is left open, or other text follows it",
                                    "quote a whole cell, and double a quote inside it"));
    headers_read_ = false;
    return std::nullopt;
  }
  Header header;
  std::set<std::string, std::less<>> seen;
  for (std::size_t i = 0; i < records.fields().size(); ++i) {
    std::string name = trimmed(records.fields()[i]);
    if (!seen.insert(name).second && wanted_.contains(name))
      header_issues_.add(header_issue(place(file, records.places()[i]),
                                      fmt::format("a second column is named \"{}\"", name),
                                      "rename or remove the one that does not count"));
    header.names.push_back(std::move(name));
  }
  const auto subject = std::ranges::find(header.names, map_.subject);
  header.subject = static_cast<std::size_t>(subject - header.names.begin());
  columns_.insert(seen.begin(), seen.end());
  if (subject != header.names.end()) return header;
  header_issues_.add(header_issue(begin_of(file, records),
                                  fmt::format("there is no column \"{}\"", map_.subject),
                                  map_.shape == RecoveryMap::Shape::long_table
                                      ? "it names the person: `subject` of the mapping"
                                      : "it names the person in this layout; --layout long with "
                                        "--map takes other names"));
  return std::nullopt;
}

void RecoveryRows::leave_out(core::SourceLocation at, const char* rule, std::string message,
                             const char* why, const char* what_happens) {
  findings_.add(
      {core::Severity::error, rule, std::move(at), std::move(message), why, what_happens});
}

void RecoveryRows::add(const std::string& file, const Header& header, const CsvRecords& records) {
  const auto& fields = records.fields();
  if (!records.well_formed())
    return leave_out(begin_of(file, records), "recovery.malformed-row",
                     "a quote is left open, or other text follows it", "a row is read as a whole",
                     "it is left out");
  if (fields.size() != header.names.size())
    return leave_out(
        begin_of(file, records), "recovery.malformed-row",
        fmt::format("the row has {} fields, the header {}", fields.size(), header.names.size()),
        "a row is read as a whole", "it is left out");
  const std::string id = trimmed(fields[header.subject]);
  core::SourceLocation at = place(file, records.places()[header.subject]);
  if (says_nothing(id))
    return leave_out(std::move(at), "recovery.no-person", "the row names no person",
                     "examinations are joined by their person", "it is left out");
  RecoveryRow row;
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (wanted_.contains(header.names[i]))
      row.try_emplace(header.names[i],
                      RecoveryCell{trimmed(fields[i]), place(file, records.places()[i])});
  if (map_.shape == RecoveryMap::Shape::wide) return add_wide(id, std::move(row), at);
  if (!by_person_.contains(id)) order_.push_back(id);
  by_person_[id].rows.push_back(std::move(row));
}

void RecoveryRows::add_wide(const std::string& id, RecoveryRow row,
                            const core::SourceLocation& at) {
  const auto known = by_person_.find(id);
  if (known == by_person_.end() && files_ > 0) {
    if (strangers_.empty()) first_stranger_ = at;
    strangers_.insert(id);
  } else if (known == by_person_.end()) {
    order_.push_back(id);
    by_person_[id].rows.push_back(std::move(row));
  } else if (known->second.last_file == files_) {
    leave_out(at, "recovery.second-row", "the file has a row of this person already",
              "this layout has one row a person", "this one is left out");
  } else {
    known->second.last_file = files_;
    join(known->second.rows.front(), row);
  }
}

/// The first file that states something counts.
void RecoveryRows::join(RecoveryRow& row, const RecoveryRow& later) {
  for (const auto& [column, cell] : later) {
    if (column == map_.subject) continue;
    const auto [there, fresh] = row.try_emplace(column, cell);
    RecoveryCell& first = there->second;
    if (fresh || says_nothing(cell.text)) continue;
    if (says_nothing(first.text)) {
      first = cell;
    } else if (without_zeros(first.text) != without_zeros(cell.text)) {
      leave_out(cell.at, "recovery.two-values",
                fmt::format("{} \"{}\" is \"{}\" in {}, line {}", column, cell.text, first.text,
                            first.at.file, first.at.line),
                "a person has one value in a column", "the earlier file counts");
    }
  }
}

void RecoveryRows::note_strangers() {
  if (strangers_.empty()) return;
  findings_.add(
      {core::Severity::note, "recovery.not-in-first-file", first_stranger_,
       fmt::format("persons of this file that the first one does not have: {}", strangers_.size()),
       "the first file says who is there", "they are left out; this is the first"});
  strangers_.clear();
}

}  // namespace caudata::io
