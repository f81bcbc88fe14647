// SPDX-License-Identifier: Apache-2.0
#include "core/date.hpp"

#include <fmt/format.h>

#include <chrono>

namespace caudata::core {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

/// Beyond these years a date is a slip of the pen.
constexpr int first_year = 1900, last_year = 2199;
constexpr std::string_view form = "0000-00-00";

/// Precondition: digits alone.
unsigned number(std::string_view digits) {
  unsigned value = 0;
  for (const char c : digits) value = 10 * value + static_cast<unsigned>(c - '0');
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
  const auto year = static_cast<int>(number(text.substr(0, 4)));
  const year_month_day date{std::chrono::year(year), std::chrono::month(number(text.substr(5, 2))),
                            std::chrono::day(number(text.substr(8, 2)))};
  if (!date.ok() || year < first_year || year > last_year) return std::nullopt;
  return Days(static_cast<std::int32_t>(sys_days(date).time_since_epoch().count()));
}

std::string date_text(Days day) {
  const year_month_day date{sys_days(std::chrono::days(day.value()))};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace caudata::core
