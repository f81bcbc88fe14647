// SPDX-License-Identifier: Apache-2.0
#include "report/narrative.hpp"

#include <fmt/format.h>

#include "core/overloaded.hpp"
#include "report/examination_text.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

using trial::Event;
using trial::EventKind;

const char* words(trial::ScreenFailure reason) {
  switch (reason) {
    case trial::ScreenFailure::age:
      return "age is outside the limits";
    case trial::ScreenFailure::level:
      return "the neurological level is outside the limits";
    case trial::ScreenFailure::ais:
      return "the AIS grade is not eligible";
    case trial::ScreenFailure::time_since_injury:
      return "the injury is too recent or too long ago";
    case trial::ScreenFailure::cause:
      return "the cause of injury is not eligible";
    case trial::ScreenFailure::other_exclusion:
      return "an exclusion criterion applies";
    case trial::ScreenFailure::not_classifiable:
      return "scores that could not be tested leave the level or the AIS grade open";
  }
  return "";
}

const char* words(safety::Attribution attribution) {
  switch (attribution) {
    case safety::Attribution::unrelated:
      return "unrelated";
    case safety::Attribution::unlikely:
      return "unlikely related";
    case safety::Attribution::possible:
      return "possibly related";
    case safety::Attribution::probable:
      return "probably related";
    case safety::Attribution::definite:
      return "definitely related";
  }
  return "";
}

const char* words(safety::Cause cause) {
  switch (cause) {
    case safety::Cause::background:
      return "the injury and its complications";
    case safety::Cause::procedure:
      return "the procedure";
    case safety::Cause::product:
      return "the product";
  }
  return "";
}

std::string describe(const safety::AdverseEvent& e) {
  std::string text = fmt::format("{}, grade {}", safety::name(e.term), static_cast<int>(e.grade));
  if (e.seriousness == safety::Seriousness::serious) text += ", serious";
  text += fmt::format(", judged {} to the product (true cause in the simulation: {})",
                      words(e.attribution), words(e.cause));
  return text;
}

std::string who(const Event& event) {
  if (event.subject.value() > 0) return fmt::format("subject {}", event.subject.value());
  if (event.candidate.value() > 0) return fmt::format("candidate {}", event.candidate.value());
  return "the trial";
}

std::string at_level(const Event& event, const trial::Protocol& protocol) {
  if (!event.level) return {};
  return " at " + ladder(protocol).name(*event.level);
}

std::string because(const design::Reason& reason, const design::DoseLadder& ladder) {
  const std::string text = design::to_text(reason, ladder);
  if (text.empty()) return {};
  return fmt::format(": {} [{}]", text, reason.rule);
}

/// "; MAD opens on the result of SAD: …" at the first cohort of a gated part.
std::string opened(const design::Treat& treat, const design::DoseLadder& ladder) {
  if (!treat.gate) return {};
  return fmt::format("; {} opens on the result of {}{}", ladder.parts[treat.at.part].name,
                     ladder.parts[treat.gate->about.part].name, because(*treat.gate, ladder));
}

std::string dose_given(const Event& event, const trial::Protocol& protocol) {
  if (!event.level) return fmt::format("{} received dose {}", who(event), event.ordinal);
  const trial::Part& part = protocol.parts[event.level->part];
  const std::string& dose = part.doses[event.level->dose];
  std::string amount;
  for (const product::Dose& d : protocol.product.doses)
    if (d.name == dose) amount = ", " + cells(d.cells);
  return fmt::format("{} received dose {} of {} ({}{})", who(event), event.ordinal,
                     part.dosing_days.size(), ladder(protocol).name(*event.level), amount);
}

std::string visit_name(const Event& event, const trial::Protocol& protocol) {
  const auto index = static_cast<std::size_t>(event.ordinal) - 1;
  return event.ordinal > 0 && index < protocol.visits.size()
             ? protocol.visits[index].name
             : fmt::format("visit {}", event.ordinal);
}

std::string visit_done(const Event& event, const trial::Protocol& protocol) {
  std::string text = fmt::format("{} was seen at {}", who(event), visit_name(event, protocol));
  if (const auto* exam = std::get_if<trial::ExamSummary>(&event.detail))
    text += fmt::format(": AIS {}, level {}, UEMS {}, LEMS {}, light touch {}, pin prick {}",
                        ais_text(exam->ais), level_text(exam->neurological_level),
                        total_text(exam->uems), total_text(exam->lems),
                        total_text(exam->light_touch), total_text(exam->pin_prick));
  return text;
}

/// It has the grade and the attribution of a DLT and is none: it came outside the window, or beside
/// the stated probability, which stands for all causes.
bool looks_dose_limiting(const safety::AdverseEvent& e, const trial::DltRule& rule) {
  return e.verdict != safety::DltVerdict::dlt && e.grade >= rule.least_grade &&
         e.attribution >= rule.least_attribution;
}

