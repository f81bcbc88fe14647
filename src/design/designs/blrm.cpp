// SPDX-License-Identifier: Apache-2.0
#include "design/designs/blrm.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/elementary.hpp"
#include "design/dose_amounts.hpp"
#include "design/interval_options.hpp"

namespace caudata::design {
namespace {

constexpr RuleText no_dose_rule{"blrm.no-dose-open", "no dose is open"};
constexpr RuleText nobody_rule{"blrm.nobody", "nobody has been treated: there is no MTD"};
constexpr RuleText start_rule{"blrm.start",
                              "nobody has been treated in this part yet: start at {level}"};
constexpr RuleText best_rule{
    "blrm.best",
    "of the doses with overdose control, {level} is the most likely to have a "
    "DLT probability in the target interval"};
constexpr RuleText closed_rule{
    "blrm.all-overdosing",
    "from {level} up every dose has too high a probability of overdose: no "
    "dose is safe"};
constexpr RuleText none_treated_rule{"blrm.no-treated-dose",
                                     "every dose that was treated, from {level} up, has too high a "
                                     "probability of overdose"};
constexpr RuleText mtd_rule{
    "blrm.mtd",
    "the last patient is in: of the doses treated so far that have overdose "
    "control, {level} is the most likely to be in the target interval"};

DoseSet up_to(int dose) { return lowest_doses(static_cast<std::size_t>(dose) + 1); }

}  // namespace

BlrmCounts Blrm::counts(const LadderHistory& history) const {
  return blrm_counts(history.tally, history.borrowed, history.borrowed_weight, amounts_.size());
}

/// One dose above the last, and not beyond the cap on the amount; never below the last.
int Blrm::highest_next(const LadderHistory& history) const {
  const int doses = static_cast<int>(history.tally.size());
  const int last = std::clamp(history.last_dose, 0, doses - 1);
  if (last + 1 >= doses) return last;
  const auto at = static_cast<std::size_t>(last);
  const bool too_far =
      rules_.most_escalation > 0 && amounts_[at + 1] > rules_.most_escalation * amounts_[at];
  return too_far ? last : last + 1;
}

ControlledChoice Blrm::choose(const LadderHistory& history, DoseSet offered) const {
  return choose_with_control(posterior_->fit(counts(history)).interval, offered, rules_.ewoc);
}

LadderDecision Blrm::next(const LadderHistory& history) const {
  if (history.tally.empty() || rules_.size.complete(history.tally)) {
    return conclude(history, up_to(tried_doses(history.tally).highest));
  }
  if (all_evaluable(history.tally) == 0) return first_cohort(start_rule, history, rules_.size);
  const ControlledChoice choice = choose(history, up_to(highest_next(history)));
  if (!choice.dose) {
    return Conclude{ConclusionKind::no_safe_dose, -1,
                    reason_at(closed_rule, history, 0, choice.margin())};
  }
  return TreatDose{*choice.dose, rules_.size.next_cohort(history.tally),
                   reason_at(best_rule, history, *choice.dose, choice.margin())};
}

Conclude Blrm::conclusion(const LadderHistory& history) const {
  return conclude(history, treated_doses(history.tally));
}

/// A lower dose that is not among them may still be safe.
Conclude Blrm::conclude(const LadderHistory& history, DoseSet among) const {
  if (const auto end = conclusion_without_data(no_dose_rule, nobody_rule, history)) return *end;
  const ControlledChoice choice = choose(history, among);
  if (!choice.dose && among.test(0)) {
    return {ConclusionKind::no_safe_dose, -1, reason_at(closed_rule, history, 0, choice.margin())};
  }
  if (!choice.dose) {
    const int lowest = tried_doses(history.tally).lowest;
    return {ConclusionKind::n_reached, -1,
            reason_at(none_treated_rule, history, lowest, choice.margin())};
  }
  return {ConclusionKind::mtd, *choice.dose,
          reason_at(mtd_rule, history, *choice.dose, choice.margin())};
}

std::vector<DoseEstimate> Blrm::estimates(const LadderHistory& history) const {
  const BlrmSummary summary = posterior_->summary(counts(history));
  std::vector<DoseEstimate> all;
  for (std::size_t at = 0; at < history.tally.size(); ++at) {
    const int dose = static_cast<int>(at);
    const BlrmDoseSummary& found = summary.dose[at];
    all.push_back({dose, "p_dlt", found.mean});
    all.push_back({dose, "p_underdose", found.interval.under});
    all.push_back({dose, "p_target", found.interval.target});
    all.push_back({dose, "p_overdose", found.interval.over});
  }
  return all;
}

namespace {

constexpr std::string_view design_name = "BLRM";
constexpr double log_odds_quarter = -1.0986122886681098;  // logit(0.25)
constexpr double most_in_cohort = 24, most_in_trial = 500;

const std::vector<OptionSpec> options{
    {.name = "doses",
     .meaning = "amount of each dose; empty: those of the ladder, or 1, 2, 4, … if it has none",
     .fallback = std::vector<double>{},
     .lower = 1e-12,
     .upper = 1e15,
     .choices = {}},
    {.name = "reference_dose",
     .meaning =
         "amount at which the intercept is the log odds of a DLT; 0: that of the middle dose",
     .fallback = 0.0,
     .lower = 0,
     .upper = 1e15,
     .choices = {}},
    {.name = "mean_a",
     .meaning = "prior mean of the intercept; by default the log odds of 0.25",
     .fallback = log_odds_quarter,
     .lower = -10,
     .upper = 10,
     .choices = {}},
    {.name = "sd_a",
     .meaning = "prior standard deviation of the intercept",
     .fallback = 2.0,
     .lower = 0.05,
     .upper = 10,
     .choices = {}},
    {.name = "mean_b",
     .meaning = "prior mean of the log slope",
     .fallback = 0.0,
     .lower = -3,
     .upper = 3,
     .choices = {}},
    {.name = "sd_b",
     .meaning = "prior standard deviation of the log slope",
     .fallback = 1.0,
     .lower = 0.05,
     .upper = 3,
     .choices = {}},
    {.name = "rho",
     .meaning = "prior correlation of intercept and log slope",
     .fallback = 0.0,
     .lower = -0.95,
     .upper = 0.95,
     .choices = {}},
    {.name = "interval_lo",
     .meaning = "DLT probabilities below are underdosing",
     .fallback = 0.16,
     .lower = 0.01,
     .upper = 0.95,
     .choices = {}},
    {.name = "interval_hi",
     .meaning = "DLT probabilities from here on are overdosing",
     .fallback = 0.33,
     .lower = 0.02,
     .upper = 0.99,
     .choices = {}},
    {.name = "ewoc",
     .meaning = "a dose is open while its probability of overdosing is below this",
     .fallback = 0.25,
     .lower = 0.01,
     .upper = 1,
     .choices = {}},
    {.name = "most_escalation",
     .meaning = "the next amount is at most so many times the last one; 0: one dose up at most is "
                "the only limit",
     .fallback = 0.0,
     .lower = 0,
     .upper = 1000,
     .choices = {}},
    cohort_size_option(3, most_in_cohort),
    max_patients_option(30, most_in_trial),
    start_dose_option()};

std::vector<double> amounts_of(const Options& given, const LadderPart& part) {
  return dose_amounts(given, options, part, [](double amount) { return 2 * amount; });
}

core::Issues check(const Options& given, const LadderPart& part) {
  core::Issues issues = check_options(given, options, design_name);
  if (issues.has_errors()) return issues;
  issues.add(check_one_per_dose(given, "doses", part));
  issues.add(check_start_dose(given, "start_dose", part));
  issues.add(check_ascending(amounts_of(given, part), given));
  const double low = option<double>(given, options, "interval_lo");
  const double high = option<double>(given, options, "interval_hi");
  if (low >= high) {
    issues.add({core::Severity::error, "design.target-interval", place_of(given, "interval_lo"),
                fmt::format("the target interval {:g} to {:g} is empty", low, high),
                "interval_lo must be below interval_hi", ""});
  }
  return issues;
}

BlrmSetting setting_of(const Options& given, const std::vector<double>& amounts) {
  const auto number = [&](std::string_view name) { return option<double>(given, options, name); };
  BlrmSetting setting;
  setting.prior = {number("mean_a"), number("sd_a"), number("mean_b"), number("sd_b"),
                   number("rho")};
  setting.lower = number("interval_lo");
  setting.upper = number("interval_hi");
  const double stated = number("reference_dose");
  const double reference = stated > 0 ? stated : amounts[amounts.size() / 2];
  for (const double amount : amounts) setting.log_ratio.push_back(core::log(amount / reference));
  setting.most_patients = whole_number(given, options, "max_patients");
  return setting;
}

BlrmRules rules_of(const Options& given) {
  return {option<double>(given, options, "ewoc"), trial_size(given, options),
          option<double>(given, options, "most_escalation")};
}

core::Result<AnyDesign> make(const Options& given, const LadderPart& part) {
  core::Issues issues = check(given, part);
  if (issues.has_errors()) return core::failure(std::move(issues));
  const BlrmRules rules = rules_of(given);
  const std::vector<double> amounts = amounts_of(given, part);
  BlrmSetting setting = setting_of(given, amounts);
  std::string name = fmt::format(
      "BLRM, target {:g} to {:g}, EWOC {:g}, {} patients in cohorts of {}", setting.lower,
      setting.upper, rules.ewoc, rules.size.max_patients, rules.size.cohort_size);
  if (rules.most_escalation > 0) name += fmt::format(", at most {:g}-fold", rules.most_escalation);
  if (rules.size.start_dose > 0) {
    name += fmt::format(", start at dose {}", rules.size.start_dose + 1);
  }
  return AnyDesign(Blrm(std::move(name), rules, amounts, BlrmPosterior(std::move(setting))));
}

}  // namespace

const DesignEntry blrm_entry{
    design_name,
    "Bayesian logistic regression: the dose most likely in the target interval among those whose "
    "probability of overdosing is below a bound",
    "Neuenschwander B, Branson M, Gsponer T. Critical aspects of the Bayesian approach to phase I "
    "cancer trials. Stat Med 2008;27:2420-2439.",
    options, &make};

}  // namespace caudata::design
