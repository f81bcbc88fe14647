// SPDX-License-Identifier: Apache-2.0
#include "trial/listing/outcome.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "core/date.hpp"
#include "trial/evaluability.hpp"

namespace caudata::trial {
namespace {

using design::Evaluability;

constexpr Days never{std::numeric_limits<std::int32_t>::max()};

/// Doses may still come unless the patient left, a DLT stopped them or a missed one did.
bool goes_on(const ListedPatient& patient, const Protocol& protocol) {
  const bool stopped = patient.dlt && protocol.dlt.stops_dosing;
  return patient.presence == Presence::in_follow_up && !stopped;
}

/// The last dose that was given or may still be given, from the first dose.
Days last_dose(const ListedPatient& patient, const Part& part, const Protocol& protocol, Days on) {
  Days last = patient.given.back();
  if (goes_on(patient, protocol)) {
    const std::size_t done = patient.given.size();
    std::size_t missed = 0;
    for (std::size_t k = done; k < patient.planned.size(); ++k) {
      const bool open = patient.planned[k] + part.dose_window >= on;
      if (!open) ++missed;
      const bool stops = missed > 0 && part.missed_dose == MissedDoseRule::stop_dosing;
      if (open && !stops) last = std::max(last, patient.planned[k]);
    }
  }
  return last - patient.first_dose();
}

std::string why_not_evaluable(const ListedPatient& patient, const Part& part,
                              const PatientStanding& standing) {
  if (patient.judged == Judged::does_not_count) return patient.why_not;
  if (standing.evaluability == Evaluability::too_few_doses) {
    return fmt::format("{} of at least {} doses", patient.given.size(), part.minimum_doses);
  }
  return fmt::format("left on {}, before the window closed on {}",
                     core::date_text(patient.last_seen), core::date_text(standing.window_closes));
}

}  // namespace

PatientStanding outcome_of(const ListedPatient& patient, const Protocol& protocol, Days on) {
  const Part& part = protocol.parts[patient.level.part];
  const Days first = patient.first_dose();
  const Days last = last_dose(patient, part, protocol, on);
  PatientStanding standing;
  standing.window_closes = first + window_closes(part, last);
  if (patient.dlt) {
    (*patient.dlt <= standing.window_closes ? standing.dlt : standing.late_dlt) = patient.dlt;
  }
  if (standing.dlt) {
    standing.evaluability = Evaluability::evaluable;
    return standing;
  }
  const Days left = patient.presence == Presence::left ? patient.last_seen - first : never;
  const auto doses = static_cast<int>(patient.given.size());
  standing.evaluability = resolution(part, last, doses, left).evaluability;
  const bool seen_to_the_end = patient.last_seen >= standing.window_closes;
  if (patient.presence == Presence::in_follow_up && !seen_to_the_end) {
    standing.evaluability = Evaluability::pending;
  }
  if (patient.judged == Judged::does_not_count) {
    standing.evaluability =
        doses < part.minimum_doses ? Evaluability::too_few_doses : Evaluability::left_before_window;
  }
  const bool counts = standing.evaluability == Evaluability::evaluable ||
                      standing.evaluability == Evaluability::pending;
  if (!counts) standing.why_not = why_not_evaluable(patient, part, standing);
  return standing;
}

Course course_of(const ListedPatient& patient, const PatientStanding& standing, int subject) {
  const Days first = patient.first_dose();
  Course course;
  SubjectRecord& r = course.record;
  r.subject = core::SubjectId(static_cast<std::uint32_t>(subject));
  r.level = patient.level;
  r.cohort = standing.cohort;
  r.enrolment = patient.enrolment;
  r.first_dose = first;
  r.doses = patient.given;
  r.doses_planned = static_cast<int>(patient.planned.size());
  r.evaluability = standing.evaluability;
  if (standing.dlt) r.dlt = *standing.dlt - first;
  if (standing.late_dlt) r.late_dlt = *standing.late_dlt - first;
  r.end_of_follow_up = patient.last_seen - first;
  if (patient.presence == Presence::left) course.left = r.end_of_follow_up;
  for (const Days day : patient.planned) course.planned.push_back(day - first);
  const Days known = std::min(patient.last_seen, standing.window_closes);
  course.resolved = standing.dlt ? *r.dlt : known - first;
  return course;
}

}  // namespace caudata::trial
