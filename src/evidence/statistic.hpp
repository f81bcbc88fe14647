// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "evidence/event_choice.hpp"
#include "evidence/expression.hpp"

namespace caudata::evidence {

enum class StatisticKind : std::uint8_t {
  share,          // share(yes or no): of the persons
  mean,           // mean(number)
  sd,             // sd(number): standard deviation between persons
  quantile,       // quantile(number, p)
  slope,          // slope(number per number): least squares
  rate,           // rate(EVENT): per patient-year from baseline to the visit
  incidence,      // incidence(EVENT, days): persons with at least one within the days of baseline
  per_injection,  // per_injection(EVENT): first injections with at least one
  repeatability,  // repeatability(number): what two examiners differ by in 19 of 20 persons
  icc,            // icc(number): intraclass correlation of two examiners
};

/// A share lies between 0 and 1 and has the sampling error of a count.
constexpr bool is_share(StatisticKind kind) {
  return kind == StatisticKind::share || kind == StatisticKind::incidence ||
         kind == StatisticKind::per_injection;
}
constexpr bool needs_events(StatisticKind kind) {
  return kind == StatisticKind::rate || kind == StatisticKind::incidence ||
         kind == StatisticKind::per_injection;
}

struct Statistic {
  StatisticKind kind{};
  std::optional<Expression> of, per;  // per: slope alone
  EventChoice events;
  double argument{0};  // p of a quantile, days of an incidence
};

/// "share(ais > A)", "quantile(uems - uems0, 0.5)", "slope(tms - tms0 per age)", …
tl::expected<Statistic, ExpressionProblem> parse_statistic(std::string_view text);

}  // namespace caudata::evidence
