// SPDX-License-Identifier: Apache-2.0
#include "design/designs/tite_boin.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "core/contract.hpp"
#include "design/boin_options.hpp"
#include "design/mtd_selection.hpp"
#include "design/tie.hpp"

namespace caudata::design {
namespace {

constexpr RuleText start_rule{"tite-boin.start",
                              "nobody has been treated in this part yet: start at {level}"};
constexpr RuleText escalate_rule{
    "tite-boin.escalate",
    "{dlt} DLTs in {n} patients at {level} with their follow-up: at or "
    "below the escalation boundary; go up one dose"};
constexpr RuleText stay_rule{
    "tite-boin.stay",
    "{dlt} DLTs in {n} patients at {level} with their follow-up: between the boundaries; stay"};
constexpr RuleText top_rule{
    "tite-boin.top",
    "{dlt} DLTs in {n} patients at {level} with their follow-up: at or below "
    "the escalation boundary, and no higher dose is open; stay"};
constexpr RuleText de_escalate_rule{
    "tite-boin.de-escalate",
    "{dlt} DLTs in {n} patients at {level} with their follow-up: at or "
    "above the de-escalation boundary; go down one dose"};
constexpr RuleText lowest_rule{"tite-boin.lowest",
                               "{dlt} DLTs in {n} patients at {level}, the lowest dose: above the "
                               "de-escalation boundary, but not eliminated; stay"};
constexpr RuleText lowest_wait_rule{
    "tite-boin.lowest-pending",
    "{dlt} DLTs in {n} patients at {level}, the lowest dose, and some are pending: wait"};
constexpr RuleText suspend_rule{
    "tite-boin.suspend",
    "too many of the {n} patients at {level} are still in their DLT window: wait"};
constexpr RuleText eliminated_rule{
    "tite-boin.eliminated",
    "{dlt} DLTs in {n} patients at {level}: eliminated; treat the highest dose that is open"};
constexpr RuleText no_safe_rule{
    "tite-boin.no-safe-dose", "{dlt} DLTs in {n} patients at {level}, the lowest dose: eliminated"};
constexpr RuleText last_windows_rule{
    "tite-boin.last-windows",
    "no more patients are treated, and some are still in their DLT window: wait"};
constexpr RuleText size_rule{
    "tite-boin.max-patients",
    "the planned number of patients has been reached: the MTD is chosen from "
    "all doses"};
constexpr RuleText enough_rule{
    "tite-boin.enough-at-dose",
    "{dlt} of {n} had a DLT at {level}: enough patients at this dose; the "
    "MTD is chosen from all doses"};
constexpr RuleText no_dose_rule{"tite-boin.no-dose-open", "no dose is open"};
constexpr RuleText nobody_rule{"tite-boin.nobody-observed", "nobody has been observed"};
constexpr RuleText asked_now_rule{"tite-boin.mtd",
                                  "the estimate of {level} is nearest to the target"};

/// The least number of DLTs in n patients with which a dose is eliminated; n + 1: none is.
int least_eliminating(int n, double target, double cutoff) {
  int dlt = 0;
  while (dlt <= n && !overly_toxic(tally_of(n, dlt), target, cutoff)) ++dlt;
  return dlt;
}

}  // namespace

/// A rule and the dose on whose patients it fell.
struct TiteBoin::Why {
  const RuleText& rule;
  int dose;
  std::optional<double> margin{};
};

TiteBoin::TiteBoin(const TiteBoinRules& rules) : rules_(rules) {
  EXPECTS(rules_.size.cohort_size > 0 && rules_.size.max_patients > 0);
  for (int n = 0; n <= rules_.size.max_patients; ++n) {
    eliminates_.push_back(least_eliminating(n, rules_.target, rules_.cutoff));
  }
}

int TiteBoin::doses_open(const TimedTally& seen, int doses) const {
  for (int dose = 0; dose < doses; ++dose) {
    const Tally at = seen.at(dose);
    const auto n = static_cast<std::size_t>(at.evaluable);
    const bool eliminated = n < eliminates_.size() ? at.dlt >= eliminates_[n]
                                                   : overly_toxic(at, rules_.target, rules_.cutoff);
    if (eliminated) return dose;
  }
  return doses;
}

/// The DLT rate of a dose. Precondition: somebody with a DLT or with follow-up.
double TiteBoin::rate(const TimedDose& at) const {
  if (rules_.estimate == PendingEstimate::effective_size || at.pending == 0) {
    return at.dlt / at.effective();
  }
  // Posterior mean of the patients with known outcome under Beta(target / 2, 1 - target / 2)
  const double known = at.counted() - at.pending;
  const double p = (at.dlt + rules_.target / 2) / (known + 1);
  const double unobserved = at.treated - at.effective();
  return (at.dlt + p / (1 - p) * unobserved) / at.treated;
}

LadderDecision TiteBoin::next(const LadderHistory& history) const {
  const SeenPatients patients(history, rules_.window);
  const TimedTally& seen = *patients;
  const int doses = static_cast<int>(history.tally.size());
  if (doses == 0)
    return Conclude{ConclusionKind::no_safe_dose, -1, reason_at(no_dose_rule, seen, 0)};
  const int open = doses_open(seen, doses);
  if (open == 0)
    return Conclude{ConclusionKind::no_safe_dose, -1, reason_at(no_safe_rule, seen, 0)};
  if (seen.treated >= rules_.size.max_patients) {
    return conclude(seen, open, {size_rule, std::clamp(history.last_dose, 0, open - 1)});
  }
  if (history.last_dose < 0) {
    const int start = std::min(rules_.size.start_dose, open - 1);
    return treat(seen, start, {start_rule, start});
  }
  if (history.last_dose >= open) {
    const int closed = std::min(open, doses - 1);
    return treat(seen, open - 1, {eliminated_rule, closed});
  }
  return move(seen, history.last_dose, open);
}

LadderDecision TiteBoin::move(const TimedTally& seen, int last, int open) const {
  const TimedDose& at = seen.dose[static_cast<std::size_t>(last)];
  if (at.pending > at.treated * rules_.pending_limit) {
    return WaitForPatients{reason_at(suspend_rule, seen, last)};
  }
  if (at.effective() <= 0) return treat(seen, last, {stay_rule, last});
  const double rate_here = rate(at);
  const double above_lower = rate_here - rules_.boundaries.escalate;
  const double below_upper = rules_.boundaries.de_escalate - rate_here;
  if (above_lower <= tie) {
    const double margin = std::max(0.0, -above_lower);
    if (last + 1 == open) return stay(seen, last, open, {top_rule, last, margin});
    return treat(seen, last + 1, {escalate_rule, last, margin});
  }
  if (below_upper > tie) {
    const double margin = std::min(above_lower, below_upper);
    return stay(seen, last, open, {stay_rule, last, margin});
  }
  const double margin = std::max(0.0, -below_upper);
  if (last > 0) return treat(seen, last - 1, {de_escalate_rule, last, margin});
  if (at.pending > 0) return WaitForPatients{reason_at(lowest_wait_rule, seen, last, margin)};
  return stay(seen, last, open, {lowest_rule, last, margin});
}

LadderDecision TiteBoin::stay(const TimedTally& seen, int dose, int open, const Why& why) const {
  const int here = seen.dose[static_cast<std::size_t>(dose)].counted();
  const bool enough = rules_.n_earlystop > 0 && here >= rules_.n_earlystop;
  if (enough) return conclude(seen, open, {enough_rule, dose});
  return treat(seen, dose, why);
}

LadderDecision TiteBoin::treat(const TimedTally& seen, int dose, const Why& why) const {
  return TreatDose{dose, rules_.size.next_cohort(seen.treated),
                   reason_at(why.rule, seen, why.dose, why.margin)};
}

LadderDecision TiteBoin::conclude(const TimedTally& seen, int open, const Why& why) const {
  if (seen.pending > 0) return WaitForPatients{reason_at(last_windows_rule, seen, why.dose)};
  return select(seen, open, reason_at(why.rule, seen, why.dose));
}

/// Of the patients whose outcome is known.
Conclude TiteBoin::select(const TimedTally& seen, int open, Reason reason) const {
  const auto tally = seen.known();
  const MtdSelection chosen =
      select_mtd(std::span(tally).first(static_cast<std::size_t>(open)), rules_.target);
  reason.margin = chosen.margin;
  if (chosen.dose < 0) return {ConclusionKind::no_safe_dose, -1, std::move(reason)};
  return {ConclusionKind::mtd, chosen.dose, std::move(reason)};
}

Conclude TiteBoin::conclusion(const LadderHistory& history) const {
  const TimedTally seen(history, rules_.window);
  const int doses = static_cast<int>(history.tally.size());
  if (doses == 0) return {ConclusionKind::no_safe_dose, -1, reason_at(no_dose_rule, seen, 0)};
  const auto known = seen.known();
  if (all_evaluable(known) == 0) {
    return {ConclusionKind::n_reached, -1, reason_at(nobody_rule, seen, 0)};
  }
  const int open = doses_open(seen, doses);
  if (open == 0) return {ConclusionKind::no_safe_dose, -1, reason_at(no_safe_rule, seen, 0)};
  Conclude end = select(seen, open, reason_at(asked_now_rule, seen, 0));
  if (end.dose >= 0) end.reason = reason_at(asked_now_rule, seen, end.dose, end.reason.margin);
  return end;
}

std::vector<DoseEstimate> TiteBoin::estimates(const LadderHistory& history) const {
  const TimedTally seen(history, rules_.window);
  std::vector<DoseEstimate> all;
  for (int dose = 0; dose < std::ssize(history.tally); ++dose) {
    const TimedDose& at = seen.dose[static_cast<std::size_t>(dose)];
    if (at.effective() > 0) all.push_back({dose, "p_dlt", rate(at)});
  }
  return all;
}

std::string TiteBoin::name() const {
  std::string name = fmt::format(
      "TITE-BOIN, target {:g}, {}, cohorts of {}, at most {} patients", rules_.target,
      rules_.estimate == PendingEstimate::effective_size ? "effective sample size" : "imputed DLTs",
      rules_.size.cohort_size, rules_.size.max_patients);
  if (rules_.n_earlystop > 0) name += fmt::format(", ends with {} at a dose", rules_.n_earlystop);
  if (rules_.size.start_dose > 0)
    name += fmt::format(", start at dose {}", rules_.size.start_dose + 1);
  return name;
}

namespace {

constexpr std::string_view by_effective_size = "effective sample size";
constexpr std::string_view by_imputation = "imputed";
constexpr double most_patients = 400;

const std::array<OptionSpec, 11> options{{
    {.name = "target",
     .meaning = "the DLT probability of the MTD",
     .fallback = 0.3,
     .lower = 0.05,
     .upper = 0.6,
     .choices = {}},
    p_saf_spec(),
    p_tox_spec(),
    {.name = "cutoff",
     .meaning = "a dose with at least 3 patients and a DLT is eliminated with all above when P(DLT "
                "probability > target) is above this",
     .fallback = 0.95,
     .lower = 0.5,
     .upper = 1,
     .choices = {}},
    {.name = "pending_limit",
     .meaning = "accrual is suspended while a larger share of the patients at the current dose is "
                "in the DLT window",
     .fallback = 0.5,
     .lower = 0,
     .upper = 0.65,
     .choices = {}},
    {.name = "estimate",
     .meaning = "pending patients count as shares of a patient, or their expected DLTs are added",
     .fallback = std::string(by_effective_size),
     .choices = {by_effective_size, by_imputation}},
    cohort_size_option(),
    max_patients_option(30, most_patients),
    {.name = "n_earlystop",
     .meaning = "the trial ends when the current dose has this many patients and would be treated "
                "again; 0: no such rule",
     .fallback = std::int64_t{0},
     .lower = 0,
     .upper = most_patients,
     .choices = {}},
    start_dose_option(),
    window_option(),
}};

core::Issues check(const Options& given, const LadderPart& part) {
  core::Issues issues = check_options(given, options, "TITE-BOIN");
  issues.add(check_start_dose(given, "start_dose", part));
  if (!issues.has_errors()) issues.add(check_boin_order(given, options));
  return issues;
}

std::string resolved(const Options& given, const LadderPart&) {
  return boundaries_text(boin_boundaries(boin_hypotheses(given, options)));
}

core::Result<AnyDesign> make(const Options& given, const LadderPart& part) {
  core::Issues issues = check(given, part);
  if (issues.has_errors()) return core::failure(std::move(issues));
  TiteBoinRules rules;
  rules.target = option<double>(given, options, "target");
  rules.boundaries = boin_boundaries(boin_hypotheses(given, options));
  rules.cutoff = option<double>(given, options, "cutoff");
  rules.pending_limit = option<double>(given, options, "pending_limit");
  rules.estimate = option<std::string>(given, options, "estimate") == by_imputation
                       ? PendingEstimate::imputed
                       : PendingEstimate::effective_size;
  rules.size = trial_size(given, options);
  rules.n_earlystop = whole_number(given, options, "n_earlystop");
  rules.window = option<double>(given, options, "window");
  return AnyDesign(TiteBoin(rules));
}

}  // namespace

const DesignEntry tite_boin_entry{
    "TITE-BOIN",
    "BOIN that goes on while patients are in their DLT window and counts them by their follow-up",
    "Yuan Y, Lin R, Li D, Nie L, Warren KE. Time-to-event Bayesian optimal interval design to "
    "accelerate phase I trials. Clin Cancer Res 2018;24:4921-4930 (imputed). Lin R, Yuan Y. "
    "Time-to-event model-assisted designs for dose-finding trials with delayed toxicity. "
    "Biostatistics 2020;21:807-824 (effective sample size).",
    options,
    &make,
    &resolved};

}  // namespace caudata::design
