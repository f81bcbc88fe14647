// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "design/record.hpp"

namespace caudata::design {

/// How far one outcome of one patient has been observed.
struct FollowUp {
  double share{0};     // of the outcome's window that has been observed, 0 to 1; until the event
  bool event{false};   // seen by now
  bool pending{true};  // the window is open and the event has not been seen
};

/// A patient as designs that use follow-up time see him: no calendar, no identity. One who left
/// before his window ended is not pending and keeps the share, below 1, that he was observed.
struct TimedPatient {
  std::int8_t dose{0};
  FollowUp dlt;
  FollowUp response{};  // for designs that use efficacy
  Enrolment enrolment{Enrolment::cohort};
};

/// The patients of one part in order of enrolment, without those who say nothing of their dose.
/// `window`: a full observation in days, > 0; responses are not read: records give no day of
/// them.
std::vector<TimedPatient> timed_patients(std::span<const PatientRecord> records, double window);

}  // namespace caudata::design
