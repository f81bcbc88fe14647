// SPDX-License-Identifier: Apache-2.0
#include "report/decision/words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/date.hpp"
#include "report/decision/level_count.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

using core::date_text;
using design::Evaluability;

const design::Reason& reason_of(const design::Decision& decision) {
  return std::visit([](const auto& d) -> const design::Reason& { return d.reason; }, decision);
}

std::string subjects(const std::vector<core::SubjectId>& whom, const DecisionCase& about) {
  std::string names;
  for (const core::SubjectId id : whom) {
    names += names.empty() ? "" : ", ";
    names += about.standing.list.patients[id.value() - 1].subject;
  }
  return names;
}

std::string until_text(const std::optional<core::Days>& until) {
  return until ? "until " + date_text(*until) : std::string("until it is settled");
}

std::string outcomes_in_words(const trial::WhatIf& one, const design::DoseLadder& ladder) {
  std::string text;
  for (const trial::GroupOutcome& group : one.outcomes)
    text +=
        fmt::format("{}{} of {} {}at {}", text.empty() ? "" : " and ", group.dlt, group.patients,
                    group.enrolment == design::Enrolment::backfill ? "backfilled " : "",
                    ladder.name(group.level));
  return text;
}

/// One line per run of outcomes with the same answer would hide who has them: one line each.
void add_what_if(std::vector<std::string>& lines, const std::vector<trial::WhatIf>& all,
                 const design::DoseLadder& ladder) {
  for (const trial::WhatIf& one : all)
    lines.push_back(fmt::format("DLTs in {}: {}", outcomes_in_words(one, ladder),
                                in_short(one.decision, ladder)));
}

/// The window is over and nobody has said how it ended.
bool follow_up_is_behind(const trial::PatientStanding& standing, core::Days on) {
  return standing.evaluability == Evaluability::pending && standing.window_closes < on;
}

std::string window_in_words(const trial::ListedPatient& listed,
                            const trial::PatientStanding& standing, core::Days on) {
  const std::string day = date_text(standing.window_closes);
  if (!follow_up_is_behind(standing, on)) return fmt::format("the window closes on {}", day);
  return fmt::format("the window closed on {}, but the patient was last seen on {}", day,
                     date_text(listed.last_seen));
}

std::string state_of(const trial::PatientStanding& standing, core::Days on) {
  if (standing.dlt) return "DLT";
  switch (standing.evaluability) {
    case Evaluability::pending:
      return fmt::format("pending{}{}",
                         follow_up_is_behind(standing, on) ? ": window closed on " : " until ",
                         date_text(standing.window_closes));
    case Evaluability::evaluable:
      return standing.late_dlt ? "no DLT in the window; late DLT" : "no DLT";
    case Evaluability::too_few_doses:
    case Evaluability::left_before_window:
      return "does not count: " + standing.why_not;
  }
  return {};
}

std::string sum_in_words(const LevelCount& count) {
  std::string text = fmt::format("{} dosed = {} evaluable ({} with a DLT)", count.dosed(),
                                 count.evaluable, count.dlt);
  if (count.pending > 0) text += fmt::format(" + {} pending", count.pending);
  if (count.uncounted > 0) text += fmt::format(" + {} not counted", count.uncounted);
  return text + ".";
}

std::string cohort_rule(const design::Treat& treat) {
  std::string text;
  if (treat.start.sentinels > 0)
    text = fmt::format(
        "The first {} a sentinel: the next patient waits {} after that first dose.",
        treat.start.sentinels == 1 ? "one is" : fmt::format("{} are each", treat.start.sentinels),
        days(treat.start.sentinel_hold));
  if (treat.start.stagger > core::Days(0))
    text += fmt::format("{}{} between the first doses of later patients.", text.empty() ? "" : " ",
                        days(treat.start.stagger));
  return text;
}

std::string next_dose_line(const trial::NextDose& next, const design::DoseLadder& ladder) {
  std::string text =
      fmt::format("{}: dose {} at {}", next.subject, next.ordinal, ladder.name(next.level));
  if (next.due) text += ", planned for " + date_text(*next.due);
  if (next.holds.empty()) return text + ": nothing listed forbids it.";
  for (const safety::Hold& hold : next.holds)
    text += fmt::format("; wait {}: {} [{}]", until_text(hold.until), hold.text, hold.rule);
  return text + ".";
}

}  // namespace

