// SPDX-License-Identifier: Apache-2.0
#include "report/interval_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/student_t.hpp"
#include "design/incomplete_beta.hpp"
#include "evidence/tolerance.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

std::string with_interval(double value, double lower, double upper) {
  return fmt::format("{} ({} to {})", fixed(value, 1), fixed(lower, 1), fixed(upper, 1));
}

/// 95 % of Student's distribution lies within this on either side.
double student_95(double freedom) {
  double upper = core::t_of_deviate(evidence::z_95, freedom);  // never below it
  constexpr double near_enough_from = 500;
  if (freedom >= near_enough_from) return upper;
  double lower = evidence::z_95;
  constexpr int halvings = 60;
  for (int i = 0; i < halvings; ++i) {
    const double t = (lower + upper) / 2;
    const double beyond = design::beta_cdf(freedom / (freedom + t * t), freedom / 2, 0.5);
    (beyond > 0.05 ? lower : upper) = t;
  }
  return upper;
}

}  // namespace

Cell share_with_interval(std::uint64_t part, std::uint64_t all) {
  if (all == 0) return {"–", {}};
  const double share = share_of(part, all);
  const auto i = evidence::wilson(share, static_cast<double>(all), evidence::z_95);
  return {with_interval(100 * share, std::max(100 * i.lower, 0.0), std::min(100 * i.upper, 100.0)),
          share};
}

Cell mean_with_interval(std::optional<double> mean, std::optional<double> sd, std::int64_t n) {
  if (!mean) return {"–", {}};
  if (!sd || n < 2) return {fixed(*mean, 1), *mean};
  const auto persons = static_cast<double>(n);
  const double half = student_95(persons - 1) * *sd / std::sqrt(persons);
  return {with_interval(*mean, *mean - half, *mean + half), *mean};
}

}  // namespace caudata::report
