// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace caudata::evidence {

struct Interval {
  double lower{0}, upper{0};
  bool contains(double x) const { return lower <= x && x <= upper; }
};

/// How far from the observed number a prediction may lie.
struct Tolerance {
  enum class Rule : std::uint8_t {
    interval,        // between the lower and upper number of the row
    wilson,          // Wilson's 95 % interval of a share of n
    standard_error,  // observed +- SD / sqrt(n); "standard_error 6.5" states the SD
    relative,        // observed (1 +- a); "relative 0.25"
    absolute,        // observed +- a, in its own unit; "absolute 0.05"
  } rule{};
  double amount{0};  // standard_error: SD; relative, absolute: a
};

std::optional<Tolerance> parse_tolerance(std::string_view text);

/// Wilson's score interval of k of n at the two-sided level of `z` standard deviations.
Interval wilson(double share, double n, double z);

inline constexpr double z_90 = 1.6448536269514722;  // two-sided 90 % of a normal variable
inline constexpr double z_95 = 1.959963984540054;

/// The interval of a rule other than `interval`; n where the rule needs it.
Interval limits(const Tolerance& tolerance, double observed, double n);

/// The standard deviation of the observation that the tolerance expresses: what calibration weighs
/// a target by. A standard error is one; the others are read as 95 % intervals.
double spread(const Tolerance& tolerance, const Interval& limits);

}  // namespace caudata::evidence
