// SPDX-License-Identifier: Apache-2.0
#include "trial/listing/next_doses.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/date.hpp"

namespace caudata::trial {
namespace {

safety::ConductFacts facts_of(const ListedPatient& patient, Days on) {
  safety::ConductFacts facts{.today = on, .failed_puncture = patient.failed_puncture};
  if (patient.antithrombotic) facts.antithrombotics.push_back(*patient.antithrombotic);
  if (patient.event) facts.events.push_back(*patient.event);
  // A share that is not listed is taken for the whole dose: sites note what went wrong.
  if (!patient.given.empty())
    facts.previous_dose = {patient.given.back(), patient.delivered.value_or(1.0)};
  return facts;
}

/// `safety` counts days; a listing has dates: "day 20404" becomes "2025-11-12".
std::string dated(std::string text) {
  constexpr std::string_view mark = "day ";
  for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
    const auto end = std::min(text.find_first_not_of("0123456789", at + mark.size()), text.size());
    const std::string digits = text.substr(at + mark.size(), end - at - mark.size());
    if (digits.size() != 5) continue;  // May 1997 on; before it nothing was read as a day
    text.replace(at, end - at, core::date_text(Days(std::stoi(digits))));
  }
  return text;
}

/// What the protocol states no limit for is settled by the sponsor, not by a day.
void add_unstated(const ListedPatient& patient, const safety::HoldLimits& limits,
                  std::vector<safety::Hold>& holds) {
  constexpr std::string_view open = "; the protocol states no rule: the sponsor decides";
  if (patient.failed_puncture && !limits.after_failed_puncture)
    holds.push_back({"hold.failed-puncture",
                     fmt::format("the puncture of {} failed{}",
                                 core::date_text(*patient.failed_puncture), open),
                     std::nullopt});
  if (patient.delivered && *patient.delivered < 1 && !limits.least_delivered_fraction)
    holds.push_back(
        {"hold.delivered-dose",
         fmt::format("{:.4g} of the last nominal dose was delivered{}", *patient.delivered, open),
         std::nullopt});
  if (patient.event && !limits.after_event)
    holds.push_back(
        {"hold.event",
         fmt::format("{} {}{}", patient.event->name,
                     patient.event->resolved ? "has resolved" : "has not resolved", open),
         std::nullopt});
}

std::vector<safety::Hold> holds_of(const ListedPatient& patient, Days on,
                                   const safety::HoldLimits& limits) {
  std::vector<safety::Hold> holds = safety::holds(facts_of(patient, on), limits);
  for (safety::Hold& hold : holds) hold.text = dated(std::move(hold.text));
  add_unstated(patient, limits, holds);
  return holds;
}

/// The first planned day after those of the doses given and missed; empty: dosing is over.
std::optional<std::size_t> next_planned(const ListedPatient& patient, const Part& part, Days on) {
  for (std::size_t k = 0; k < patient.planned.size(); ++k) {
    const bool done = !patient.given.empty() && patient.planned[k] <= patient.given.back();
    if (!done && k >= patient.given.size() && patient.planned[k] + part.dose_window >= on) return k;
  }
  return std::nullopt;
}

}  // namespace

std::vector<NextDose> next_doses(const TrialStanding& standing, const Protocol& protocol,
                                 const safety::HoldLimits& limits) {
  std::vector<NextDose> all;
  const Days on = standing.list.on;
  for (std::size_t i = 0; i < standing.list.patients.size(); ++i) {
    const ListedPatient& patient = standing.list.patients[i];
    const bool stopped = patient.dlt && protocol.dlt.stops_dosing;
    if (patient.presence == Presence::left || stopped) continue;
    const auto k = next_planned(patient, protocol.parts[patient.level.part], on);
    if (!k) continue;
    all.push_back({patient.subject, patient.level, static_cast<int>(*k) + 1, patient.planned[*k],
                   holds_of(patient, on, limits)});
  }
  for (const ListedPatient& patient : standing.list.waiting) {
    if (patient.presence == Presence::left) continue;
    all.push_back({patient.subject, patient.level, 1,
                   patient.planned.empty() ? std::nullopt : std::optional(patient.planned.front()),
                   holds_of(patient, on, limits)});
  }
  return all;
}

}  // namespace caudata::trial
