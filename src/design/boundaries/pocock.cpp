// SPDX-License-Identifier: Apache-2.0
#include <limits>

#include "design/binomial_tail.hpp"
#include "design/boundary_rule.hpp"

namespace caudata::design {
namespace {

core::Result<Evidence> evidence(const BoundaryPlan& plan, const Options&) {
  return Evidence([p0 = plan.tolerated_rate](int events, int n) {
    return events > n ? std::numeric_limits<double>::infinity() : -binomial_tail(events, n, p0);
  });
}

}  // namespace

extern const BoundaryEntry pocock_entry;
const BoundaryEntry pocock_entry{
    "Pocock",
    "stop when the exact binomial p-value is below the same level at every look",
    "Pocock SJ. Group sequential methods in the design and analysis of clinical trials. Biometrika "
    "1977;64:191-199. For events of toxicity: Ivanova A, Qaqish BF, Schell MJ. Continuous toxicity "
    "monitoring in phase II trials in oncology. Biometrics 2005;61:540-545.",
    {},
    &evidence,
    "nominal p-value",
    &negated};

}  // namespace caudata::design
