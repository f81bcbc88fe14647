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

/// When follow-up of a part ends if nobody leaves, from the first dose: the protocol's end after
/// the last dose on its planned day, or the end of the window of the last visit if that is later,
/// of one that counts from a last dose given as late as it may be.
Days planned_end(const Protocol& protocol, const Part& part);

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
