// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "trial/course.hpp"

namespace caudata::trial {

/// Who comes to the visits of one patient's follow-up. Days count from the first dose.
struct Attendance {
  const Study& study;
  const patient::VirtualPatient& patient;
  core::TrialStreams streams;
  core::CandidateId id;
  const Part& part;
  Days injury_to_first_dose;
  Days last_dose;
};

/// The latest that follow-up of a part may end, from the first dose.
Days latest_end(const Protocol& protocol, const Part& part);

/// When follow-up ends if the patient does not leave: the protocol's end after the last dose on its
/// planned day, or the last visit if its day falls later.
Days planned_end(const Attendance& patient);

/// Visits until the end of follow-up, each on a day within its window, equally likely, with its
/// examination; some are missed.
void hold_visits(Course& course, const Attendance& patient);

/// The visit of the last examination that the protocol plans for a part; empty: there is none.
/// Where the last dose is the anchor, it counts as given on its planned day.
std::optional<std::uint8_t> last_examination(const Protocol& protocol, const Part& part);

/// Long-term contacts after the planned end of follow-up, until the patient is lost (any cause,
/// constant hazard).
void keep_contact(Course& course, const Attendance& patient, Days planned_end);

}  // namespace caudata::trial
