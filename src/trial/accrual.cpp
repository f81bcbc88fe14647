// SPDX-License-Identifier: Apache-2.0
#include "trial/accrual.hpp"

#include <algorithm>
#include <cmath>

#include "core/contract.hpp"

namespace caudata::trial {
namespace {

/// Beyond every trial, and a whole number of days that an arrival can have.
constexpr double never = 1e6;

double rate_per_day(const Site& site) { return site.rate / core::days_per_month; }

/// Candidates expected while the ramp lasts: half of what full speed would bring.
double expected_in_ramp(const Site& site) { return rate_per_day(site) * site.ramp.value() / 2; }

}  // namespace

double expected_arrivals(const Site& site, double t) {
  const double open = std::max(0.0, t - site.activation.value());
  const double ramp = site.ramp.value();
  if (open < ramp) return rate_per_day(site) * open * open / (2 * ramp);
  return expected_in_ramp(site) + rate_per_day(site) * (open - ramp);
}

double arrival_time(const Site& site, double count) {
  EXPECTS(count > 0);
  if (site.rate <= 0) return never;
  const double in_ramp = expected_in_ramp(site);
  const double open = count < in_ramp
                          ? std::sqrt(2 * site.ramp.value() * count / rate_per_day(site))
                          : site.ramp.value() + (count - in_ramp) / rate_per_day(site);
  return std::min(site.activation.value() + open, never);
}

}  // namespace caudata::trial
