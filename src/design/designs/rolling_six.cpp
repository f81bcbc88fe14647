// SPDX-License-Identifier: Apache-2.0
#include "design/designs/rolling_six.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "design/on_cohorts.hpp"
#include "design/trial_size.hpp"

namespace caudata::design {
namespace {

constexpr int least_tolerated = 3, full_level = 6, too_many = 2;

struct Rule {
  std::string_view id, text;
};
constexpr Rule start_rule{"rolling-six.start",
                          "nobody has been treated in this part yet: start at {level}"};
constexpr Rule fill_rule{"rolling-six.fill",
                         "{dlt} of {n} had a DLT so far at {level}: treat the next patient there"};
constexpr Rule full_rule{"rolling-six.full",
                         "{n} patients at {level}, and what they show is not complete: wait"};
constexpr Rule up_rule{"rolling-six.go-up", "{dlt} of {n} had a DLT at {level}: go up one dose"};
constexpr Rule down_rule{
    "rolling-six.go-down",
    "too many DLTs at the dose above; {dlt} of {n} had a DLT at {level}: treat there up to six"};
constexpr Rule mtd_rule{
    "rolling-six.mtd",
    "{dlt} of {n} had a DLT at {level} and the dose above had too many: this is the MTD"};
constexpr Rule top_rule{"rolling-six.top-cleared",
                        "{dlt} of {n} had a DLT at {level}, the highest dose open: cleared"};
constexpr Rule lowest_rule{"rolling-six.lowest-not-tolerated",
                           "{dlt} of {n} had a DLT at {level}, the lowest dose: not tolerated"};
constexpr Rule no_dose_rule{"rolling-six.no-dose-open", "no dose is open"};

Reason because(const Rule& rule, const TimedTally& seen, int dose) {
  return {rule.id, rule.text, {0, static_cast<std::uint8_t>(dose)}, seen.at(dose)};
}

LadderDecision treat_one(const Rule& rule, const TimedTally& seen, int dose) {
  return TreatDose{dose, 1, because(rule, seen, dose)};
}

const TimedDose& dose_at(const TimedTally& seen, int dose) {
  return seen.dose[static_cast<std::size_t>(dose)];
}

/// Whatever the pending patients show, the dose stays tolerated.
bool tolerated(const TimedDose& at) {
  if (at.counted() >= full_level) return at.dlt + at.pending < too_many;
  return at.counted() >= least_tolerated && at.dlt == 0 && at.pending == 0;
}

/// Treats at a dose up to six, then waits.
LadderDecision fill(const Rule& rule, const TimedTally& seen, int dose) {
  if (dose_at(seen, dose).counted() < full_level) return treat_one(rule, seen, dose);
  return WaitForPatients{because(full_rule, seen, dose)};
}

/// `closed` has too many DLTs, no dose below has.
LadderDecision below(const TimedTally& seen, int closed) {
  if (closed == 0) return Conclude{ConclusionKind::no_safe_dose, -1, because(lowest_rule, seen, 0)};
  const int dose = closed - 1;
  const TimedDose& at = dose_at(seen, dose);
  const bool done = at.counted() >= full_level && at.pending == 0;
  if (done) return Conclude{ConclusionKind::mtd, dose, because(mtd_rule, seen, dose)};
  return fill(down_rule, seen, dose);
}

}  // namespace

LadderDecision RollingSix::next(const LadderHistory& history) const {
  const TimedTally seen(history, rules_.window);
  const int doses = static_cast<int>(history.tally.size());
  if (doses == 0) return Conclude{ConclusionKind::no_safe_dose, -1, because(no_dose_rule, seen, 0)};
  int highest = -1;  // treated
  for (int dose = 0; dose < doses; ++dose) {
    const TimedDose& at = dose_at(seen, dose);
    if (at.dlt >= too_many) return below(seen, dose);
    if (at.treated > 0) highest = dose;
  }
  if (highest < 0) return treat_one(start_rule, seen, std::min(rules_.start_dose, doses - 1));
  if (!tolerated(dose_at(seen, highest))) return fill(fill_rule, seen, highest);
  if (highest + 1 < doses) {
    return TreatDose{highest + 1, 1, because(up_rule, seen, highest)};
  }
  if (dose_at(seen, highest).pending > 0) return WaitForPatients{because(full_rule, seen, highest)};
  return Conclude{ConclusionKind::maximum_administered, highest, because(top_rule, seen, highest)};
}

std::string RollingSix::name() const {
  std::string name = "rolling six";
  if (rules_.start_dose > 0) name += fmt::format(", start at dose {}", rules_.start_dose + 1);
  if (rules_.window != RollingSixRules{}.window) {
    name += fmt::format(", window of {:g} days", rules_.window);
  }
  return name;
}

namespace {

const std::array<OptionSpec, 2> options{{
    {.name = "start_dose",
     .meaning = "the dose of the first patient, counted from 1; the highest one if the ladder is "
                "shorter",
     .fallback = std::int64_t{1},
     .lower = 1,
     .upper = max_doses,
     .choices = {}},
    window_option(),
}};

core::Result<AnyDesign> make(const Options& given, const LadderPart& part) {
  core::Issues issues = check_options(given, options, "rolling six");
  issues.add(check_start_dose(given, "start_dose", part));
  if (issues.has_errors()) return core::failure(std::move(issues));
  RollingSixRules rules;
  rules.start_dose = static_cast<int>(option<std::int64_t>(given, options, "start_dose")) - 1;
  rules.window = option<double>(given, options, "window");
  return AnyDesign(OnCohorts(RollingSix(rules)));
}

}  // namespace

const DesignEntry rolling_six_entry{
    "rolling six", "up to six patients at a dose at a time; 3+3 without waiting after every third",
    "Skolnik JM, Barrett JS, Jayaraman B, Patel D, Adamson PC. Shortening the timeline of "
    "pediatric "
    "phase I trials: the rolling six design. J Clin Oncol 2008;26:190-195.",
    options, &make};

}  // namespace caudata::design
