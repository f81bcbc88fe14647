// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "trial/course.hpp"
#include "trial/listing/patient.hpp"
#include "trial/listing/standing.hpp"

namespace caudata::trial {

/// What is known of one listed patient on day `on`, by the protocol's rules of evaluability. A dose
/// that is planned and may still be given keeps the window open.
PatientStanding outcome_of(const ListedPatient& patient, const Protocol& protocol, Days on);

/// The same patient as the conduct of a simulated trial has him. `subject` counts from 1.
Course course_of(const ListedPatient& patient, const PatientStanding& standing, int subject);

}  // namespace caudata::trial
