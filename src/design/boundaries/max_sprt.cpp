// SPDX-License-Identifier: Apache-2.0
#include <limits>

#include "core/elementary.hpp"
#include "design/boundary_rule.hpp"

namespace caudata::design {
namespace {

core::Result<Evidence> evidence(const BoundaryPlan& plan, const Options&) {
  return Evidence([p0 = plan.tolerated_rate](int events, int n) {
    if (events > n) return std::numeric_limits<double>::infinity();
    if (events <= n * p0) return 0.0;  // one-sided: the best alternative is the tolerated rate
    const double rate = static_cast<double>(events) / n;
    const double with = events * core::log(rate / p0);
    return events == n ? with : with + (n - events) * core::log((1 - rate) / (1 - p0));
  });
}

}  // namespace

extern const BoundaryEntry max_sprt_entry;
const BoundaryEntry max_sprt_entry{
    "MaxSPRT",
    "stop when the log likelihood ratio of the observed to the tolerated rate exceeds a constant",
    "Kulldorff M, Davis RL, Kolczak M, Lewis E, Lieu T, Platt R. A maximized sequential "
    "probability "
    "ratio test for drug and vaccine safety surveillance. Seq Anal 2011;30:58-78.",
    {},
    &evidence,
    "log likelihood ratio",
    &as_it_is};

}  // namespace caudata::design
