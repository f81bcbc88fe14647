// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/quantity.hpp"

namespace caudata::evidence {

inline constexpr core::Days longest_study{36525};  // a century

/// On which day something happens to each person of a study: "16", "16.1 +- 7.3" (mean and
/// standard deviation) or "1..14" (uniform).
struct DayRule {
  enum class Kind : std::uint8_t { fixed, spread, range } kind{};
  double first{0};   // [d] the day, the mean, the first day
  double second{0};  // [d] the standard deviation, the last day
  enum class Origin : std::uint8_t { injury, baseline } origin{};
  friend bool operator==(const DayRule&, const DayRule&) = default;
};

/// "365 since injury", "52 weeks since injury", "377 +- 93 since baseline". Units: d, day, days,
/// wk, week, weeks, mo, month, months (a twelfth of a year), y, year, years (365 d); without one,
/// days. Without "since": the injury. Empty: no rule.
std::optional<DayRule> parse_day_rule(std::string_view text);

/// The day after the origin that belongs to a share u in (0, 1) of the persons. A spread is
/// lognormal with the mean and standard deviation stated. At least `least`.
core::Days draw_day(const DayRule& rule, double u, core::Days least);

std::string to_text(const DayRule& rule);

}  // namespace caudata::evidence
