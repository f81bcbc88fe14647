// SPDX-License-Identifier: Apache-2.0
#include "core/units.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace caudata::core {
namespace {

constexpr double days_per_week = 7;
constexpr double longest_duration = 200 * days_per_year;

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::optional<double> days_in(std::string_view unit) {
  static constexpr std::pair<std::string_view, double> known[] = {{"d", 1},
                                                                  {"day", 1},
                                                                  {"days", 1},
                                                                  {"wk", days_per_week},
                                                                  {"week", days_per_week},
                                                                  {"weeks", days_per_week},
                                                                  {"mo", days_per_month},
                                                                  {"month", days_per_month},
                                                                  {"months", days_per_month},
                                                                  {"y", days_per_year},
                                                                  {"year", days_per_year},
                                                                  {"years", days_per_year}};
  for (const auto& [name, days] : known)
    if (name == unit) return days;
  return std::nullopt;
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  text = trimmed(text);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(number))
    return std::nullopt;
  return number;
}

std::optional<Measurement> parse_measurement(std::string_view text) {
  text = trimmed(text);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || !std::isfinite(number)) return std::nullopt;
  const auto used = static_cast<std::size_t>(end - text.data());
  const std::string_view unit = trimmed(text.substr(used));
  if (unit.empty()) return std::nullopt;
  return Measurement{number, std::string(unit)};
}

std::optional<Days> to_days(const Measurement& m) {
  const auto factor = days_in(m.unit);
  if (!factor || std::abs(m.number * *factor) > longest_duration) return std::nullopt;
  return Days{static_cast<std::int32_t>(std::lround(m.number * *factor))};
}

std::optional<CellCount> to_cells(const Measurement& m) {
  if (m.unit != "cells") return std::nullopt;
  return CellCount{m.number};
}

std::optional<double> to_years(const Measurement& m) {
  if (m.unit != "y" && m.unit != "year" && m.unit != "years") return std::nullopt;
  return m.number;
}

std::optional<double> to_rate_per_month(const Measurement& m) {
  if (m.unit.front() != '/') return std::nullopt;
  const auto factor = days_in(trimmed(std::string_view(m.unit).substr(1)));
  if (!factor) return std::nullopt;
  return m.number * (days_per_month / *factor);
}

std::optional<Days> parse_study_day(std::string_view text) {
  text = trimmed(text);
  if (!text.starts_with("day ") && !text.starts_with("Day ")) return std::nullopt;
  text = trimmed(text.substr(4));
  std::int32_t day = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), day);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return Days{day};
}

std::string to_text(Days days) { return std::to_string(days.value()) + " d"; }

}  // namespace caudata::core
