// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "design/decision.hpp"
#include "trial/recovery.hpp"
#include "trial/trial_record.hpp"

namespace caudata::trial {

/// What one level of one trial came to. All integers, so that sums over trials are exact in any
/// order.
struct LevelVerdict {
  int treated{0};
  int evaluable{0};
  int dlt{0};
  int late_dlt{0};
  int missed_dlt{0};
  int adverse_events{0};
  int patients_with_ae{0};
  int serious_adverse_events{0};
  int patients_with_sae{0};
  int deaths{0};
  int related_grade3{0};  // adjudicated related, grade >= 3, any time
  // Recovery as seen at the visit nearest half a year after the first dose, in patients with that
  // examination; who has a grade or a motor score undetermined, then or at baseline, is missing.
  int examined{0};
  int ais_improved{0};
  int ais_worsened{0};
  int uems_change{0}, uems_change_squared{0};
  int lems_change{0}, lems_change_squared{0};
};

/// What one trial came to.
struct Verdict {
  design::Conclusion conclusion;
  std::array<std::array<LevelVerdict, design::max_doses>, design::max_parts> level{};
  int candidates{0};
  std::array<int, screen_failure_count> screen_failures{};
  int consent_refused{0}, left_waiting_list{0}, turned_away_on_arrival{0};
  int treated{0}, evaluable{0}, dlt{0}, replaced{0};
  int withdrawals{0}, deaths{0}, missed_doses{0}, stopped_for_dlt{0};  // intercurrent events
  int missed_dlt{0}, late_dlt{0};
  int decisions{0};
  int days_to_decision{0};  // opening of the trial to the last decision
  int days_to_lock{0};      // … to last patient, last visit
  int days_to_long_term_end{0};
  std::vector<Recovery> recovery;  // of all patients
};

Verdict evaluate(const TrialRecord& record);

}  // namespace caudata::trial
