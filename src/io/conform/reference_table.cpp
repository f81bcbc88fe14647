// SPDX-License-Identifier: Apache-2.0
#include "io/conform/reference_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <sstream>

#include "core/contract.hpp"
#include "io/csv_records.hpp"

namespace caudata::io {
namespace {

/// The text with its lines of origin emptied, so that lines keep their numbers.
std::string without_origin(std::istream& in) {
  std::string table;
  for (std::string line; std::getline(in, line);) {
    const bool origin = line.starts_with('#') || line.starts_with("\"#");
    table += origin ? "\n" : line + "\n";
  }
  return table;
}

core::Issue not_csv(const std::string& file, std::size_t line, std::string what) {
  return {core::Severity::error,
          "conform.not-csv",
          {file, static_cast<int>(line), 1},
          std::move(what),
          "reference numbers are read as CSV with a header line",
          ""};
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool ReferenceTable::has(std::string_view column) const {
  return std::ranges::find(columns_, column) != columns_.end();
}

void ReferenceTable::add(std::size_t line, std::vector<std::string> fields) {
  EXPECTS(fields.size() == columns_.size());
  rows_.push_back({line, std::move(fields)});
}

std::size_t ReferenceTable::index(std::string_view column) const {
  const auto found = std::ranges::find(columns_, column);
  EXPECTS(found != columns_.end());
  return static_cast<std::size_t>(found - columns_.begin());
}

const std::string& ReferenceTable::text(std::size_t row, std::string_view column) const {
  return rows_[row].fields[index(column)];
}

std::optional<double> ReferenceTable::number(std::size_t row, std::string_view column) const {
  return parse_number(text(row, column));
}

std::vector<double> ReferenceTable::numbers(std::size_t row, std::string_view column) const {
  std::vector<double> values;
  std::istringstream fields(text(row, column));
  for (std::string field; std::getline(fields, field, ';');) {
    if (const auto value = parse_number(field)) values.push_back(*value);
  }
  return values;
}

std::string ReferenceTable::key(std::size_t row,
                                std::initializer_list<std::string_view> columns) const {
  std::string key;
  for (const std::string_view column : columns) key += text(row, column) + '\x1f';
  return key;
}

core::Result<ReferenceTable> read_reference_table(std::istream& in, const std::string& file) {
  std::istringstream table_text(without_origin(in));
  CsvRecords records(table_text);
  if (!records.next()) return core::failure(not_csv(file, 1, "no header line"));
  const std::size_t columns = records.fields().size();
  ReferenceTable table(file, records.fields());
  while (records.next()) {
    if (!records.well_formed() || records.fields().size() != columns) {
      return core::failure(not_csv(
          file, records.line(),
          fmt::format("{} fields where the header has {}", records.fields().size(), columns)));
    }
    table.add(records.line(), records.fields());
  }
  return table;
}

}  // namespace caudata::io
