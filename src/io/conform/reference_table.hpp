// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace caudata::io {

/// A file of reference numbers: CSV with a header, lines that begin with '#' say where they come
/// from. Columns are asked for by name; asking for one that is not there breaks a contract, so a
/// check names what it needs in its entry.
class ReferenceTable {
 public:
  ReferenceTable(std::string file, std::vector<std::string> columns)
      : file_(std::move(file)), columns_(std::move(columns)) {}

  const std::string& file() const { return file_; }
  std::size_t rows() const { return rows_.size(); }
  std::size_t line(std::size_t row) const { return rows_[row].line; }
  bool has(std::string_view column) const;
  void add(std::size_t line, std::vector<std::string> fields);

  const std::string& text(std::size_t row, std::string_view column) const;
  /// Empty for a blank field, for NA and for what is not a number.
  std::optional<double> number(std::size_t row, std::string_view column) const;
  /// "0.05;0.15;0.3": what stands between the semicolons; none for a blank field.
  std::vector<double> numbers(std::size_t row, std::string_view column) const;
  /// The fields of these columns joined: rows with the same key belong together.
  std::string key(std::size_t row, std::initializer_list<std::string_view> columns) const;

 private:
  struct Row {
    std::size_t line;
    std::vector<std::string> fields;
  };
  std::size_t index(std::string_view column) const;

  std::string file_;
  std::vector<std::string> columns_;
  std::vector<Row> rows_;
};

/// Issues: rule `conform.not-csv` for a file without a header or with a row of another length.
core::Result<ReferenceTable> read_reference_table(std::istream& in, const std::string& file);

/// The whole of `text` as a number in the C locale.
std::optional<double> parse_number(std::string_view text);

}  // namespace caudata::io
