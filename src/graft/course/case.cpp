// SPDX-License-Identifier: Apache-2.0
#include "graft/course/case.hpp"

#include "core/contract.hpp"
#include "core/time_units.hpp"

namespace caudata::graft {
namespace {

double case_hour_of(const GraftDose& dose) { return core::hours_per_day * dose.day.value(); }

}  // namespace

const char* name(Sex sex) {
  switch (sex) {
    case Sex::female:
      return "female";
    case Sex::male:
      return "male";
  }
  return "";
}

const char* name(InjectionOutcome outcome) {
  switch (outcome) {
    case InjectionOutcome::complete:
      return "complete";
    case InjectionOutcome::drawn:
      return "drawn";
  }
  return "";
}

anatomy::CanalPerson canal_person(const GraftSubject& subject) {
  anatomy::CanalPerson person{subject.length_scale, subject.csf, subject.heart_rate,
                              subject.stroke_volume, std::nullopt};
  if (subject.lesion)
    person.lesion = {subject.lesion->level, subject.lesion->length, subject.block.passage,
                     subject.block.length};
  return person;
}

std::vector<PostureFrom> posture_course(const Administration& administration) {
  std::vector<PostureFrom> course;
  const auto& doses = administration.doses;
  for (std::size_t i = 0; i < doses.size(); ++i) {
    const double given = case_hour_of(doses[i]);
    for (const PostureFrom& p : administration.postures) {
      const bool in_time = i + 1 == doses.size() || given + p.hour < case_hour_of(doses[i + 1]);
      if (in_time) course.push_back({given + p.hour, p.posture});
    }
  }
  ENSURES(!course.empty());
  return course;
}

core::CellCount nominal_cells(const Administration& administration) {
  core::CellCount sum;
  for (const GraftDose& dose : administration.doses) sum += dose.cells;
  return sum;
}

}  // namespace caudata::graft
