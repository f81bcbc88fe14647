// SPDX-License-Identifier: Apache-2.0
#include "trial/design_view.hpp"

#include <algorithm>

namespace caudata::trial {

using core::Days;

DesignView::DesignView(const design::DoseLadder& ladder) {
  seen_.ladder = &ladder;
  for (auto& part : seen_.status) part.fill(design::LevelStatus::closed);
}

void DesignView::open(design::DoseLevel level) {
  seen_.tallies.open(level);
  seen_.status[level.part][level.dose] = design::LevelStatus::open;
}

void DesignView::start(const Course& course, design::Enrolment enrolment) {
  design::PatientRecord patient;
  patient.subject = course.record.subject;
  patient.level = course.record.level;
  patient.enrolment = enrolment;
  for (const Days day : course.planned) {
    patient.planned_doses.push_back(course.record.first_dose + day);
  }
  seen_.patients.push_back(std::move(patient));
  ++seen_.procedure.patients;
}

/// Who was backfilled is no part of the cohort that designs recall.
void DesignView::add(std::uint32_t index, design::Tally outcome) {
  const design::PatientRecord& patient = seen_.patients[index];
  if (patient.enrolment == design::Enrolment::cohort) {
    seen_.tallies.add_to_cohort(patient.level, outcome);
  } else {
    seen_.tallies[patient.level] += outcome;
  }
}

void DesignView::resolve(std::uint32_t index, const SubjectRecord& subject, Days day) {
  design::PatientRecord& patient = seen_.patients[index];
  patient.evaluability = subject.evaluability;
  if (subject.dlt) patient.dlt = day;
  if (subject.evaluability == design::Evaluability::evaluable) {
    add(index, design::tally_of(1, subject.dlt ? 1 : 0));
  }
}

void DesignView::add_response(std::uint32_t index, const SubjectRecord& subject) {
  seen_.patients[index].efficacy = 1;
  const auto both = static_cast<std::int16_t>(subject.dlt ? 1 : 0);
  add(index, {.response = 1, .both = both});
}

void DesignView::count_late_dlt(std::uint32_t index, const SubjectRecord& subject, Days day) {
  design::PatientRecord& patient = seen_.patients[index];
  if (patient.dlt) return;
  patient.dlt = day;
  ++seen_.tallies[subject.level].dlt;
}

const design::Record& DesignView::at(Days day, const std::vector<Course>& courses) {
  seen_.now = day;
  for (std::size_t i = 0; i < courses.size(); ++i) {
    const SubjectRecord& subject = courses[i].record;
    design::PatientRecord& patient = seen_.patients[i];
    patient.follow_up = std::min(day - subject.first_dose, subject.end_of_follow_up);
    const auto& left = courses[i].left;
    if (left && subject.first_dose + *left <= day) patient.left = subject.first_dose + *left;
    patient.given_doses.assign(subject.doses.begin(),
                               std::upper_bound(subject.doses.begin(), subject.doses.end(), day));
  }
  return seen_;
}

}  // namespace caudata::trial
