// SPDX-License-Identifier: Apache-2.0
#include "design/designs/two_plus_one.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "design/on_cohorts.hpp"

namespace caudata::design {
namespace {

constexpr int first_cohort = 2;
constexpr int full_level = 3;
constexpr int too_many = 2;  // DLTs

struct Rule {
  std::string_view id, text;
};
constexpr Rule start_rule{"2+1.start",
                          "nobody has been treated in this part yet: start at {level}"};
constexpr Rule complete_rule{"2+1.complete-cohort",
                             "{n} evaluable at {level}, {dlt} with a DLT: complete the first two"};
constexpr Rule expand_rule{"2+1.expand", "{dlt} of {n} had a DLT at {level}: one more patient"};
constexpr Rule go_up_rule{"2+1.go-up", "{dlt} of {n} had a DLT at {level}: go up one dose"};
constexpr Rule untested_below_rule{
    "2+1.untested-below",
    "too many DLTs at the dose above and nobody treated at {level}: treat there"};
constexpr Rule lowest_rule{"2+1.lowest-not-tolerated",
                           "{dlt} of {n} had a DLT at {level}, the lowest dose: not tolerated"};
constexpr Rule mtd_rule{"2+1.too-many",
                        "{dlt} of {n} had a DLT at {level}: too many, the dose below is the MTD"};
constexpr Rule top_cleared_rule{
    "2+1.top-cleared", "{dlt} of {n} had a DLT at {level}, the highest dose open: cleared"};
constexpr Rule no_dose_rule{"2+1.no-dose-open", "no dose is open"};

Tally tally_at(const LadderHistory& history, int dose) {
  const auto at = static_cast<std::size_t>(dose);
  return at < history.tally.size() ? history.tally[at] : Tally{};
}

Reason because(const Rule& rule, const LadderHistory& history, int dose) {
  return {rule.id, rule.text, {0, static_cast<std::uint8_t>(dose)}, tally_at(history, dose)};
}

LadderDecision treat(const Rule& rule, const LadderHistory& history, int dose, int up_to) {
  return TreatDose{dose, up_to - tally_at(history, dose).evaluable, because(rule, history, dose)};
}

/// `closed` is the lowest dose with too many DLTs; every treated dose below it is decided.
LadderDecision above_is_closed(const LadderHistory& history, int closed) {
  const int below = closed - 1;
  if (below < 0)
    return Conclude{ConclusionKind::no_safe_dose, -1, because(lowest_rule, history, closed)};
  if (tally_at(history, below).evaluable == 0) {
    return treat(untested_below_rule, history, below, first_cohort);
  }
  return Conclude{ConclusionKind::mtd, below, because(mtd_rule, history, closed)};
}

}  // namespace

LadderDecision TwoPlusOne::next(const LadderHistory& history) const {
  const int doses = static_cast<int>(history.tally.size());
  if (doses == 0)
    return Conclude{ConclusionKind::no_safe_dose, -1, because(no_dose_rule, history, 0)};
  int highest = -1;  // treated and decided
  for (int dose = 0; dose < doses; ++dose) {
    const Tally tally = tally_at(history, dose);
    if (tally.dlt >= too_many) return above_is_closed(history, dose);
    if (tally.evaluable == 0) continue;
    if (tally.evaluable < first_cohort) return treat(complete_rule, history, dose, first_cohort);
    if (tally.dlt > 0 && tally.evaluable < full_level) {
      return treat(expand_rule, history, dose, full_level);
    }
    highest = dose;
  }
  if (highest < 0) {
    return treat(start_rule, history, std::min(start_dose_, doses - 1), first_cohort);
  }
  if (highest + 1 < doses) {
    return TreatDose{highest + 1, first_cohort, because(go_up_rule, history, highest)};
  }
  return Conclude{ConclusionKind::maximum_administered, highest,
                  because(top_cleared_rule, history, highest)};
}

std::string TwoPlusOne::name() const {
  return start_dose_ > 0 ? fmt::format("2+1, start at dose {}", start_dose_ + 1) : "2+1";
}

namespace {

const std::array<OptionSpec, 1> options{{
    {.name = "start_dose",
     .meaning =
         "the dose of the first cohort, counted from 1; the highest one if the ladder is shorter",
     .fallback = std::int64_t{1},
     .lower = 1,
     .upper = max_doses,
     .choices = {}},
}};

core::Result<AnyDesign> make(const Options& given, const LadderPart& part) {
  core::Issues issues = check_options(given, options, "2+1");
  issues.add(check_start_dose(given, "start_dose", part));
  if (issues.has_errors()) return core::failure(std::move(issues));
  const auto start_dose = option<std::int64_t>(given, options, "start_dose");
  return AnyDesign(OnCohorts(TwoPlusOne(static_cast<int>(start_dose) - 1)));
}

}  // namespace

const DesignEntry two_plus_one_entry{
    "2+1", "cohorts of two; go up after 0 of 2 or 1 of 3 DLTs; the A+B design with A = 2, B = 1",
    "Lin Y, Shih WJ. Statistical properties of the traditional algorithm-based designs for phase I "
    "cancer clinical trials. Biostatistics 2001;2:203-215.",
    options, &make};

}  // namespace caudata::design
