// SPDX-License-Identifier: Apache-2.0
#include "core/date.hpp"

#include <fmt/format.h>

#include <array>

namespace caudata::core {
namespace {

/// Beyond these years a date is a slip of the pen.
constexpr int first_year = 1900, last_year = 2199;
constexpr std::string_view form = "0000-00-00";

constexpr bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }
constexpr int days_in(int year) { return is_leap(year) ? 366 : 365; }
constexpr int days_in(int year, int month) {
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[static_cast<std::size_t>(month) - 1];
}

/// Leap days before 1 January of a year.
constexpr int leap_days(int year) {
  const int before = year - 1;
  return before / 4 - before / 100 + before / 400;
}
constexpr int first_of(int year) { return 365 * (year - 1970) + leap_days(year) - leap_days(1970); }

/// Precondition: digits alone.
int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = 10 * value + (c - '0');
  return value;
}

bool has_form(std::string_view text) {
  if (text.size() != form.size()) return false;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (form[i] == '-' ? text[i] != '-' : !digit) return false;
  }
  return true;
}

}  // namespace

std::optional<Days> parse_date(std::string_view text) {
  if (!has_form(text)) return std::nullopt;
  const int year = number(text.substr(0, 4));
  const int month = number(text.substr(5, 2));
  const int day = number(text.substr(8, 2));
  if (year < first_year || year > last_year || month < 1 || month > 12) return std::nullopt;
  if (day < 1 || day > days_in(year, month)) return std::nullopt;
  int days = first_of(year) + day - 1;
  for (int before = 1; before < month; ++before) days += days_in(year, before);
  return Days(days);
}

std::string date_text(Days day) {
  int year = 1970 + day.value() / 366;  // at or before the right one, from 1970 on
  if (day.value() < 0) year = 1969 + day.value() / 365;
  while (first_of(year) + days_in(year) <= day.value()) ++year;
  int left = day.value() - first_of(year);
  int month = 1;
  for (; left >= days_in(year, month); ++month) left -= days_in(year, month);
  return fmt::format("{:04}-{:02}-{:02}", year, month, left + 1);
}

}  // namespace caudata::core