std::string in_short(const design::Decision& decision, const design::DoseLadder& ladder) {
  if (const auto* treat = std::get_if<design::Treat>(&decision))
    return fmt::format("treat {} at {}", treat->patients, ladder.name(treat->at));
  if (const auto* stop = std::get_if<design::Stop>(&decision))
    return "stop: " + to_text(stop->conclusion, ladder);
  const auto& wait = std::get<design::Wait>(decision);
  return wait.until ? "wait until " + date_text(*wait.until) : "wait";
}

std::string headline(const design::Decision& decision, const DecisionCase& about) {
  if (const auto* treat = std::get_if<design::Treat>(&decision))
    return fmt::format("Treat {} at {}.", counted(treat->patients, "patient"),
                       about.ladder().name(treat->at));
  if (const auto* stop = std::get_if<design::Stop>(&decision))
    return fmt::format("Stop: {}.", to_text(stop->conclusion, about.ladder()));
  const auto& wait = std::get<design::Wait>(decision);
  std::string text = wait.until ? fmt::format("Wait until {}", date_text(*wait.until)) : "Wait";
  if (!wait.whom.empty()) text += " for the outcome of " + subjects(wait.whom, about);
  const auto& then = about.advice.afterwards;
  if (then) text += ", then " + in_short(*then, about.ladder());
  return text + ".";
}

std::string reason_in_words(const design::Decision& decision, const design::DoseLadder& ladder) {
  const design::Reason& reason = reason_of(decision);
  return fmt::format("{} [{}]", to_text(reason, ladder), reason.rule);
}

std::string margin_in_words(const design::Decision& decision) {
  const design::Reason& reason = reason_of(decision);
  if (!reason.margin) return {};
  if (near_tie(reason))
    return fmt::format(
        "A near-tie: {:.3g} from the nearest threshold of the rule, within reach of rounding.",
        *reason.margin);
  return fmt::format("Margin: {:.4g} from the nearest threshold of the rule.", *reason.margin);
}

std::vector<std::string> counts_in_words(const DecisionCase& about) {
  std::vector<std::string> lines;
  for (std::uint8_t part = 0; part < about.ladder().parts.size(); ++part)
    for (std::uint8_t dose = 0; dose < about.ladder().doses(part); ++dose)
      if (const LevelCount count = level_count(about.standing.record, {part, dose});
          count.dosed() > count.evaluable)
        lines.push_back(about.ladder().name({part, dose}) + ": " + sum_in_words(count));
  return lines;
}

std::string follow_up_in_words(const DecisionCase& about) {
  const core::Days on = about.standing.list.on;
  std::string who;
  for (std::size_t i = 0; i < about.standing.patients.size(); ++i) {
    if (!follow_up_is_behind(about.standing.patients[i], on)) continue;
    const trial::ListedPatient& listed = about.standing.list.patients[i];
    who += fmt::format("{}{} (last seen {})", who.empty() ? "" : ", ", listed.subject,
                       date_text(listed.last_seen));
  }
  if (who.empty()) return {};
  return fmt::format(
      "Follow-up is behind: by {} the window of {} was over. Counted as pending until last_seen is "
      "brought up to date.",
      date_text(on), who);
}

