// SPDX-License-Identifier: Apache-2.0
#include "oc/steady_time.hpp"

#include <algorithm>

#include "core/contract.hpp"
#include "core/quantity.hpp"
#include "oc/compensated_sum.hpp"

namespace caudata::oc {

double observation_days(const trial::Part& part) {
  const core::Days dosing = part.dlt_window_from == trial::WindowFrom::last_dose
                                ? part.dosing_days.back() - part.dosing_days.front()
                                : core::Days{0};
  return static_cast<double>((dosing + part.dlt_window).value());
}

double days_of_cohort(const trial::Part& part, double patients_per_month, int patients) {
  EXPECTS(patients_per_month > 0 && patients > 0);
  const double interval = core::days_per_month / patients_per_month;
  double days = interval;
  for (int next = 1; next < patients; ++next) {
    const core::Days gap = next <= part.sentinels ? part.sentinel_hold : part.stagger;
    days += std::max(interval, static_cast<double>(gap.value()));
  }
  return days + observation_days(part) + part.safety_review.value();
}

double expected_days(const StateGraph& graph, const ExactCharacteristics& exact,
                     std::span<const trial::Part> parts, double patients_per_month) {
  CompensatedSum days;
  for (std::size_t i = 0; i < graph.batches.size(); ++i) {
    const Batch& batch = graph.batches[i];
    days.add(exact.cohorts[i] *
             days_of_cohort(parts[batch.level.part], patients_per_month, batch.patients));
  }
  return days.value();
}

}  // namespace caudata::oc
