// SPDX-License-Identifier: Apache-2.0
#include "io/csv_writer.hpp"

#include <algorithm>

namespace caudata::io {

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string csv_record(const std::vector<std::string>& fields) {
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) line += ',';
    line += csv_field(fields[i]);
  }
  return line + "\r\n";
}

std::string to_csv(const report::Table& table) {
  std::vector<std::string> header;
  for (const report::Column& column : table.columns)
    header.push_back(column.unit.empty() ? column.title : column.title + " [" + column.unit + "]");
  std::string text = csv_record(header);
  for (const auto& row : table.rows) {
    std::vector<std::string> fields;
    std::transform(row.begin(), row.end(), std::back_inserter(fields),
                   [](const report::Cell& cell) { return cell.text; });
    text += csv_record(fields);
  }
  return text;
}

}  // namespace caudata::io
