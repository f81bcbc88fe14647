// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "app/explain/explain.hpp"
#include "app/subject_text.hpp"
#include "report/examination_text.hpp"
#include "report/narrative.hpp"

namespace caudata::app {
namespace {

std::string course(const trial::Study& study, const oc::Replay& replay,
                   core::CandidateId candidate) {
  std::string text;
  for (const trial::Event& event : replay.events)
    if (event.candidate == candidate)
      text += fmt::format("  day {:>5}  {}\n", event.day.value(),
                          report::describe(event, study.protocol));
  return text;
}

std::string results(const isncsci::Classification& c) {
  return fmt::format("AIS {}  level {}  UEMS {}  LEMS {}  light touch {}  pin prick {}",
                     report::ais_text(c.ais), report::level_text(c.neurological_level),
                     report::total_text(c.upper_extremity_motor_score),
                     report::total_text(c.lower_extremity_motor_score),
                     report::total_text(c.light_touch), report::total_text(c.pin_prick));
}

/// What the examiner wrote down and, where it is not the same, the state behind it.
std::string examination_in_words(const oc::ExaminedVisit& e) {
  std::string text = fmt::format("  {:<16} {:>5} d since injury  {}  VAC {}  DAP {}\n", e.visit,
                                 e.since_injury.value(), results(e.classification),
                                 report::answer_text(e.exam.voluntary_anal_contraction),
                                 report::answer_text(e.exam.deep_anal_pressure));
  if (e.exam != e.truth)
    text += fmt::format("  {:<16} {:>21}{}\n", "  true state", "", results(e.true_classification));
  return text;
}

}  // namespace

std::string explain_subject(const trial::Study& study, oc::Replay& replay,
                            const trial::SubjectRecord& subject) {
  std::string text = describe_subject(study, replay, subject) +
                     "\n\nCourse (days from the opening of the trial):\n" +
                     course(study, replay, subject.candidate) + "\nExaminations (ISNCSCI):\n";
  for (const oc::ExaminedVisit& e : oc::examinations(study, replay, subject))
    text += examination_in_words(e);
  return text;
}

}  // namespace caudata::app
