// SPDX-License-Identifier: Apache-2.0
#include "evidence/day_rule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/elementary.hpp"
#include "core/units.hpp"

namespace caudata::evidence {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(' ');
  if (from == text.npos) return {};
  return text.substr(from, text.find_last_not_of(' ') - from + 1);
}

/// Takes the word off the end.
bool ends_with_word(std::string_view& text, std::string_view word) {
  if (!text.ends_with(word)) return false;
  text = trimmed(text.substr(0, text.size() - word.size()));
  return true;
}

struct Two {
  double first, second;
};
std::optional<Two> two_numbers(std::string_view text, std::string_view between) {
  const std::size_t at = text.find(between);
  if (at == text.npos) return std::nullopt;
  const auto first = core::parse_number(trimmed(text.substr(0, at)));
  const auto second = core::parse_number(trimmed(text.substr(at + between.size())));
  if (!first || !second) return std::nullopt;
  return Two{*first, *second};
}

/// Days in the unit that the text ends with, which is taken off it; without one, a day.
double unit_at_end(std::string_view& text) {
  struct Unit {
    std::string_view name;
    double days;
  };
  constexpr double days_per_year = 365, days_per_month = days_per_year / 12, days_per_week = 7;
  static constexpr std::array<Unit, 12> units{{{"days", 1},
                                               {"day", 1},
                                               {"d", 1},
                                               {"weeks", days_per_week},
                                               {"week", days_per_week},
                                               {"wk", days_per_week},
                                               {"months", days_per_month},
                                               {"month", days_per_month},
                                               {"mo", days_per_month},
                                               {"years", days_per_year},
                                               {"year", days_per_year},
                                               {"y", days_per_year}}};
  for (const Unit& unit : units)
    if (ends_with_word(text, unit.name)) return unit.days;
  return 1;
}

std::optional<DayRule> numbers_of_rule(std::string_view text) {
  using Kind = DayRule::Kind;
  if (const auto day = core::parse_number(text)) return DayRule{Kind::fixed, *day, 0, {}};
  auto spread = two_numbers(text, "+-");
  if (!spread) spread = two_numbers(text, "±");
  if (spread) return DayRule{Kind::spread, spread->first, spread->second, {}};
  if (const auto range = two_numbers(text, ".."))
    return DayRule{Kind::range, range->first, range->second, {}};
  return std::nullopt;
}

bool possible(const DayRule& rule) {
  const bool whole = std::floor(rule.first) == rule.first;
  switch (rule.kind) {
    case DayRule::Kind::fixed:
      return whole && rule.first >= 0 && rule.first <= longest_study.value();
    case DayRule::Kind::spread:
      return rule.first > 0 && rule.first <= longest_study.value() && rule.second > 0 &&
             rule.second <= longest_study.value();
    case DayRule::Kind::range:
      return whole && std::floor(rule.second) == rule.second && rule.first >= 0 &&
             rule.first < rule.second && rule.second <= longest_study.value();
  }
  return false;
}

double lognormal_day(double mean, double sd, double u) {
  const double variance = core::log1p(sd * sd / (mean * mean));  // of the logarithm
  return core::exp(core::log(mean) - variance / 2 + std::sqrt(variance) * core::normal_quantile(u));
}

double day_at(const DayRule& rule, double u) {
  switch (rule.kind) {
    case DayRule::Kind::fixed:
      return rule.first;
    case DayRule::Kind::spread:
      return std::min(lognormal_day(rule.first, rule.second, u),
                      static_cast<double>(longest_study.value()));
    case DayRule::Kind::range:
      return std::floor(rule.first + (rule.second - rule.first + 1) * u);
  }
  return 0;
}

}  // namespace

std::optional<DayRule> parse_day_rule(std::string_view text) {
  text = trimmed(text);
  const bool baseline = ends_with_word(text, "since baseline");
  if (!baseline) ends_with_word(text, "since injury");
  const double days = unit_at_end(text);
  auto rule = numbers_of_rule(text);
  if (!rule) return std::nullopt;
  const bool rounded = days != 1 && rule->kind != DayRule::Kind::spread;
  for (double* number : {&rule->first, &rule->second})
    *number = rounded ? std::round(*number * days) : *number * days;
  if (!possible(*rule)) return std::nullopt;
  rule->origin = baseline ? DayRule::Origin::baseline : DayRule::Origin::injury;
  return rule;
}

core::Days draw_day(const DayRule& rule, double u, core::Days least) {
  return std::max(core::Days(static_cast<std::int32_t>(std::lround(day_at(rule, u)))), least);
}

std::string to_text(const DayRule& rule) {
  const char* origin =
      rule.origin == DayRule::Origin::baseline ? " since baseline" : " since injury";
  switch (rule.kind) {
    case DayRule::Kind::fixed:
      return fmt::format("{}{}", rule.first, origin);
    case DayRule::Kind::spread:
      return fmt::format("{} +- {}{}", rule.first, rule.second, origin);
    case DayRule::Kind::range:
      return fmt::format("{}..{}{}", rule.first, rule.second, origin);
  }
  return {};
}

}  // namespace caudata::evidence
