// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "core/elementary.hpp"
#include "design/boundary_rule.hpp"

namespace caudata::design {
namespace {

const std::array<OptionSpec, 1> options{{
    {.name = "alternative_rate",
     .meaning = "the rate to be detected, above the tolerated one; 0: half way from the tolerated "
                "rate to 1",
     .fallback = 0.0,
     .lower = 0,
     .upper = 0.999,
     .choices = {}},
}};

core::Issue not_above(const LocatedOption& given) {
  return {core::Severity::error,
          "boundary.alternative-rate",
          given.at,
          "the alternative rate is not above the tolerated one",
          "the rule weighs a higher rate against the tolerated one",
          ""};
}

core::Result<Evidence> evidence(const BoundaryPlan& plan, const Options& given) {
  const double p0 = plan.tolerated_rate;
  double p1 = option<double>(given, options, "alternative_rate");
  if (p1 > 0 && p1 <= p0) return core::failure(not_above(given.find("alternative_rate")->second));
  if (p1 <= 0) p1 = (1 + p0) / 2;
  const double event = core::log(p1 / p0);
  const double none = core::log((1 - p1) / (1 - p0));
  return Evidence([=](int events, int n) { return events * event + (n - events) * none; });
}

}  // namespace

extern const BoundaryEntry sprt_entry;
const BoundaryEntry sprt_entry{
    "SPRT",
    "stop when the log likelihood ratio of an alternative to the tolerated rate exceeds a "
    "constant; "
    "truncated at the last look, without a lower boundary",
    "Wald A. Sequential tests of statistical hypotheses. Ann Math Stat 1945;16:117-186. For "
    "toxicity: Goldman AI. Issues in designing sequential stopping rules for monitoring side "
    "effects in clinical trials. Control Clin Trials 1987;8:327-337.",
    options,
    &evidence,
    "log likelihood ratio",
    &as_it_is};

}  // namespace caudata::design
