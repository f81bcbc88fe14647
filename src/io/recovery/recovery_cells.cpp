// SPDX-License-Identifier: Apache-2.0
#include "io/recovery/recovery_cells.hpp"
#include "core/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "io/recovery/recovery_words.hpp"
#include "isncsci/exam_text.hpp"
#include "isncsci/text.hpp"

namespace caudata::io {
namespace {

using isncsci::CellKind;

constexpr double oldest = 120;    // years
constexpr int last_day = 36'525;  // a hundred years after injury
constexpr const char* not_tested = "NT";

}  // namespace

bool RecoveryCells::has(const std::string& column) const {
  return !column.empty() && row_->find(column) != row_->end();
}

std::string RecoveryCells::text(const std::string& column) const {
  const auto found = row_->find(column);
  return found == row_->end() ? std::string() : found->second.text;
}

void RecoveryCells::complain(const std::string& column, const char* rule,
                             const std::string& message, const std::string& why) {
  findings_.add({core::Severity::error, rule, row_->find(column)->second.at,
                 fmt::format("{} \"{}\" {}", column, text(column), message), why,
                 "it counts as missing"});
}

void RecoveryCells::unknown(const std::string& column, const char* wanted) {
  ++unknown_[column][text(column)];
  complain(column, "recovery.unknown-code", "is no known code", wanted);
}

std::optional<std::string> RecoveryCells::decoded(const std::string& column,
                                                  const CodeList& codes) {
  const std::string raw = text(column);
  if (says_nothing(raw)) return std::nullopt;
  for (const std::string& form : {raw, without_zeros(raw)}) {
    if (std::ranges::find(codes.missing, form) != codes.missing.end()) return std::nullopt;
    if (const auto found = codes.meaning.find(form); found != codes.meaning.end())
      return found->second;
  }
  return without_zeros(raw);
}

std::optional<double> RecoveryCells::number(const std::string& column, const CodeList& codes,
                                            double least, double most) {
  const auto decoded_text = decoded(column, codes);
  if (!decoded_text) return std::nullopt;
  const auto value = core::parse_number(*decoded_text);
  if (!value) {
    complain(column, "recovery.bad-number", "is no number", "a number is wanted here");
    return std::nullopt;
  }
  if (*value < least || *value > most) {
    const bool mapped = map_.shape == RecoveryMap::Shape::long_table;
    complain(column, "recovery.out-of-range", "is out of range",
             fmt::format(
                 "{} to {} are possible{}", least, most,
                 mapped ? "; a code for \"not known\" belongs to `missing` of the mapping" : ""));
    return std::nullopt;
  }
  return value;
}

std::optional<int> RecoveryCells::whole(const std::string& column, const CodeList& codes, int least,
                                        int most) {
  const auto value = number(column, codes, least, most);
  if (!value) return std::nullopt;
  if (*value != std::floor(*value)) {
    complain(column, "recovery.bad-number", "is not whole", "a whole number is wanted here");
    return std::nullopt;
  }
  return static_cast<int>(*value);
}

std::optional<double> RecoveryCells::age(const std::string& column) {
  if (!has(column)) return std::nullopt;
  // Public files give ages in groups: "22-29"; their middle stands for them.
  const std::string raw = text(column);
  const auto dash = raw.find('-');
  int low = 0, high = 0;
  if (dash != std::string::npos && dash > 0 && dash + 1 < raw.size()) {
    const char* end = raw.data() + raw.size();
    const auto a = std::from_chars(raw.data(), raw.data() + dash, low);
    const auto b = std::from_chars(raw.data() + dash + 1, end, high);
    if (a.ptr == raw.data() + dash && b.ptr == end && low <= high && high <= oldest)
      return (low + high) / 2.0;
  }
  return number(column, map_.ages, 0, oldest);
}

std::optional<patient::Sex> RecoveryCells::sex(const std::string& column) {
  if (!has(column)) return std::nullopt;
  const auto code = decoded(column, map_.sexes);
  if (!code) return std::nullopt;
  if (const auto known = parse_sex(*code)) return known;
  unknown(column, "male or female is wanted here");
  return std::nullopt;
}

std::optional<int> RecoveryCells::day(const std::string& column) {
  if (!has(column)) return std::nullopt;
  return whole(column, map_.scores, 0, last_day);
}

std::optional<int> RecoveryCells::score(const std::string& column, int highest) {
  if (!has(column)) return std::nullopt;
  return whole(column, map_.scores, 0, highest);
}

std::optional<isncsci::AsiaImpairmentScale> RecoveryCells::grade(const std::string& column) {
  if (!has(column)) return std::nullopt;
  const auto code = decoded(column, map_.grades);
  if (!code) return std::nullopt;
  if (const auto known = isncsci::parse_ais(*code)) return known;
  unknown(column, "A, B, C, D or E is wanted here");
  return std::nullopt;
}

std::optional<isncsci::Level> RecoveryCells::level(const std::string& column) {
  if (!has(column)) return std::nullopt;
  const auto code = decoded(column, map_.levels);
  if (!code) return std::nullopt;
  if (const auto known = parse_recorded_level(*code)) return known;
  unknown(column, "a level such as C5, T12 or INT is wanted here");
  return std::nullopt;
}

std::optional<isncsci::Exam> RecoveryCells::exam(const std::string& ending) {
  isncsci::ExamStrings entries;
  isncsci::ExamText read;
  bool any = false;
  for (const isncsci::Cell& cell : isncsci::all_cells()) {
    entries[cell] = entry(cell, cell_column(map_.cell_names, cell) + ending);
    read[cell] = entries[cell];
    any = any || !entries[cell].empty();
    if (entries[cell].empty() && cell.kind != CellKind::non_key_muscle) read[cell] = not_tested;
  }
  if (!any) return std::nullopt;
  const isncsci::ExamReading reading = isncsci::read_exam(read);
  for (const isncsci::CellIssue& issue : reading.issues)
    complain(cell_column(map_.cell_names, issue.cell) + ending, "recovery.illegal-score",
             "is no entry of the worksheet", issue.message);
  return reading.exam;
}

/// As the worksheet has it; empty where the row says nothing.
std::string RecoveryCells::entry(const isncsci::Cell& cell, const std::string& column) {
  if (!has(column)) return {};
  const std::string text = decoded(column, map_.cells).value_or("");
  if (text == not_tested) return {};
  const bool answer =
      cell.kind == CellKind::anal_contraction || cell.kind == CellKind::deep_pressure;
  if (answer && text == "1") return "Yes";
  if (answer && text == "0") return "No";
  return text;
}

}  // namespace caudata::io
