// SPDX-License-Identifier: Apache-2.0
#include "io/targets_reader.hpp"

#include <sstream>

#include "io/csv_records.hpp"

namespace caudata::io {
namespace {

/// Comments become empty lines, so that places stay where they are.
std::string without_comments(std::string_view text) {
  std::string kept;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string_view line = text.substr(0, end);
    kept += line.front() == '#' ? std::string_view("\n") : line;
    text.remove_prefix(end);
  }
  return kept;
}

std::vector<std::size_t> line_starts(std::string_view text) {
  std::vector<std::size_t> starts{0};
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n') starts.push_back(i + 1);
  return starts;
}

}  // namespace

core::Result<std::vector<evidence::TableRow>> read_commented_table(std::string_view text,
                                                                   const std::string& file) {
  std::istringstream in(without_comments(text));
  const std::vector<std::size_t> starts = line_starts(text);
  CsvRecords records(in);
  std::vector<evidence::TableRow> rows;
  core::Issues issues;
  while (records.next()) {
    if (!records.well_formed())
      issues.add({core::Severity::error,
                  "table.not-csv",
                  {file, static_cast<int>(records.line()), 1},
                  "a quote is left open, or other text follows it",
                  "the cells of this row cannot be told apart",
                  "quote a whole cell, and double a quote inside it"});
    evidence::TableRow row;
    for (std::size_t i = 0; i < records.fields().size(); ++i) {
      core::TextPosition at = records.places()[i];
      const std::size_t begin =
          starts[static_cast<std::size_t>(at.line - 1)] + static_cast<std::size_t>(at.column - 1);
      if (begin < text.size() && text[begin] == '"') ++at.column;  // the text, not its quote
      row.push_back({records.fields()[i], at});
    }
    rows.push_back(std::move(row));
  }
  if (issues.has_errors()) return core::failure(std::move(issues));
  return rows;
}

core::Result<std::vector<evidence::Target>> read_targets(std::string_view text,
                                                         const std::string& file) {
  const auto rows = read_commented_table(text, file);
  if (!rows) return core::failure(rows.error());
  return evidence::read_targets(file, *rows);
}

}  // namespace caudata::io
