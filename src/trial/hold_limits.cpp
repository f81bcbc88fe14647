// SPDX-License-Identifier: Apache-2.0
#include "trial/hold_limits.hpp"

namespace caudata::trial {
namespace {

constexpr double hours_per_day = 24;

safety::AntithromboticIntervals intervals_of(const HoldRules& rules,
                                             const safety::AntithromboticIntervals& guideline) {
  const bool keep = rules.other_intervals == OtherIntervals::guideline;
  safety::AntithromboticIntervals intervals = keep ? guideline : safety::AntithromboticIntervals{};
  for (const DrugInterval& own : rules.intervals) {
    intervals.hours[static_cast<std::size_t>(own.drug)] = own.interval.value() * hours_per_day;
  }
  return intervals;
}

safety::ConductFacts facts_on(Days day, const HoldRules& rules, const RepeatDose& dose) {
  safety::ConductFacts facts{.today = day};
  facts.previous_dose = safety::PreviousDose{dose.previous, std::nullopt};
  for (const safety::AdverseEvent& event : dose.events) {
    if (event.onset > day || event.grade < rules.event_grade) continue;
    facts.events.push_back({safety::name(event.term), event.onset + event.duration});
  }
  return facts;
}

}  // namespace

safety::HoldLimits hold_limits(const std::optional<HoldRules>& rules,
                               const safety::AntithromboticIntervals& guideline) {
  if (!rules) return {.antithrombotics = guideline};
  return {.antithrombotics = intervals_of(*rules, guideline),
          .after_failed_puncture = rules->after_failed_puncture,
          .least_delivered_fraction = rules->least_delivered,
          .after_event = rules->after_event,
          .clearance = rules->clearance};
}

std::optional<Days> first_day_free(const HoldRules& rules, const RepeatDose& dose) {
  const safety::HoldLimits limits{.after_event = rules.after_event, .clearance = rules.clearance};
  for (Days day = dose.due; day <= dose.latest; day += Days(1)) {
    if (safety::holds(facts_on(day, rules, dose), limits).empty()) return day;
  }
  return std::nullopt;
}

}  // namespace caudata::trial
