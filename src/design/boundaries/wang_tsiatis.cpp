// SPDX-License-Identifier: Apache-2.0
#include "design/boundaries/wang_tsiatis.hpp"

#include <array>
#include <cmath>

#include "core/elementary.hpp"

namespace caudata::design {

Evidence power_family(const BoundaryPlan& plan, double delta) {
  const double p0 = plan.tolerated_rate;
  const double scale = std::sqrt(p0 * (1 - p0)) * core::pow(plan.looks.back(), 0.5 - delta);
  return [=](int events, int n) { return (events - n * p0) / (scale * core::pow(n, delta)); };
}

namespace {

const std::array<OptionSpec, 1> options{{
    {.name = "delta",
     .meaning = "shape: 0 is O'Brien-Fleming (few early stops), 0.5 the Pocock shape",
     .fallback = 0.25,
     .lower = 0,
     .upper = 0.5,
     .choices = {}},
}};

core::Result<Evidence> evidence(const BoundaryPlan& plan, const Options& given) {
  return power_family(plan, option<double>(given, options, "delta"));
}

}  // namespace

const BoundaryEntry wang_tsiatis_entry{
    "Wang-Tsiatis",
    "stop when the excess of events, standardised and weighted by a power of the information, "
    "exceeds a constant",
    "Wang SK, Tsiatis AA. Approximately optimal one-parameter boundaries for group sequential "
    "trials. Biometrics 1987;43:193-199.",
    options,
    &evidence,
    "constant on the scale of standard errors at the last look",
    &as_it_is};

}  // namespace caudata::design