std::vector<std::string> who_may_be_dosed(const DecisionCase& about) {
  std::vector<std::string> lines;
  for (const safety::Hold& hold : about.advice.holds)
    lines.push_back(
        fmt::format("Nobody {}: {} [{}].", until_text(hold.until), hold.text, hold.rule));
  const design::Decision plan = about.advice.afterwards.value_or(about.advice.decision);
  if (const auto* treat = std::get_if<design::Treat>(&plan)) {
    const std::string rule = cohort_rule(*treat);
    if (!rule.empty()) lines.push_back(rule);
    for (const design::DoseLevel level : treat->backfill)
      lines.push_back("Once the cohort is full, while it is observed, patients may be treated at " +
                      about.ladder().name(level) + ".");
  }
  if (const auto* wait = std::get_if<design::Wait>(&plan)) {
    for (const design::DoseLevel level : wait->backfill)
      lines.push_back("Meanwhile patients may be treated at " + about.ladder().name(level) + ".");
  }
  for (const trial::NextDose& next : about.advice.next_doses)
    lines.push_back(next_dose_line(next, about.ladder()));
  for (std::size_t i = 0; i < about.standing.patients.size(); ++i) {
    const trial::PatientStanding& patient = about.standing.patients[i];
    if (patient.evaluability != Evaluability::pending) continue;
    const trial::ListedPatient& listed = about.standing.list.patients[i];
    lines.push_back(fmt::format("{}: {}.", listed.subject,
                                window_in_words(listed, patient, about.standing.list.on)));
  }
  return lines;
}

std::vector<std::string> what_would_change(const DecisionCase& about) {
  std::vector<std::string> lines;
  if (about.advice.settled)
    lines.push_back("The rest of the cohort could change nothing; every outcome leads here.");
  add_what_if(lines, about.advice.pending, about.ladder());
  add_what_if(lines, about.advice.next_cohort, about.ladder());
  return lines;
}

std::vector<std::string> patient_columns() {
  return {"subject", "cohort", "level", "doses", "first dose", "last seen", "outcome"};
}

std::vector<std::vector<std::string>> patient_rows(const DecisionCase& about) {
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < about.standing.patients.size(); ++i) {
    const trial::ListedPatient& listed = about.standing.list.patients[i];
    const trial::PatientStanding& known = about.standing.patients[i];
    std::string outcome = state_of(known, about.standing.list.on);
    if (known.dlt) outcome += " on " + date_text(*known.dlt);
    rows.push_back(
        {listed.subject,
         known.enrolment == design::Enrolment::backfill ? "backfill" : std::to_string(known.cohort),
         about.ladder().name(listed.level),
         fmt::format("{} of {}", listed.given.size(), listed.planned.size()),
         date_text(listed.first_dose()), date_text(listed.last_seen), outcome});
  }
  return rows;
}

namespace {

/// The names of the figures that the designs of the parts give, in order of appearance.
std::vector<std::string> figure_names(const DecisionCase& about) {
  std::vector<std::string> names;
  for (std::size_t part = 0; part < about.ladder().parts.size(); ++part)
    for (const design::DoseEstimate& figure :
         about.rule.escalation.estimates(part, about.standing.record))
      if (!std::ranges::count(names, figure.name)) names.emplace_back(figure.name);
  return names;
}

}  // namespace

std::vector<std::string> level_columns(const DecisionCase& about) {
  std::vector<std::string> columns{"level", "dosed",   "evaluable",
                                   "DLT",   "pending", "does not count"};
  for (std::string name : figure_names(about)) {
    std::ranges::replace(name, '_', ' ');
    columns.push_back(std::move(name));
  }
  return columns;
}

std::vector<std::vector<std::string>> level_rows(const DecisionCase& about) {
  std::vector<std::vector<std::string>> rows;
  const auto names = figure_names(about);
  for (std::uint8_t part = 0; part < about.ladder().parts.size(); ++part) {
    const auto figures = about.rule.escalation.estimates(part, about.standing.record);
    for (std::uint8_t dose = 0; dose < about.ladder().doses(part); ++dose) {
      const LevelCount count = level_count(about.standing.record, {part, dose});
      auto& row = rows.emplace_back(std::vector<std::string>{about.ladder().name({part, dose})});
      for (const int n :
           {count.dosed(), count.evaluable, count.dlt, count.pending, count.uncounted})
        row.push_back(std::to_string(n));
      for (const std::string& name : names) {
        const auto figure = std::ranges::find_if(figures, [&](const design::DoseEstimate& f) {
          return f.dose == dose && f.name == name;
        });
        row.push_back(figure == figures.end() ? "" : fmt::format("{:.4f}", figure->value));
      }
    }
  }
  return rows;
}

}  // namespace caudata::report
