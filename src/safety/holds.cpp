// SPDX-License-Identifier: Apache-2.0
#include "safety/holds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace caudata::safety {
namespace {

constexpr double hours_per_day = 24;

core::Days in_whole_days(double hours) {
  return core::Days(static_cast<std::int32_t>(std::ceil(hours / hours_per_day)));
}

std::string words(Antithrombotic drug) {
  std::string text(name(drug));
  std::ranges::replace(text, '_', ' ');
  return text;
}

std::string hours_text(double hours) {
  return hours > 2 * hours_per_day ? fmt::format("{} days", hours / hours_per_day)
                                   : fmt::format("{} h", hours);
}

std::optional<Hold> hold_for(const AntithromboticUse& use, core::Days today, double hours) {
  constexpr std::string_view rule = "hold.anticoagulation";
  const std::string drug = words(use.drug);
  if (!use.last_taken) {
    return Hold{rule,
                fmt::format("{} is taken, or it is not known when last: {} must pass before a "
                            "lumbar puncture",
                            drug, hours_text(hours)),
                std::nullopt};
  }
  const core::Days until = *use.last_taken + in_whole_days(hours);
  if (until <= today) return std::nullopt;
  return Hold{rule,
              fmt::format("{} was last taken on day {}: {} must pass before a lumbar puncture",
                          drug, use.last_taken->value(), hours_text(hours)),
              until};
}

void append(std::vector<Hold>& all, std::optional<Hold> hold) {
  if (hold) all.push_back(*std::move(hold));
}

}  // namespace

std::vector<Hold> antithrombotic_holds(const ConductFacts& facts, const HoldLimits& limits) {
  std::vector<Hold> all;
  if (!limits.antithrombotics) return all;
  for (const AntithromboticUse& use : facts.antithrombotics) {
    const double hours = (*limits.antithrombotics)[use.drug];
    if (hours > 0) append(all, hold_for(use, facts.today, hours));
  }
  return all;
}

std::optional<Hold> failed_puncture_hold(const ConductFacts& facts, const HoldLimits& limits) {
  if (!facts.failed_puncture || !limits.after_failed_puncture) return std::nullopt;
  const core::Days until = *facts.failed_puncture + *limits.after_failed_puncture;
  if (until <= facts.today) return std::nullopt;
  return Hold{"hold.failed-puncture",
              fmt::format("the puncture on day {} failed: {} d must pass before the next attempt",
                          facts.failed_puncture->value(), limits.after_failed_puncture->value()),
              until};
}

std::optional<Hold> delivered_dose_hold(const ConductFacts& facts, const HoldLimits& limits) {
  if (!facts.previous_dose || !limits.least_delivered_fraction) return std::nullopt;
  constexpr std::string_view rule = "hold.delivered-dose";
  const auto& [given, delivered] = *facts.previous_dose;
  if (!delivered) {
    return Hold{rule,
                fmt::format("it is not known how much of the dose of day {} was delivered; below "
                            "{:.4g} of the nominal dose the sponsor must judge it first",
                            given.value(), *limits.least_delivered_fraction),
                std::nullopt};
  }
  if (*delivered >= *limits.least_delivered_fraction) return std::nullopt;
  return Hold{rule,
              fmt::format("{:.4g} of the nominal dose of day {} was delivered, below {:.4g}: the "
                          "sponsor must judge it before the next dose",
                          *delivered, given.value(), *limits.least_delivered_fraction),
              std::nullopt};
}

std::vector<Hold> event_holds(const ConductFacts& facts, const HoldLimits& limits) {
  constexpr std::string_view rule = "hold.event";
  std::vector<Hold> all;
  if (!limits.after_event) return all;
  for (const WithholdingEvent& event : facts.events) {
    if (!event.resolved || *event.resolved > facts.today) {
      all.push_back({rule,
                     fmt::format("{} has not resolved: the next dose waits until {} d after it has",
                                 event.name, limits.after_event->value()),
                     std::nullopt});
      continue;
    }
    const core::Days until = *event.resolved + *limits.after_event;
    if (until <= facts.today) continue;
    all.push_back({rule,
                   fmt::format("{} resolved on day {}: {} d must pass before the next dose",
                               event.name, event.resolved->value(), limits.after_event->value()),
                   until});
  }
  return all;
}

std::optional<Hold> clearance_hold(const ConductFacts& facts, const HoldLimits& limits) {
  if (!facts.previous_dose || !limits.clearance) return std::nullopt;
  const core::Days given = facts.previous_dose->given;
  const core::Days until = given + *limits.clearance;
  if (until <= facts.today) return std::nullopt;
  return Hold{"hold.clearance",
              fmt::format("the last dose was given on day {}: {} d must pass before the next",
                          given.value(), limits.clearance->value()),
              until};
}

std::vector<Hold> holds(const ConductFacts& facts, const HoldLimits& limits) {
  std::vector<Hold> all = antithrombotic_holds(facts, limits);
  append(all, failed_puncture_hold(facts, limits));
  append(all, delivered_dose_hold(facts, limits));
  for (Hold& hold : event_holds(facts, limits)) all.push_back(std::move(hold));
  append(all, clearance_hold(facts, limits));
  return all;
}

}  // namespace caudata::safety
