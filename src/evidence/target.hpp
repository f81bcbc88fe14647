// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "evidence/day_rule.hpp"
#include "evidence/statistic.hpp"
#include "evidence/tolerance.hpp"
#include "patient/virtual_patient.hpp"

namespace caudata::evidence {

/// What a target may be used for. Validation rows are never fitted to.
enum class Split : std::uint8_t { calibration, validation };
const char* name(Split split);

/// Why the model misses a number, as far as it is known: whichever way, or one way alone. What
/// explains a prediction that is too low is seldom true of one that is too high.
struct Reasons {
  std::string if_missed, if_low, if_high;
};

/// One published number and whom it is about.
struct Target {
  std::string id, source;
  std::optional<Expression> population;  // a yes or no; empty: everybody
  std::string population_text, statistic_text;
  DayRule baseline;
  std::optional<DayRule> visit;
  Statistic statistic;
  std::optional<double> n;  // persons of the study; injections, for per_injection
  double observed{0};
  Tolerance tolerance;
  Interval limits;   // what the tolerance allows, within the range of the statistic
  double spread{0};  // SD of the observation that the tolerance expresses
  Split split{};
  std::optional<patient::Region> region;  // empty: all regions in equal parts
  Reasons reasons;
};

/// A share whose count of n is told through, one by one. Beyond this n that is slow, and the count
/// is normal there.
inline constexpr double largest_counted = 50'000;
inline bool is_counted(const Target& target) {
  return is_share(target.statistic.kind) && target.n && *target.n <= largest_counted;
}

}  // namespace caudata::evidence
