// SPDX-License-Identifier: Apache-2.0
#include "io/recovery/recovery_cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "isncsci/text.hpp"

namespace caudata::io {
namespace {

constexpr double oldest = 120;    // years
constexpr int last_day = 36'525;  // a hundred years after injury

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// "5.0" as "5": tables of programs that know no whole numbers beside gaps.
std::string without_zeros(const std::string& text) {
  const auto dot = text.find('.');
  if (dot == std::string::npos || dot == 0) return text;
  if (text.find_first_not_of('0', dot + 1) != std::string::npos) return text;
  return text.substr(0, dot);
}

/// Words of statistical programs for an empty cell.
bool says_nothing(const std::string& text) {
  return text.empty() || text == "NA" || text == "NaN" || text == "nan" || text == ".";
}

std::optional<isncsci::Level> level_named(const std::string& text) {
  if (text == "INT") return isncsci::intact;
  return isncsci::parse_level(text);
}

}  // namespace

bool RecoveryCells::has(const std::string& column) const {
  return !column.empty() && row_->find(column) != row_->end();
}

std::string RecoveryCells::text(const std::string& column) const {
  const auto found = row_->find(column);
  return found == row_->end() ? std::string() : trimmed(found->second.text);
}

void RecoveryCells::complain(const std::string& column, const char* rule,
                             const std::string& message, const std::string& why) {
  bad_.add({core::Severity::warning, rule, row_->find(column)->second.at,
            fmt::format("{} \"{}\"", column, text(column)) + " " + message, why,
            "it counts as missing"});
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
  double value = 0;
  const char* end = decoded_text->data() + decoded_text->size();
  const auto [rest, error] = std::from_chars(decoded_text->data(), end, value);
  if (error != std::errc() || rest != end || !std::isfinite(value)) {
    complain(column, "recovery.bad-number", "is no number", "a number is wanted here");
    return std::nullopt;
  }
  if (value < least || value > most) {
    complain(column, "recovery.out-of-range", "is out of range",
             fmt::format("{} to {} are possible; a code for \"not known\" belongs to `missing` of "
                         "the mapping",
                         least, most));
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
  if (*code == "male") return patient::Sex::male;
  if (*code == "female") return patient::Sex::female;
  ++unknown_[column][text(column)];
  complain(column, "recovery.unknown-code", "is no known code", "male or female is wanted here");
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
  ++unknown_[column][text(column)];
  complain(column, "recovery.unknown-code", "is no known code", "A, B, C, D or E is wanted here");
  return std::nullopt;
}

std::optional<isncsci::Level> RecoveryCells::level(const std::string& column) {
  if (!has(column)) return std::nullopt;
  const auto code = decoded(column, map_.levels);
  if (!code) return std::nullopt;
  if (const auto known = level_named(*code)) return known;
  ++unknown_[column][text(column)];
  complain(column, "recovery.unknown-code", "is no known code",
           "a level such as C5, T12 or INT is wanted here");
  return std::nullopt;
}

std::optional<isncsci::Exam> RecoveryCells::exam(const std::string& ending) {
  using isncsci::CellKind;
  isncsci::Exam exam;
  bool any = false;
  for (const isncsci::Cell& cell : isncsci::all_cells()) {
    if (cell.kind == CellKind::non_key_muscle) continue;
    const std::string column = cell_column(map_.cell_names, cell) + ending;
    if (!has(column)) continue;
    const bool answer = cell.kind > CellKind::motor;
    const int highest = answer                         ? 1
                        : cell.kind == CellKind::motor ? isncsci::normal_strength
                                                       : isncsci::normal_sensation;
    const std::string raw = text(column);
    if (raw == "NT") continue;
    std::optional<int> value;
    if (answer && (raw == "Yes" || raw == "No")) {
      value = raw == "Yes";
    } else {
      value = whole(column, map_.cells, 0, highest);
    }
    if (!value) continue;
    any = true;
    if (cell.kind == CellKind::anal_contraction) {
      exam.voluntary_anal_contraction = *value != 0 ? isncsci::Answer::yes : isncsci::Answer::no;
    } else if (cell.kind == CellKind::deep_pressure) {
      exam.deep_anal_pressure = *value != 0 ? isncsci::Answer::yes : isncsci::Answer::no;
    } else {
      score_at(exam, cell).value = static_cast<std::uint8_t>(*value);
    }
  }
  return any ? std::optional(exam) : std::nullopt;
}

}  // namespace caudata::io
