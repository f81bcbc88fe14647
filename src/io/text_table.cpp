// SPDX-License-Identifier: Apache-2.0
#include "io/text_table.hpp"

#include <algorithm>
#include <vector>

namespace caudata::io {
namespace {

constexpr std::size_t gap = 2;

/// Characters of a UTF-8 text, as a terminal counts columns.
std::size_t width(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0u) != 0x80u; }));
}

std::string title(const report::Column& column) {
  return column.unit.empty() ? column.title : column.title + " [" + column.unit + "]";
}

using Line = std::vector<std::string>;

std::string written(const report::Table& table, const Line& line,
                    const std::vector<std::size_t>& widths) {
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const std::string blanks(widths[i] - width(line[i]), ' ');
    const bool right = table.columns[i].align == report::Align::right;
    out += (i > 0 ? std::string(gap, ' ') : "") + (right ? blanks + line[i] : line[i] + blanks);
  }
  out.erase(out.find_last_not_of(' ') + 1);
  return out + "\n";
}

}  // namespace

std::string to_text(const report::Table& table) {
  std::vector<Line> lines(1);
  for (const report::Column& column : table.columns) lines.front().push_back(title(column));
  for (const auto& row : table.rows) {
    lines.emplace_back();
    for (const report::Cell& cell : row) lines.back().push_back(cell.text);
  }
  std::vector<std::size_t> widths(table.columns.size(), 0);
  for (const Line& line : lines)
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], width(line[i]));
  std::string out = table.caption + "\n";
  for (const Line& line : lines) out += written(table, line, widths);
  for (const std::string& note : table.notes) out += note + "\n";
  return out;
}

}  // namespace caudata::io
