// SPDX-License-Identifier: Apache-2.0
#include "safety/onset.hpp"

#include <algorithm>

#include "core/contract.hpp"
#include "core/elementary.hpp"

namespace caudata::safety {
namespace {

double days_between(core::Days from, core::Days to) { return (to - from).value(); }

/// Share of the window that has passed when `day` begins.
double share_passed(const DltWindow& window, core::Days day) {
  const double length = days_between(window.opens, window.closes) + 1;
  return std::clamp(days_between(window.opens, day) / length, 0.0, 1.0);
}

/// Mixture over the doses given in the window of exponentials cut at the window's end.
double after_each_dose_cdf(core::Days mean, const Exposure& exposure, core::Days day) {
  double sum = 0;
  int doses = 0;
  for (const core::Days dose : exposure.dose_days) {
    if (!exposure.window.contains(dose)) continue;
    ++doses;
    if (day <= dose) continue;
    const double rate = 1.0 / mean.value();
    const double possible = days_between(dose, exposure.window.closes) + 1;
    const double passed = std::min(days_between(dose, day), possible);
    sum += core::expm1(-rate * passed) / core::expm1(-rate * possible);
  }
  EXPECTS(doses > 0);
  return sum / doses;
}

}  // namespace

double onset_cdf(const FixedToxicity& truth, const Exposure& exposure, core::Days day) {
  const double x = share_passed(exposure.window, day);
  switch (truth.onset) {
    case OnsetShape::uniform:
      return x;
    case OnsetShape::early:
      return x * (2 - x);
    case OnsetShape::after_each_dose:
      return after_each_dose_cdf(truth.onset_mean, exposure, day);
  }
  EXPECTS(false);
  return x;
}

core::Days onset_day(const FixedToxicity& truth, const Exposure& exposure, double u) {
  constexpr core::Days one{1};
  core::Days day = exposure.window.opens;
  while (day < exposure.window.closes && onset_cdf(truth, exposure, day + one) <= u) day += one;
  return day;
}

}  // namespace caudata::safety
