// SPDX-License-Identifier: Apache-2.0
#include "app/subject_text.hpp"

#include <fmt/format.h>

#include "report/examination_text.hpp"

namespace caudata::app {
namespace {

const char* person(patient::Sex sex) {
  switch (sex) {
    case patient::Sex::female:
      return "woman";
    case patient::Sex::male:
      return "man";
  }
  return "";
}

}  // namespace

std::string describe_subject(const trial::Study& study, oc::Replay& replay,
                             const trial::SubjectRecord& subject) {
  const patient::Covariates& who = replay.people.at(subject.candidate).covariates;
  return fmt::format(
      "subject {}, {} of {}, {}, AIS {} at screening, {}", subject.subject.value(), person(who.sex),
      static_cast<int>(who.age_years), report::level_text(subject.baseline.neurological_level),
      report::ais_text(subject.baseline.ais), study.escalation.ladder().name(subject.level));
}

}  // namespace caudata::app
