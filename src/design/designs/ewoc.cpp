// SPDX-License-Identifier: Apache-2.0
#include "design/designs/ewoc.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "design/blrm_posterior.hpp"
#include "design/dose_amounts.hpp"
#include "design/interval_options.hpp"

namespace caudata::design {
namespace {

constexpr RuleText no_dose_rule{"ewoc.no-dose-open", "no dose is open"};
constexpr RuleText nobody_rule{"ewoc.nobody", "nobody has been treated: there is no MTD"};
constexpr RuleText start_rule{"ewoc.start",
                              "nobody has been treated in this part yet: start at {level}"};
constexpr RuleText quantile_rule{
    "ewoc.quantile",
    "{level} is the highest dose in reach that is above the MTD with no "
    "more than the allowed probability"};
constexpr RuleText mtd_rule{
    "ewoc.mtd",
    "the last patient is in: {level} is the highest dose that is above the MTD "
    "with no more than the allowed probability"};
constexpr RuleText none_treated_rule{"ewoc.no-treated-dose",
                                     "every dose that was treated, from {level} up, is above the "
                                     "MTD with more than the allowed probability"};

}  // namespace

struct Ewoc::Choice {
  int dose{-1};      // -1: all that were offered are above the MTD with too high a probability
  double margin{1};  // least distance of an offered dose's P(MTD < dose) from the bound
};

BlrmCounts Ewoc::counts(const LadderHistory& history) const {
  BlrmCounts counts =
      blrm_counts(history.tally, history.borrowed, history.borrowed_weight, posterior_->doses());
  for (std::size_t dose = 0; dose < counts.dlt.size(); ++dose) {
    counts.patients[dose] = std::max(counts.patients[dose], counts.dlt[dose]);
  }
  return counts;
}

double Ewoc::bound(int patients) const {
  const int cohorts = patients / rules_.size.cohort_size;
  return std::min(rules_.alpha + rules_.alpha_step * std::max(0, cohorts - 1),
                  std::max(rules_.alpha, rules_.alpha_most));
}

Ewoc::Choice Ewoc::choose(const LadderHistory& history, DoseSet offered) const {
  const double allowed = bound(all_evaluable(history.tally));
  const std::vector<double> over = posterior_->overdose(counts(history));
  Choice choice;
  for (std::size_t dose = 0; dose < history.tally.size(); ++dose) {
    if (!offered.test(dose)) continue;
    const double excess = over[dose] - allowed;
    choice.margin = std::min(choice.margin, std::abs(excess));
    if (excess <= 0) choice.dose = static_cast<int>(dose);
  }
  return choice;
}

LadderDecision Ewoc::next(const LadderHistory& history) const {
  const std::size_t doses = history.tally.size();
  if (doses == 0 || rules_.size.complete(history.tally)) {
    return conclude(history, lowest_doses(doses));
  }
  if (all_evaluable(history.tally) == 0) return first_cohort(start_rule, history, rules_.size);
  const auto one_up = static_cast<std::size_t>(std::max(history.last_dose, 0)) + 2;
  const bool any = rules_.skipping == Skipping::allowed;
  const Choice choice = choose(history, lowest_doses(any ? doses : std::min(one_up, doses)));
  return TreatDose{choice.dose, rules_.size.next_cohort(history.tally),
                   reason_at(quantile_rule, history, choice.dose, choice.margin)};
}

Conclude Ewoc::conclusion(const LadderHistory& history) const {
  return conclude(history, treated_doses(history.tally));
}

Conclude Ewoc::conclude(const LadderHistory& history, DoseSet among) const {
  if (const auto end = conclusion_without_data(no_dose_rule, nobody_rule, history)) return *end;
  const Choice choice = choose(history, among);
  if (choice.dose < 0) {
    const int lowest = tried_doses(history.tally).lowest;
    return {ConclusionKind::n_reached, -1,
            reason_at(none_treated_rule, history, lowest, choice.margin)};
  }
  return {ConclusionKind::mtd, choice.dose,
          reason_at(mtd_rule, history, choice.dose, choice.margin)};
}

std::vector<DoseEstimate> Ewoc::estimates(const LadderHistory& history) const {
  const BlrmCounts counted = counts(history);
  const std::vector<double> risk = posterior_->risk(counted);
  const std::vector<double> over = posterior_->overdose(counted);
  std::vector<DoseEstimate> all;
  for (std::size_t dose = 0; dose < history.tally.size(); ++dose) {
    all.push_back({static_cast<int>(dose), "p_dlt", risk[dose]});
    all.push_back({static_cast<int>(dose), "p_overdose", over[dose]});
  }
  return all;
}

namespace {

constexpr std::string_view design_name = "EWOC";
constexpr double most_in_cohort = 24, most_in_trial = 500;

const std::vector<OptionSpec> options{
    {.name = "target",
     .meaning = "DLT probability that the MTD should have; by default the paper's 1/3",
     .fallback = 1.0 / 3,
     .lower = 0.05,
     .upper = 0.6,
     .choices = {}},
    {.name = "alpha",
     .meaning = "feasibility bound: the probability of being above the MTD that a dose may have",
     .fallback = 0.25,
     .lower = 0.01,
     .upper = 0.9,
     .choices = {}},
    {.name = "alpha_step",
     .meaning = "the bound grows by this after every cohort but the first",
     .fallback = 0.0,
     .lower = 0,
     .upper = 0.5,
     .choices = {}},
    {.name = "alpha_max",
     .meaning = "the growing bound does not pass this",
     .fallback = 0.5,
     .lower = 0.01,
     .upper = 0.9,
     .choices = {}},
    {.name = "doses",
     .meaning = "amount of each dose; empty: those of the ladder, or 1, 2, 3, … if it has none",
     .fallback = std::vector<double>{},
     .lower = 1e-12,
     .upper = 1e15,
     .choices = {}},
    {.name = "mtd_upper",
     .meaning = "the largest MTD that the prior allows, in multiples of the highest dose; near 1 "
                "the highest dose is out of reach",
     .fallback = 1.5,
     .lower = 1.01,
     .upper = 100,
     .choices = {}},
    cohort_size_option(3, most_in_cohort),
    max_patients_option(30, most_in_trial),
    start_dose_option(),
    no_skipping_option()};

std::vector<double> amounts_of(const Options& given, const LadderPart& part) {
  return dose_amounts(given, options, part, [](double amount) { return amount + 1; });
}

core::Issues check(const Options& given, const LadderPart& part) {
  core::Issues issues = check_options(given, options, design_name);
  if (issues.has_errors()) return issues;
  issues.add(check_one_per_dose(given, "doses", part));
  issues.add(check_start_dose(given, "start_dose", part));
  issues.add(check_ascending(amounts_of(given, part), given));
  const double alpha = option<double>(given, options, "alpha");
  const double most = option<double>(given, options, "alpha_max");
  if (option<double>(given, options, "alpha_step") > 0 && most < alpha) {
    issues.add({core::Severity::error, "design.alpha", place_of(given, "alpha_max"),
                fmt::format("alpha_max {:g} is below alpha {:g}", most, alpha),
                "the bound grows from alpha to alpha_max", ""});
  }
  return issues;
}

EwocSetting setting_of(const Options& given, const std::vector<double>& amounts) {
  EwocSetting setting;
  const double lowest = amounts.front();
  const double range = option<double>(given, options, "mtd_upper") * amounts.back() - lowest;
  for (const double amount : amounts) setting.place.push_back((amount - lowest) / range);
  setting.target = option<double>(given, options, "target");
  setting.most_patients = whole_number(given, options, "max_patients");
  return setting;
}

EwocRules rules_of(const Options& given) {
  const auto number = [&](std::string_view name) { return option<double>(given, options, name); };
  return {number("alpha"), number("alpha_step"), number("alpha_max"), trial_size(given, options),
          Skipping{option<bool>(given, options, "no_skipping")}};
}

std::string name_of(const Options& given, const EwocRules& rules) {
  std::string name = fmt::format("EWOC, target {:.4g}, alpha {:g}, {} patients in cohorts of {}",
                                 option<double>(given, options, "target"), rules.alpha,
                                 rules.size.max_patients, rules.size.cohort_size);
  if (rules.alpha_step > 0) {
    name += fmt::format(", growing by {:g} to {:g}", rules.alpha_step, rules.alpha_most);
  }
  name += fmt::format(", MTD at most {:g} times the highest dose",
                      option<double>(given, options, "mtd_upper"));
  if (rules.skipping == Skipping::allowed) name += ", may skip doses";
  if (rules.size.start_dose > 0) {
    name += fmt::format(", start at dose {}", rules.size.start_dose + 1);
  }
  return name;
}

core::Result<AnyDesign> make(const Options& given, const LadderPart& part) {
  core::Issues issues = check(given, part);
  if (issues.has_errors()) return core::failure(std::move(issues));
  const EwocRules rules = rules_of(given);
  EwocPosterior posterior(setting_of(given, amounts_of(given, part)));
  return AnyDesign(Ewoc(name_of(given, rules), rules, std::move(posterior)));
}

}  // namespace

const DesignEntry ewoc_entry{
    design_name,
    "escalation with overdose control: the highest dose that is above the MTD with no more than "
    "the allowed probability",
    "Babb J, Rogatko A, Zacks S. Cancer phase I clinical trials: efficient dose escalation with "
    "overdose control. Stat Med 1998;17:1103-1120. The paper treats patients one by one, on a "
    "continuum of doses.",
    options, &make};

}  // namespace caudata::design
