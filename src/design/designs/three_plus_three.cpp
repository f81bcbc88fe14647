// SPDX-License-Identifier: Apache-2.0
#include "design/designs/three_plus_three.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "design/on_cohorts.hpp"

namespace caudata::design {
namespace {

constexpr int first_cohort = 3;
constexpr int full_level = 6;

struct Rule {
  std::string_view id, text;
};
constexpr Rule start_rule{"3+3.start",
                          "nobody has been treated in this part yet: start at {level}"};
constexpr Rule complete_rule{
    "3+3.complete-cohort", "{n} evaluable at {level}, {dlt} with a DLT: complete the first three"};
constexpr Rule expand_rule{"3+3.expand",
                           "{dlt} of {n} had a DLT at {level}: up to six are treated there"};
constexpr Rule go_up_rule{"3+3.go-up", "{dlt} of {n} had a DLT at {level}: go up one dose"};
constexpr Rule go_down_rule{
    "3+3.go-down",
    "too many DLTs at the dose above; {dlt} of {n} had a DLT at {level}: treat there up to six"};
constexpr Rule untested_below_rule{
    "3+3.untested-below",
    "too many DLTs at the dose above and nobody treated at {level}: treat there"};
constexpr Rule top_needs_six_rule{
    "3+3.top-needs-six",
    "{dlt} of {n} had a DLT at {level}, the highest dose open: six are needed before it is named"};
constexpr Rule lowest_rule{"3+3.lowest-not-tolerated",
                           "{dlt} of {n} had a DLT at {level}, the lowest dose: not tolerated"};
constexpr Rule too_many_rule{
    "3+3.too-many", "{dlt} of {n} had a DLT at {level}: too many, the dose below is the MTD"};
constexpr Rule mtd_rule{
    "3+3.mtd",
    "{dlt} of {n} had a DLT at {level} and the dose above had too many: this is the MTD"};
constexpr Rule top_cleared_rule{
    "3+3.top-cleared", "{dlt} of {n} had a DLT at {level}, the highest dose open: cleared"};
constexpr Rule no_dose_rule{"3+3.no-dose-open", "no dose is open"};

Reason because(const Rule& rule, const LadderHistory& history, int dose) {
  const auto at = static_cast<std::size_t>(dose);
  const Tally tally = at < history.tally.size() ? history.tally[at] : Tally{};
  return {rule.id, rule.text, {0, static_cast<std::uint8_t>(dose)}, tally};
}

Tally tally_at(const LadderHistory& history, int dose) {
  return history.tally[static_cast<std::size_t>(dose)];
}

LadderDecision treat(const Rule& rule, const LadderHistory& history, int dose, int up_to) {
  return TreatDose{dose, up_to - tally_at(history, dose).evaluable, because(rule, history, dose)};
}

LadderDecision complete(const LadderHistory& history, int dose) {
  const bool first = tally_at(history, dose).evaluable < first_cohort;
  return treat(first ? complete_rule : expand_rule, history, dose,
               first ? first_cohort : full_level);
}

}  // namespace

bool ThreePlusThree::undecided(Tally tally) const {
  if (tally.evaluable == 0 || too_many(tally)) return false;
  return tally.evaluable < first_cohort || (tally.dlt > 0 && tally.evaluable < full_level);
}

bool ThreePlusThree::needs_six_below_too_many() const {
  return rules_.de_escalation == DeEscalation::to_level_with_fewer_than_six ||
         rules_.mtd_needs_six == MtdNeedsSix::yes;
}

LadderDecision ThreePlusThree::next(const LadderHistory& history) const {
  const int doses = static_cast<int>(history.tally.size());
  if (doses == 0)
    return Conclude{ConclusionKind::no_safe_dose, -1, because(no_dose_rule, history, 0)};
  int highest = -1;  // treated and without too many DLTs
  for (int dose = 0; dose < doses; ++dose) {
    const Tally tally = tally_at(history, dose);
    if (too_many(tally)) return above_is_closed(history, dose);
    if (undecided(tally)) return complete(history, dose);
    if (tally.evaluable > 0) highest = dose;
  }
  return highest < 0 ? start(history) : go_on(history, highest);
}

LadderDecision ThreePlusThree::start(const LadderHistory& history) const {
  const int doses = static_cast<int>(history.tally.size());
  return treat(start_rule, history, std::min(rules_.start_dose, doses - 1), first_cohort);
}

/// `closed` is the lowest dose with too many DLTs; every treated dose below it is decided.
LadderDecision ThreePlusThree::above_is_closed(const LadderHistory& history, int closed) const {
  const int below = closed - 1;
  if (below < 0)
    return Conclude{ConclusionKind::no_safe_dose, -1, because(lowest_rule, history, closed)};
  const Tally tally = tally_at(history, below);
  if (tally.evaluable == 0) return treat(untested_below_rule, history, below, first_cohort);
  if (needs_six_below_too_many() && tally.evaluable < full_level) {
    return treat(go_down_rule, history, below, full_level);
  }
  const bool came_from_above = history.last_dose >= closed;
  return Conclude{ConclusionKind::mtd, below,
                  came_from_above ? because(too_many_rule, history, closed)
                                  : because(mtd_rule, history, below)};
}

/// No dose has too many DLTs and every treated one is decided; `highest` is the highest treated.
LadderDecision ThreePlusThree::go_on(const LadderHistory& history, int highest) const {
  const int above = highest + 1;
  if (above < static_cast<int>(history.tally.size())) {
    return TreatDose{above, first_cohort, because(go_up_rule, history, highest)};
  }
  if (rules_.mtd_needs_six == MtdNeedsSix::yes &&
      tally_at(history, highest).evaluable < full_level) {
    return treat(top_needs_six_rule, history, highest, full_level);
  }
  return Conclude{ConclusionKind::maximum_administered, highest,
                  because(top_cleared_rule, history, highest)};
}

int ThreePlusThree::cohort_size() const { return first_cohort; }

std::string ThreePlusThree::name() const {
  std::string name = rules_.de_escalation == DeEscalation::none ? "3+3, no de-escalation"
                                                                : "3+3, de-escalation (Korn)";
  if (rules_.mtd_needs_six == MtdNeedsSix::yes) name += ", MTD needs six";
  if (rules_.dlt_allowed_of_six == 0) name += ", no DLT allowed of six";
  if (rules_.start_dose > 0) name += fmt::format(", start at dose {}", rules_.start_dose + 1);
  return name;
}

namespace {

constexpr std::string_view no_de_escalation = "none";
constexpr std::string_view korn_de_escalation = "to level with fewer than six";

const std::array<OptionSpec, 4> options{{
    {.name = "de_escalation",
     .meaning =
         "after too many DLTs: the dose below is the MTD at once, or it is first brought to six "
         "patients and the MTD is the highest dose with six and not too many DLTs",
     .fallback = std::string(no_de_escalation),
     .choices = {no_de_escalation, korn_de_escalation}},
    {.name = "mtd_needs_six",
     .meaning =
         "a dose is named MTD, or maximum administered dose, only after six evaluable patients",
     .fallback = false,
     .choices = {}},
    {.name = "dlt_allowed_of_six",
     .meaning =
         "DLTs among six patients with which a dose is still tolerated; with 0 one DLT is too many "
         "and no cohort expands",
     .fallback = std::int64_t{1},
     .lower = 0,
     .upper = 1,
     .choices = {}},
    {.name = "start_dose",
     .meaning =
         "the dose of the first cohort, counted from 1; the highest one if the ladder is shorter",
     .fallback = std::int64_t{1},
     .lower = 1,
     .upper = max_doses,
     .choices = {}},
}};

core::Result<AnyDesign> make(const Options& given, const LadderPart& part) {
  core::Issues issues = check_options(given, options, "3+3");
  issues.add(check_start_dose(given, "start_dose", part));
  if (issues.has_errors()) return core::failure(std::move(issues));
  ThreePlusThreeRules rules;
  rules.de_escalation = option<std::string>(given, options, "de_escalation") == korn_de_escalation
                            ? DeEscalation::to_level_with_fewer_than_six
                            : DeEscalation::none;
  rules.mtd_needs_six = MtdNeedsSix{option<bool>(given, options, "mtd_needs_six")};
  rules.dlt_allowed_of_six =
      static_cast<int>(option<std::int64_t>(given, options, "dlt_allowed_of_six"));
  rules.start_dose = static_cast<int>(option<std::int64_t>(given, options, "start_dose")) - 1;
  return AnyDesign(OnCohorts(ThreePlusThree(rules)));
}

}  // namespace

const DesignEntry three_plus_three_entry{
    "3+3",
    "cohorts of three; go up after 0 of 3 or at most 1 of 6 DLTs; its variants by four options",
    "Storer BE. Design and analysis of phase I clinical trials. Biometrics 1989;45:925-937. "
    "De-escalation: Korn EL, Midthune D, Chen TT, Rubinstein LV, Christian MC, Simon RM. A "
    "comparison of "
    "two phase I trial designs. Stat Med 1994;13:1799-1806.",
    options, &make};

}  // namespace caudata::design
