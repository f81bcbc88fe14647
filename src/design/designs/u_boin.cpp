// SPDX-License-Identifier: Apache-2.0
#include "design/designs/u_boin.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/contract.hpp"
#include "design/designs/boin.hpp"
#include "design/utility_options.hpp"

namespace caudata::design {
namespace {

constexpr std::string_view design_name = "U-BOIN";

constexpr MoveTexts stage_one_texts{
    {"u-boin.escalate",
     "stage I, {dlt} of {n} had a DLT at {level}: at or below the escalation boundary; go up"},
    {"u-boin.stay", "stage I, {dlt} of {n} had a DLT at {level}: between the boundaries; stay"},
    {"u-boin.de-escalate",
     "stage I, {dlt} of {n} had a DLT at {level}: at or above the de-escalation boundary; go "
     "down"}};
constexpr RuleText explore_rule{
    "u-boin.explore",
    "stage II, {dlt} of {n} had a DLT at {level}, the highest dose tried: at or below the "
    "escalation boundary; go up"};
constexpr RuleText best_rule{
    "u-boin.best", "stage II: {level} has the largest mean utility of the admissible doses tried"};
constexpr RuleText none_rule{"u-boin.none-admissible",
                             "no tried dose is admissible for toxicity and efficacy"};
constexpr RuleText select_rule{
    "u-boin.selected", "{level} has the largest mean utility of the admissible doses tried"};

constexpr double outcomes = 4;
constexpr double limit_above_target = 0.05;  // phi_t above BOIN's target, where only one is given

Tally at(const LadderHistory& history, int dose) {
  return history.tally[static_cast<std::size_t>(dose)];
}

IntervalEscalation first_stage(const UBoinRules& rules) {
  const BoinBoundaries boundaries =
      boin_boundaries(rules.target, boin_saf * rules.target, boin_tox * rules.target);
  return {std::string(design_name), stage_one_texts,
          IntervalRules{.target = rules.target,
                        .cohort_size = rules.size.cohort_size,
                        .max_patients = rules.size.max_patients,
                        .start_dose = rules.size.start_dose},
          boin_table(rules.size.max_patients, rules.phi_t, boundaries, rules.cutoff_t)};
}

}  // namespace

UBoin::UBoin(const UBoinRules& rules)
    : rules_(rules),
      first_stage_(first_stage(rules)),
      limits_(std::make_shared<const Limits>(
          Limits{RateLimit(RateLimit::Side::above, rules.phi_t, rules.cutoff_t,
                           rules.size.max_patients, rules.prior_patients / 2),
                 RateLimit(RateLimit::Side::below, rules.phi_e, rules.cutoff_e,
                           rules.size.max_patients, rules.prior_patients / 2)})) {
  EXPECTS(rules.prior_patients > 0 && rules.s1 > 0);
}

bool UBoin::admissible(Tally t) const {
  return limits_->toxicity.accepts(t.evaluable, t.dlt) &&
         limits_->efficacy.accepts(t.evaluable, t.response);
}

double UBoin::utility(Tally t) const {
  const auto& [response, neither, both, dlt] = rules_.utilities;
  constexpr double most = 100;  // of a utility
  const double prior = (response + neither + both + dlt) / outcomes / most;
  return (rules_.prior_patients * prior + quasi_events(rules_.utilities, t)) /
         (rules_.prior_patients + t.evaluable);
}

int UBoin::open_doses(std::span<const Tally> tally) const {
  const auto closed = [&](const Tally& t) { return first_stage_.table()[t].eliminate; };
  return static_cast<int>(std::ranges::find_if(tally, closed) - tally.begin());
}

LadderDecision UBoin::next(const LadderHistory& history) const {
  const auto has = [&](int patients) {
    return std::ranges::any_of(history.tally,
                               [&](const Tally& t) { return t.evaluable >= patients; });
  };
  const bool lost = open_doses(history.tally) == 0;
  if (lost || tried_doses(history.tally).highest < 0) return first_stage_.next(history);
  const bool enough = has(rules_.s1) && rules_.n_earlystop > 0 && has(rules_.n_earlystop);
  if (enough || rules_.size.complete(history.tally)) return select(history);
  return has(rules_.s1) ? second_stage(history) : first_stage_.next(history);
}

Conclude UBoin::conclusion(const LadderHistory& history) const {
  const bool lost = open_doses(history.tally) == 0;
  if (lost || tried_doses(history.tally).highest < 0) return first_stage_.conclusion(history);
  return select(history);
}

LadderDecision UBoin::second_stage(const LadderHistory& history) const {
  const int patients = rules_.size.next_cohort(history.tally);
  const int highest = tried_doses(history.tally).highest;
  const Judgement there = first_stage_.table()[at(history, highest)].judgement;
  if (there.move == Move::escalate && highest + 1 < open_doses(history.tally)) {
    Reason reason = reason_at(explore_rule, history, highest);
    reason.margin = there.margin;
    return TreatDose{highest + 1, patients, reason};
  }
  const BestDose found = best(history);
  if (found.dose < 0) {
    return Conclude{ConclusionKind::no_safe_dose, -1, reason_at(none_rule, history, highest)};
  }
  Reason reason = reason_at(best_rule, history, found.dose);
  reason.margin = margin(history, found);
  return TreatDose{found.dose, patients, reason};
}

/// Of the tried doses that are open and admissible.
BestDose UBoin::best(const LadderHistory& history) const {
  BestDose found;
  for (int dose = 0; dose < open_doses(history.tally); ++dose) {
    const Tally t = at(history, dose);
    if (t.evaluable > 0 && admissible(t)) found.offer(dose, utility(t));
  }
  return found;
}

/// The least that would have changed the best dose: its lead, or what its admissibility hangs on.
std::optional<double> UBoin::margin(const LadderHistory& history, const BestDose& found) const {
  const Tally t = at(history, found.dose);
  return std::min({found.lead, limits_->toxicity.distance(t.evaluable, t.dlt),
                   limits_->efficacy.distance(t.evaluable, t.response)});
}

Conclude UBoin::select(const LadderHistory& history) const {
  const BestDose found = best(history);
  if (found.dose < 0) {
    return {ConclusionKind::no_safe_dose, -1,
            reason_at(none_rule, history, tried_doses(history.tally).highest)};
  }
  Reason reason = reason_at(select_rule, history, found.dose);
  reason.margin = margin(history, found);
  return {ConclusionKind::mtd, found.dose, reason};
}

std::vector<DoseEstimate> UBoin::estimates(const LadderHistory& history) const {
  std::vector<DoseEstimate> all;
  const double prior = rules_.prior_patients;
  for (int dose = 0; dose < static_cast<int>(history.tally.size()); ++dose) {
    const Tally t = at(history, dose);
    all.push_back({dose, "p_dlt", (prior / 2 + t.dlt) / (prior + t.evaluable)});
    all.push_back({dose, "p_response", (prior / 2 + t.response) / (prior + t.evaluable)});
    all.push_back({dose, "utility", utility(t)});
  }
  return all;
}

std::string UBoin::name() const {
  std::string name = fmt::format("{}, target {:g}, phi_t {:g}, phi_e {:g}, s1 {}", design_name,
                                 rules_.target, rules_.phi_t, rules_.phi_e, rules_.s1);
  if (rules_.n_earlystop > 0) name += fmt::format(", n_earlystop {}", rules_.n_earlystop);
  return name + describe(rules_.size);
}

namespace {

const std::vector<OptionSpec> options = with_utility_options({
    share_option("target", "the P(DLT) that stage I aims at; 0: phi_t minus 0.05", 0),
    share_option("phi_t", "the highest acceptable P(DLT)", 0.3),
    share_option("phi_e", "the lowest acceptable P(response)", 0.2),
    share_option("c_t",
                 "a dose is not admissible when P(p_dlt > phi_t) reaches this; above it under the "
                 "uniform prior, the dose and all above are closed",
                 0.95),
    share_option("c_e", "a dose is not admissible when P(p_response < phi_e) reaches this", 0.9),
    {.name = "prior_patients",
     .meaning = "patients that the prior counts for, spread equally over the four outcomes",
     .fallback = 1.0,
     .lower = 0.01,
     .upper = 100,
     .choices = {}},
    {.name = "s1",
     .meaning = "patients at a dose that begin stage II",
     .fallback = std::int64_t{12},
     .lower = 1,
     .upper = 300,
     .choices = {}},
    {.name = "n_earlystop",
     .meaning = "the trial ends in stage II when a dose has that many patients (the paper's s2); "
                "0: no such rule",
     .fallback = std::int64_t{24},
     .lower = 0,
     .upper = 300,
     .choices = {}},
    cohort_size_option(),
    max_patients_option(54),
    start_dose_option(),
});

UBoinRules rules_of(const Options& given) {
  const auto number = [&](std::string_view name) { return option<double>(given, options, name); };
  const double phi_t = number("phi_t");
  const double target = number("target");
  return {.target = target > 0 ? target : phi_t - limit_above_target,
          .phi_t = phi_t,
          .phi_e = number("phi_e"),
          .cutoff_t = number("c_t"),
          .cutoff_e = number("c_e"),
          .utilities = outcome_utilities(given, options),
          .prior_patients = number("prior_patients"),
          .s1 = whole_number(given, options, "s1"),
          .n_earlystop = whole_number(given, options, "n_earlystop"),
          .size = trial_size(given, options)};
}

core::Issues check(const Options& given, const LadderPart& part) {
  core::Issues issues = check_options(given, options, design_name);
  if (issues.has_errors()) return issues;
  issues.add(check_start_dose(given, "start_dose", part));
  issues.add(check_utilities(given, options));
  const UBoinRules rules = rules_of(given);
  if (rules.target <= 0 || boin_tox * rules.target >= 1) {
    issues.add(option_out_of_range(given, given.contains("target") ? "target" : "phi_t",
                                   "the target must lie between 0 and 1/1.4",
                                   "the boundaries lie between 0.6 and 1.4 times the target"));
  }
  if (rules.phi_t < rules.target || rules.phi_t >= 1) {
    issues.add(option_out_of_range(given, "phi_t", "phi_t must be at least the target and below 1",
                                   "stage I would aim at doses that are not admissible"));
  }
  if (rules.phi_e <= 0 || rules.phi_e >= 1) {
    issues.add(option_out_of_range(given, "phi_e", "phi_e must lie between 0 and 1",
                                   "every dose would be on one side of it"));
  }
  if (rules.n_earlystop > 0 && rules.n_earlystop <= rules.s1) {
    issues.add(option_out_of_range(given, "n_earlystop", "n_earlystop must be above s1, or 0",
                                   "the trial would end as stage II begins"));
  }
  return issues;
}

core::Result<AnyDesign> make(const Options& given, const LadderPart& part) {
  core::Issues issues = check(given, part);
  if (issues.has_errors()) return core::failure(std::move(issues));
  return AnyDesign(UBoin(rules_of(given)));
}

}  // namespace

const DesignEntry u_boin_entry{
    design_name,
    "utility-based Bayesian optimal interval design: BOIN, then the admissible dose with the "
    "largest posterior mean utility",
    "Zhou Y, Lee JJ, Yuan Y. A utility-based Bayesian optimal interval (U-BOIN) phase I/II design "
    "to identify the optimal biological dose for targeted and immune therapies. Stat Med "
    "2019;38:5299-5316. Cohorts of stage II are not randomised; untried doses are not selected.",
    options, &make};

}  // namespace caudata::design
