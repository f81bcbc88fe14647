// SPDX-License-Identifier: Apache-2.0
#include "report/funnel.hpp"

namespace caudata::report {

const char* name(Loss loss) {
  switch (loss) {
    case Loss::not_eligible:
      return "not eligible";
    case Loss::declined:
      return "declined";
    case Loss::no_place:
      return "no place";
    case Loss::still_in_process:
      return "still in process";
  }
  return "";
}

const std::vector<FunnelStep>& funnel_steps() {
  using enum trial::ScreenFailure;
  static const std::vector<FunnelStep> steps{
      {"mean_failed_age", "age", Loss::not_eligible, age},
      {"mean_failed_cause", "cause of injury", Loss::not_eligible, cause},
      {"mean_failed_time_since_injury", "time since injury", Loss::not_eligible, time_since_injury},
      {"mean_turned_away", "on arrival", Loss::no_place},
      {"mean_failed_level", "neurological level", Loss::not_eligible, level},
      {"mean_failed_ais", "AIS grade", Loss::not_eligible, ais},
      {"mean_failed_not_classifiable", "scores not testable", Loss::not_eligible, not_classifiable},
      {"mean_failed_other_exclusion", "other exclusion", Loss::not_eligible, other_exclusion},
      {"mean_consent_refused", "consent", Loss::declined},
      {"mean_left_waiting_list", "eligible and waiting", Loss::no_place},
      {"mean_still_in_screening", "when the trial ended", Loss::still_in_process}};
  return steps;
}

std::string words(const FunnelStep& step) {
  return std::string(name(step.loss)) + ": " + step.words;
}

}  // namespace caudata::report
