// SPDX-License-Identifier: Apache-2.0
#include "report/funnel.hpp"

namespace caudata::report {

const std::vector<FunnelStep>& funnel_steps() {
  static const std::vector<FunnelStep> steps{
      {"mean_failed_age", "age"},
      {"mean_failed_cause", "cause of injury"},
      {"mean_failed_time_since_injury", "time since injury"},
      {"mean_turned_away", "no place open on arrival"},
      {"mean_failed_level", "neurological level"},
      {"mean_failed_ais", "AIS grade"},
      {"mean_failed_not_classifiable", "scores not testable"},
      {"mean_failed_other_exclusion", "other exclusion"},
      {"mean_consent_refused", "no consent"},
      {"mean_left_waiting_list", "eligible, no place open"},
      {"mean_still_in_screening", "under way at the end"}};
  return steps;
}

}  // namespace caudata::report
