// SPDX-License-Identifier: Apache-2.0
#include "design/designs/crm.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/elementary.hpp"
#include "design/best_dose.hpp"
#include "design/crm_options.hpp"
#include "design/interval_options.hpp"

namespace caudata::design {
namespace {

constexpr RuleText no_dose_rule{"crm.no-dose-open", "no dose is open"};
constexpr RuleText nobody_rule{"crm.nobody", "nobody has been treated: there is no MTD"};
constexpr RuleText start_rule{"crm.start",
                              "nobody has been treated in this part yet: start at {level}"};
constexpr RuleText first_up_rule{"crm.first-stage-up",
                                 "{dlt} of {n} had a DLT at {level} and nobody had one so far: one "
                                 "dose up, or the highest again, until the first DLT"};
constexpr RuleText first_down_rule{
    "crm.first-stage-down",
    "every patient so far had a DLT, {dlt} of {n} at {level}: one dose "
    "down, or the lowest again"};
constexpr RuleText all_dlt_rule{
    "crm.every-patient-dlt", "{dlt} of {n} had a DLT at {level}, the lowest dose: no dose is safe"};
constexpr RuleText no_dlt_rule{
    "crm.no-dlt",
    "the last patient is in and nobody had a DLT: {level} is the highest "
    "dose treated"};
constexpr RuleText no_estimate_rule{"crm.no-estimate",
                                    "the last patient is in and every patient had a DLT"};
constexpr RuleText too_toxic_rule{"crm.too-toxic",
                                  "the DLT probability at {level}, the lowest dose, is above the "
                                  "target with too high a probability: no dose is safe"};
constexpr RuleText closest_rule{"crm.closest",
                                "the DLT probability at {level} is the closest to the target"};
constexpr RuleText coherent_rule{"crm.coherent",
                                 "the last cohort's DLT rate reached the target: no escalation "
                                 "from {level}"};
constexpr RuleText one_up_rule{"crm.one-up",
                               "a dose more than one above {level} is closest to the target: go up "
                               "one dose"};
constexpr RuleText mtd_rule{
    "crm.mtd",
    "the last patient is in: the DLT probability at {level} is the closest to "
    "the target"};

Tally tally_at(const LadderHistory& history, int dose) {
  return history.tally[static_cast<std::size_t>(dose)];
}

Tally total(const LadderHistory& history) {
  Tally sum;
  for (const Tally& tally : history.tally) sum += tally;
  return sum;
}

/// The closest dose, and by how much it beats the best of those that would decide differently when
/// every dose from `limit` on means the same.
struct Choice {
  int dose{0};
  std::optional<double> margin{};
};

Choice closest(const Risks& risks, int doses, double target, int limit) {
  const auto distance = [&](int dose) {
    return std::abs(risks[static_cast<std::size_t>(dose)] - target);
  };
  Choice choice;
  for (int dose = 1; dose < doses; ++dose) {
    if (distance(dose) < distance(choice.dose)) choice.dose = dose;
  }
  for (int dose = 0; dose < doses; ++dose) {
    if (std::min(dose, limit) == std::min(choice.dose, limit)) continue;
    const double by = distance(dose) - distance(choice.dose);
    choice.margin = choice.margin ? std::min(*choice.margin, by) : by;
  }
  return choice;
}

constexpr int enough_at_lowest = 3;  // patients, all with a DLT, that close the lowest dose

/// Before there is an estimate: nobody had a DLT, or everybody. Precondition: a dose was tried.
Conclude first_stage_conclusion(const LadderHistory& history) {
  const int highest = tried_doses(history.tally).highest;
  if (total(history).dlt == 0)
    return {ConclusionKind::mtd, highest, reason_at(no_dlt_rule, history, highest)};
  if (tally_at(history, 0).evaluable >= enough_at_lowest)
    return {ConclusionKind::no_safe_dose, -1, reason_at(all_dlt_rule, history, 0)};
  return {ConclusionKind::no_safe_dose, -1, reason_at(no_estimate_rule, history, highest)};
}

std::optional<double> smaller(std::optional<double> a, std::optional<double> b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

}  // namespace

bool Crm::reached_target(Tally cohort) const {
  return cohort.evaluable > 0 &&
         static_cast<double>(cohort.dlt) / cohort.evaluable >= rules_.target;
}

Tally Crm::recall(Tally last_cohort) const {
  const bool matters = rules_.coherence == Coherence::no_escalation_after_toxic_cohort;
  return matters && reached_target(last_cohort) ? tally_of(1, 1) : Tally{};
}

std::optional<double> Crm::lowest_above_target(const LadderHistory& history) const {
  if (rules_.cutoff >= 1) return std::nullopt;
  return std::visit(
      [&](const auto& estimator) -> std::optional<double> {
        if constexpr (requires { estimator.above_target(history, 0); }) {
          return estimator.above_target(history, 0);
        }
        return std::nullopt;
      },
      *estimator_);
}

std::optional<Risks> Crm::risks(const LadderHistory& history) const {
  return std::visit([&](const auto& estimator) { return estimator.risks(history); }, *estimator_);
}

/// What the rule on the lowest dose says; nothing if there is no such rule.
struct Crm::Safety {
  std::optional<Conclude> end;
  std::optional<double> margin;
};

Crm::Safety Crm::safety(const LadderHistory& history) const {
  const std::optional<double> above = lowest_above_target(history);
  if (!above) return {};
  const double margin = std::abs(*above - rules_.cutoff);
  if (!(*above > rules_.cutoff)) return {std::nullopt, margin};
  return {Conclude{ConclusionKind::no_safe_dose, -1, reason_at(too_toxic_rule, history, 0, margin)},
          margin};
}

LadderDecision Crm::next(const LadderHistory& history) const {
  if (history.tally.empty() || rules_.size.complete(history.tally)) {
    return conclude(history, lowest_doses(history.tally.size()));
  }
  if (total(history).evaluable == 0) return first_cohort(start_rule, history, rules_.size);
  const auto estimated = risks(history);
  return estimated ? by_model(history, *estimated) : first_stage(history);
}

LadderDecision Crm::first_stage(const LadderHistory& history) const {
  const int doses = static_cast<int>(history.tally.size());
  const int last = std::clamp(history.last_dose, 0, doses - 1);
  const bool no_dlt = total(history).dlt == 0;
  if (!no_dlt && tally_at(history, 0).evaluable >= enough_at_lowest) return conclusion(history);
  const int dose = no_dlt ? std::min(last + 1, doses - 1) : std::max(last - 1, 0);
  return TreatDose{dose, rules_.size.next_cohort(history.tally),
                   reason_at(no_dlt ? first_up_rule : first_down_rule, history, last)};
}

LadderDecision Crm::by_model(const LadderHistory& history, const Risks& risks) const {
  const int doses = static_cast<int>(history.tally.size());
  const Safety safe = safety(history);
  if (safe.end) return *safe.end;
  const int last = std::clamp(history.last_dose, 0, doses - 1);
  const bool held = rules_.coherence == Coherence::no_escalation_after_toxic_cohort &&
                    reached_target(history.last_cohort);
  const int one_up = rules_.skipping == Skipping::no ? last + 1 : doses - 1;
  const int limit = std::min(held ? last : one_up, doses - 1);
  const Choice choice = closest(risks, doses, rules_.target, limit);
  const auto margin = smaller(choice.margin, safe.margin);
  const int patients = rules_.size.next_cohort(history.tally);
  if (choice.dose <= limit) {
    return TreatDose{choice.dose, patients, reason_at(closest_rule, history, choice.dose, margin)};
  }
  return TreatDose{limit, patients,
                   reason_at(held ? coherent_rule : one_up_rule, history, last, margin)};
}

Conclude Crm::conclusion(const LadderHistory& history) const {
  return conclude(history, treated_doses(history.tally));
}

Conclude Crm::conclude(const LadderHistory& history, DoseSet among) const {
  if (const auto end = conclusion_without_data(no_dose_rule, nobody_rule, history)) return *end;
  const auto estimated = risks(history);
  if (!estimated) return first_stage_conclusion(history);
  const Safety safe = safety(history);
  if (safe.end) return *safe.end;
  BestDose mtd;
  for (std::size_t dose = 0; dose < history.tally.size(); ++dose) {
    const double distance = std::abs((*estimated)[dose] - rules_.target);
    if (among.test(dose)) mtd.offer(static_cast<int>(dose), -distance);
  }
  return {ConclusionKind::mtd, mtd.dose,
          reason_at(mtd_rule, history, mtd.dose, smaller(mtd.margin(), safe.margin))};
}

std::vector<DoseEstimate> Crm::estimates(const LadderHistory& history) const {
  return std::visit([&](const auto& estimator) { return estimator.estimates(history); },
                    *estimator_);
}

bool Crm::borrows() const { return !std::holds_alternative<LikelihoodOneParameter>(*estimator_); }

namespace {

constexpr std::string_view design_name = "CRM";
constexpr std::string_view two_parameter_model = "logistic2";
constexpr double most_in_cohort = 24, most_in_trial = 500;
constexpr std::string_view bayes = "bayes", likelihood = "likelihood";

std::vector<OptionSpec> all_options() {
  const std::vector<OptionSpec> own{
      {.name = "method",
       .meaning = "estimate by posterior mean, or by maximum likelihood in two stages",
       .fallback = std::string(bayes),
       .choices = {bayes, likelihood}},
      {.name = "prior_sd_intercept",
       .meaning = "prior standard deviation of the intercept of the two-parameter logistic curve",
       .fallback = 2.0,
       .lower = 0.05,
       .upper = 10,
       .choices = {}},
      cohort_size_option(3, most_in_cohort),
      max_patients_option(30, most_in_trial),
      start_dose_option(),
      no_skipping_option(),
      {.name = "coherent",
       .meaning = "no escalation after a cohort whose DLT rate reached the target",
       .fallback = true,
       .choices = {}},
      {.name = "cutoff",
       .meaning = "no dose is safe when the DLT probability of the lowest one is above the target "
                  "with a probability above this; 1: no such rule",
       .fallback = 1.0,
       .lower = 0.5,
       .upper = 1,
       .choices = {}}};
  return joined({crm_model_options({power_model, logistic_model, two_parameter_model}), own});
}
const std::vector<OptionSpec> options = all_options();

core::Issues check(const Options& given, const LadderPart& part) {
  core::Issues issues = check_options(given, options, design_name);
  if (issues.has_errors()) return issues;
  issues.add(check_start_dose(given, "start_dose", part));
  issues.add(check_crm_model(given, options, part));
  const bool estimates_by_likelihood = option<std::string>(given, options, "method") == likelihood;
  if (!estimates_by_likelihood) return issues;
  if (option<std::string>(given, options, "model") == two_parameter_model) {
    issues.add({core::Severity::error, "design.crm-method", place_of(given, "method"),
                "maximum likelihood has one-parameter curves only",
                "two parameters have no estimate before DLTs at two doses", ""});
  }
  if (option<double>(given, options, "cutoff") < 1) {
    issues.add({core::Severity::error, "design.crm-method", place_of(given, "cutoff"),
                "the rule on the lowest dose needs a posterior",
                "maximum likelihood gives no probability that a dose is above the target", ""});
  }
  return issues;
}

CrmRules rules_of(const Options& given) {
  CrmRules rules;
  rules.target = option<double>(given, options, "target");
  rules.size = trial_size(given, options);
  rules.skipping = Skipping{option<bool>(given, options, "no_skipping")};
  rules.coherence = Coherence{option<bool>(given, options, "coherent")};
  rules.cutoff = option<double>(given, options, "cutoff");
  return rules;
}

/// Of the target interval only the upper limit is used.
BlrmSetting two_parameters(const Options& given, const CrmSetting& one) {
  BlrmSetting setting;
  const double middle = logit(one.target);
  setting.prior = {middle, option<double>(given, options, "prior_sd_intercept"), 0, one.prior_sd,
                   0};
  for (const double p : one.skeleton) setting.log_ratio.push_back(logit(p) - middle);
  setting.lower = one.target / 2;
  setting.upper = one.target;
  setting.most_patients = one.most_patients;
  return setting;
}

CrmEstimator estimator_of(const Options& given, const LadderPart& part) {
  CrmSetting setting = crm_setting(given, options, part);
  setting.most_patients = whole_number(given, options, "max_patients");
  if (option<std::string>(given, options, "method") == likelihood) {
    return LikelihoodOneParameter{std::move(setting)};
  }
  if (option<std::string>(given, options, "model") == two_parameter_model) {
    return BayesTwoParameter{BlrmPosterior(two_parameters(given, setting))};
  }
  return BayesOneParameter{CrmPosterior(std::move(setting))};
}

std::string name_of(const Options& given, const CrmRules& rules) {
  std::string name = fmt::format("CRM, {} model, {}, target {:g}, {} patients in cohorts of {}",
                                 option<std::string>(given, options, "model"),
                                 option<std::string>(given, options, "method"), rules.target,
                                 rules.size.max_patients, rules.size.cohort_size);
  if (rules.skipping == Skipping::allowed) name += ", may skip doses";
  if (rules.coherence == Coherence::none) name += ", may escalate after a toxic cohort";
  if (rules.cutoff < 1) name += fmt::format(", stops above {:g}", rules.cutoff);
  if (rules.size.start_dose > 0) {
    name += fmt::format(", start at dose {}", rules.size.start_dose + 1);
  }
  return name;
}

std::string resolved(const Options& given, const LadderPart& part) {
  return skeleton_text(given, options, part);
}

core::Result<AnyDesign> make(const Options& given, const LadderPart& part) {
  core::Issues issues = check(given, part);
  if (issues.has_errors()) return core::failure(std::move(issues));
  const CrmRules rules = rules_of(given);
  return AnyDesign(Crm(name_of(given, rules), rules, estimator_of(given, part)));
}

}  // namespace

const DesignEntry crm_entry{
    design_name,
    "continual reassessment method: the dose whose estimated DLT probability is closest to the "
    "target",
    "O'Quigley J, Pepe M, Fisher L. Continual reassessment method: a practical design for phase 1 "
    "clinical trials in cancer. Biometrics 1990;46:33-48. Likelihood: O'Quigley J, Shen LZ. "
    "Biometrics 1996;52:673-684. Restrictions: as in the R package dfcrm 0.2-2.1. The default "
    "target is not the paper's 0.2.",
    options,
    &make,
    &resolved};

}  // namespace caudata::design