std::string with_event(const Event& event, const std::string& lead,
                       const trial::Protocol& protocol) {
  const auto* e = std::get_if<safety::AdverseEvent>(&event.detail);
  if (e == nullptr) return lead;
  const char* note =
      looks_dose_limiting(*e, protocol.dlt)
          ? "; not counted as a DLT: outside the window, or not of the scenario's rate, which "
            "stands for all causes"
          : "";
  return lead + ": " + describe(*e) + note;
}

std::string with_decision(const Event& event, const trial::Protocol& protocol,
                          const std::string& lead) {
  const auto* decision = std::get_if<design::Decision>(&event.detail);
  return decision == nullptr ? lead : lead + ": " + report::describe(*decision, protocol);
}

}  // namespace

design::DoseLadder ladder(const trial::Protocol& protocol) {
  design::DoseLadder result;
  for (const trial::Part& part : protocol.parts) result.parts.push_back({part.name, part.doses});
  return result;
}

std::string describe(const design::Decision& decision, const trial::Protocol& protocol) {
  const design::DoseLadder doses = ladder(protocol);
  return std::visit(
      core::Overloaded{
          [&](const design::Treat& d) {
            return fmt::format("treat {} at {}{}{}", counted(d.patients, "patient"),
                               doses.name(d.at), because(d.reason, doses), opened(d, doses));
          },
          [&](const design::Wait& d) {
            const std::string until =
                d.until ? fmt::format(" until day {}", d.until->value()) : std::string();
            const std::string whom =
                d.whom.empty()
                    ? std::string()
                    : fmt::format(" for {}", counted(static_cast<int>(d.whom.size()), "patient"));
            return "wait" + until + whom + because(d.reason, doses);
          },
          [&](const design::Stop& d) {
            return "stop, " + design::to_text(d.conclusion, doses) + because(d.reason, doses);
          }},
      decision);
}

std::string describe(const Event& event, const trial::Protocol& protocol) {
  const std::string person = who(event);
  switch (event.kind) {
    case EventKind::candidate_arrived:
      return person + " came to screening";
    case EventKind::screening_failed: {
      const auto* reason = std::get_if<trial::ScreenFailure>(&event.detail);
      return person + " failed screening" +
             (reason != nullptr ? std::string(": ") + words(*reason) : "");
    }
    case EventKind::consent_refused:
      return person + " did not consent";
    case EventKind::put_on_waiting_list:
      return person + " is eligible but no place is open: put on the waiting list";
    case EventKind::left_waiting_list:
      return person + " left the waiting list";
    case EventKind::enrolled:
      return fmt::format("candidate {} was enrolled as subject {}{}", event.candidate.value(),
                         event.subject.value(), at_level(event, protocol));
    case EventKind::dosed:
      return dose_given(event, protocol);
    case EventKind::dose_missed:
      return fmt::format("{} missed dose {}", person, event.ordinal);
    case EventKind::dosing_stopped:
      return person + " gets no further dose";
    case EventKind::visit_done:
      return visit_done(event, protocol);
    case EventKind::visit_missed:
      return fmt::format("{} missed {}", person, visit_name(event, protocol));
    case EventKind::adverse_event:
      return with_event(event, person + " had an adverse event", protocol);
    case EventKind::dlt:
      return with_event(event, person + " had a dose-limiting toxicity", protocol);
    case EventKind::withdrawn:
      return person + " withdrew";
    case EventKind::died:
      return person + " died";
    case EventKind::evaluable:
      return person + " is evaluable" + at_level(event, protocol);
    case EventKind::unevaluable:
      return person + " cannot be evaluated" + at_level(event, protocol);
    case EventKind::replaced:
      return person + " is to be replaced" + at_level(event, protocol);
    case EventKind::decision:
      return with_decision(event, protocol, fmt::format("decision {}", event.ordinal));
    case EventKind::hold_started:
      return "dosing is on hold" + at_level(event, protocol);
    case EventKind::hold_ended:
      return "the hold is over" + at_level(event, protocol);
    case EventKind::part_opened:
      return event.level ? "part " + protocol.parts[event.level->part].name + " opened"
                         : "a part opened";
    case EventKind::follow_up_ended:
      return person + " reached the end of follow-up";
    case EventKind::long_term_contact:
      return fmt::format("{} had long-term contact {}", person, event.ordinal);
    case EventKind::lost_to_long_term:
      return person + " was lost to long-term follow-up";
    case EventKind::trial_stopped:
      return with_decision(event, protocol, "the trial stopped");
    case EventKind::examined_again:
      return person +
             " is to be examined again: not all scores could be tested, and eligibility is open";
    case EventKind::database_lock:
      return "the last follow-up visit is done: database lock";
  }
  return "";
}

}  // namespace caudata::report
