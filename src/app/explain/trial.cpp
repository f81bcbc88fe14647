// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "app/explain/explain.hpp"
#include "report/narrative.hpp"
#include "report/number_text.hpp"

namespace caudata::app {
namespace {

using trial::DecisionRecord;
using trial::SubjectRecord;

const char* in_words(design::Evaluability evaluability) {
  switch (evaluability) {
    case design::Evaluability::pending:
      return "still in the window";
    case design::Evaluability::evaluable:
      return "evaluable";
    case design::Evaluability::too_few_doses:
      return "not evaluable: too few doses";
    case design::Evaluability::left_before_window:
      return "not evaluable: left before the window closed";
  }
  return "";
}

std::string counts(const design::Tallies& tallies, const design::DoseLadder& ladder) {
  std::vector<std::string> levels;
  for (std::size_t part = 0; part < ladder.parts.size(); ++part)
    for (std::size_t dose = 0; dose < ladder.doses(part); ++dose) {
      const design::DoseLevel at{static_cast<std::uint8_t>(part), static_cast<std::uint8_t>(dose)};
      if (tallies[at].evaluable > 0)
        levels.push_back(
            fmt::format("{} {}/{}", ladder.name(at), tallies[at].dlt, tallies[at].evaluable));
    }
  return levels.empty() ? "nobody evaluable yet"
                        : fmt::format("DLT/evaluable: {}", fmt::join(levels, ", "));
}

std::string subject_in_words(const SubjectRecord& s, const design::DoseLadder& ladder) {
  std::string text =
      fmt::format("subject {} ({}), first dose on day {}, {} of {} doses: ", s.subject.value(),
                  ladder.name(s.level), s.first_dose.value(), s.doses.size(), s.doses_planned);
  if (s.dlt) return text + fmt::format("DLT on day {}", (s.first_dose + *s.dlt).value());
  return text + in_words(s.evaluability);
}

/// Dosed after the decision before and up to this one: whom this decision has that the one before
/// did not.
std::vector<const SubjectRecord*> newly_counted(const oc::Replay& replay, std::size_t index) {
  const auto& decisions = replay.record.decisions;
  std::vector<const SubjectRecord*> subjects;
  for (const SubjectRecord& s : replay.record.subjects) {
    const bool after_before = index > 0 && s.first_dose >= decisions[index - 1].day;
    if (after_before && s.first_dose < decisions[index].day) subjects.push_back(&s);
  }
  return subjects;
}

std::string decision_in_words(const trial::Study& study, const oc::Replay& replay,
                              std::size_t index) {
  const design::DoseLadder& ladder = study.escalation.ladder();
  const DecisionRecord& d = replay.record.decisions[index];
  std::string text =
      fmt::format("Decision {}, day {}: {}\n  {}\n", index + 1, d.day.value(),
                  report::describe(d.decision, study.protocol), counts(d.tallies, ladder));
  for (const SubjectRecord* s : newly_counted(replay, index))
    text += "  since the decision before: " + subject_in_words(*s, ladder) + "\n";
  return text;
}

}  // namespace

std::string explain_decision(const trial::Study& study, const oc::Replay& replay,
                             std::size_t number) {
  return decision_in_words(study, replay, number - 1);
}

std::string explain_trial(const trial::Study& study, const NamedTrial& trial,
                          const oc::Replay& replay) {
  const trial::TrialRecord& r = replay.record;
  std::string text = fmt::format(
      "Trial {} under \"{}\": {}\n{} persons screened, {} dosed.\n\n", trial.trial.value(),
      trial.scenario->name, design::to_text(r.conclusion, study.escalation.ladder()), r.candidates,
      report::counted(static_cast<int>(r.subjects.size()), "patient"));
  for (std::size_t i = 0; i < r.decisions.size(); ++i) text += decision_in_words(study, replay, i);
  text += fmt::format(
      "\nLast decision on day {}, last visit on day {}, last long-term contact on "
      "day {} (days count from the opening of the trial).\n",
      r.last_decision.value(), r.last_follow_up.value(), r.last_long_term.value());
  return text;
}

}  // namespace caudata::app
