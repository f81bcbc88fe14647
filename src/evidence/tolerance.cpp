// SPDX-License-Identifier: Apache-2.0
#include "evidence/tolerance.hpp"

#include <array>
#include <cmath>

#include "core/units.hpp"

namespace caudata::evidence {
namespace {

struct NamedRule {
  std::string_view name;
  Tolerance::Rule rule;
  bool has_amount;
};
constexpr std::array<NamedRule, 5> rules{{{"interval", Tolerance::Rule::interval, false},
                                          {"wilson", Tolerance::Rule::wilson, false},
                                          {"standard_error", Tolerance::Rule::standard_error, true},
                                          {"relative", Tolerance::Rule::relative, true},
                                          {"absolute", Tolerance::Rule::absolute, true}}};

Interval around(double centre, double half) { return {centre - half, centre + half}; }

}  // namespace

std::optional<Tolerance> parse_tolerance(std::string_view text) {
  const std::size_t space = text.find(' ');
  const std::string_view word = text.substr(0, space);
  for (const NamedRule& r : rules) {
    if (word != r.name) continue;
    if (!r.has_amount)
      return space == text.npos ? std::optional(Tolerance{r.rule, 0}) : std::nullopt;
    const auto amount =
        space == text.npos ? std::nullopt : core::parse_number(text.substr(space + 1));
    if (!amount || !(*amount > 0)) return std::nullopt;
    return Tolerance{r.rule, *amount};
  }
  return std::nullopt;
}

Interval wilson(double share, double n, double z) {
  const double square = z * z;
  const double centre = (share + square / (2 * n)) / (1 + square / n);
  const double half =
      z / (1 + square / n) * std::sqrt(share * (1 - share) / n + square / (4 * n * n));
  // The formula gives 0 and 1 at the ends but for rounding.
  return {share == 0 ? 0 : centre - half, share == 1 ? 1 : centre + half};
}

Interval limits(const Tolerance& tolerance, double observed, double n) {
  switch (tolerance.rule) {
    case Tolerance::Rule::interval:
      break;
    case Tolerance::Rule::wilson:
      return wilson(observed, n, z_95);
    case Tolerance::Rule::standard_error:
      return around(observed, tolerance.amount / std::sqrt(n));
    case Tolerance::Rule::relative:
      return around(observed, tolerance.amount * std::fabs(observed));
    case Tolerance::Rule::absolute:
      return around(observed, tolerance.amount);
  }
  return around(observed, 0);
}

double spread(const Tolerance& tolerance, const Interval& limits) {
  const double half = (limits.upper - limits.lower) / 2;
  return tolerance.rule == Tolerance::Rule::standard_error ? half : half / z_95;
}

}  // namespace caudata::evidence
