// SPDX-License-Identifier: Apache-2.0
#include "design/timed_patient.hpp"

#include <algorithm>

#include "core/contract.hpp"

namespace caudata::design {
namespace {

/// Without a first dose a patient has been observed for no time.
FollowUp dlt_follow_up(const PatientRecord& record, double window) {
  if (record.dlt && !record.given_doses.empty()) {
    const int days = (*record.dlt - record.given_doses.front()).value();
    return {std::clamp(days / window, 0.0, 1.0), true, false};
  }
  if (record.dlt) return {1, true, false};
  if (record.evaluability == Evaluability::evaluable) return {1, false, false};
  return {std::clamp(record.follow_up.value() / window, 0.0, 1.0), false,
          record.evaluability == Evaluability::pending};
}

/// Whether his follow-up says anything of his dose. One with the whole window who does not count
/// all the same was judged so: his dosing failed.
bool counts(const PatientRecord& record, double window) {
  if (record.dlt) return true;
  if (record.evaluability == Evaluability::too_few_doses) return false;
  return record.evaluability != Evaluability::left_before_window ||
         record.follow_up.value() < window;
}

}  // namespace

std::vector<TimedPatient> timed_patients(std::span<const PatientRecord> records, double window) {
  EXPECTS(window > 0);
  std::vector<TimedPatient> patients;
  patients.reserve(records.size());
  for (const PatientRecord& record : records) {
    if (!counts(record, window)) continue;
    patients.push_back({static_cast<std::int8_t>(record.level.dose),
                        dlt_follow_up(record, window),
                        {},
                        record.enrolment});
  }
  return patients;
}

}  // namespace caudata::design
