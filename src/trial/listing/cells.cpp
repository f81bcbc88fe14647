// SPDX-License-Identifier: Apache-2.0
#include "trial/listing/cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "core/date.hpp"

namespace caudata::trial {
namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

template <class Number>
std::optional<Number> number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// Dates of a list stand apart by blanks, commas or semicolons.
std::vector<std::string_view> words(std::string_view text) {
  constexpr std::string_view between = " \t\r\n,;";
  std::vector<std::string_view> all;
  for (auto at = text.find_first_not_of(between); at != std::string_view::npos;) {
    const auto end = std::min(text.find_first_of(between, at), text.size());
    all.push_back(text.substr(at, end - at));
    at = text.find_first_not_of(between, end);
  }
  return all;
}

}  // namespace

bool CellReader::blank(ListingField field) const { return trimmed(row_[field]).empty(); }

std::string CellReader::text(ListingField field) const { return std::string(trimmed(row_[field])); }

bool CellReader::yes(ListingField field) {
  const std::string word = lower(trimmed(row_[field]));
  for (const std::string_view yes : {"yes", "y", "1", "true"}) {
    if (word == yes) return true;
  }
  for (const std::string_view no : {"", "no", "n", "0", "false"}) {
    if (word == no) return false;
  }
  error(field, "listing.yes-or-no", fmt::format("\"{}\" is neither yes nor no", text(field)), "",
        "write yes or no");
  return false;
}

std::optional<Days> CellReader::parse(ListingField field, std::string_view word) {
  if (const auto date = core::parse_date(word)) return date;
  if (form_ == DayForm::dates_or_numbers) {
    if (const auto day = number<std::int32_t>(word)) return Days(*day);
  }
  error(field, "listing.date", fmt::format("\"{}\" is not a date of the calendar", word), "",
        "write year, month and day: 2026-03-09");
  return std::nullopt;
}

std::optional<Days> CellReader::day(ListingField field) {
  return blank(field) ? std::nullopt : parse(field, trimmed(row_[field]));
}

std::vector<Days> CellReader::days(ListingField field) {
  std::vector<Days> all;
  for (const std::string_view word : words(row_[field])) {
    if (const auto day = parse(field, word)) all.push_back(*day);
  }
  return all;
}

std::optional<int> CellReader::whole(ListingField field) {
  if (blank(field)) return std::nullopt;
  const auto value = number<int>(trimmed(row_[field]));
  if (value && *value >= 1) return value;
  error(field, "listing.number",
        fmt::format("\"{}\" is not a whole number from 1 on", text(field)));
  return std::nullopt;
}

std::optional<double> CellReader::share(ListingField field) {
  if (blank(field)) return std::nullopt;
  std::string_view word = trimmed(row_[field]);
  const bool percent = word.ends_with('%');
  if (percent) word = trimmed(word.substr(0, word.size() - 1));
  const auto value = number<double>(word);
  const double share = value ? (percent ? *value / 100 : *value) : -1;
  if (share >= 0 && share <= 2) return share;
  error(field, "listing.share",
        fmt::format("\"{}\" is not a share of the nominal dose", text(field)), "",
        "write 0.85 or 85 %");
  return std::nullopt;
}

void CellReader::error(ListingField field, std::string rule, std::string message, std::string why,
                       std::string suggestion) {
  const core::TextPosition at = row_.where(field);
  issues_.add({core::Severity::error,
               std::move(rule),
               {listing_.file, at.line, at.column},
               std::move(message),
               std::move(why),
               std::move(suggestion)});
}

void CellReader::warn(ListingField field, std::string rule, std::string message, std::string why,
                      std::string suggestion) {
  const core::TextPosition at = row_.where(field);
  issues_.add({core::Severity::warning,
               std::move(rule),
               {listing_.file, at.line, at.column},
               std::move(message),
               std::move(why),
               std::move(suggestion)});
}

}  // namespace caudata::trial
