// SPDX-License-Identifier: Apache-2.0
#include "design/designs/blrm.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/elementary.hpp"
#include "design/interval_options.hpp"

namespace caudata::design {
namespace {

struct Rule {
  std::string_view id, text;
};
constexpr Rule no_dose_rule{"blrm.no-dose-open", "no dose is open"};
constexpr Rule nobody_rule{"blrm.nobody", "nobody has been treated: there is no MTD"};
constexpr Rule start_rule{"blrm.start",
                          "nobody has been treated in this part yet: start at {level}"};
constexpr Rule best_rule{"blrm.best",
                         "of the doses with overdose control, {level} is the most likely to have a "
                         "DLT probability in the target interval"};
constexpr Rule closed_rule{"blrm.all-overdosing",
                           "from {level} up every dose has too high a probability of overdose: no "
                           "dose is safe"};
constexpr Rule mtd_rule{"blrm.mtd",
                        "the last patient is in: of the doses treated so far that have overdose "
                        "control, {level} is the most likely to be in the target interval"};

Reason because(const Rule& rule, const LadderHistory& history, int dose,
               std::optional<double> margin = {}) {
  const Tally tally =
      history.tally.empty() ? Tally{} : history.tally[static_cast<std::size_t>(dose)];
  return {rule.id, rule.text, {0, static_cast<std::uint8_t>(dose)}, tally, margin};
}

int patients_of(const LadderHistory& history) {
  int patients = 0;
  for (const Tally& tally : history.tally) patients += tally.evaluable;
  return patients;
}

int highest_treated(const LadderHistory& history) {
  int dose = static_cast<int>(history.tally.size()) - 1;
  while (dose > 0 && history.tally[static_cast<std::size_t>(dose)].evaluable == 0) --dose;
  return dose;
}

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

ControlledChoice Blrm::choose(const LadderHistory& history, int highest) const {
  const BlrmFit fit = posterior_->fit(counts(history));
  return choose_with_control(std::span(fit.interval).first(static_cast<std::size_t>(highest) + 1),
                             rules_.ewoc);
}

LadderDecision Blrm::next(const LadderHistory& history) const {
  const int doses = static_cast<int>(history.tally.size());
  const int patients = patients_of(history);
  const int left = rules_.max_patients - patients;
  if (doses == 0 || left <= 0) return conclusion(history);
  if (patients == 0) {
    const int start = std::min(rules_.start_dose, doses - 1);
    return TreatDose{start, std::min(rules_.cohort_size, left),
                     because(start_rule, history, start)};
  }
  const ControlledChoice choice = choose(history, highest_next(history));
  if (!choice.dose) {
    return Conclude{ConclusionKind::no_safe_dose, -1,
                    because(closed_rule, history, 0, choice.margin())};
  }
  return TreatDose{*choice.dose, std::min(rules_.cohort_size, left),
                   because(best_rule, history, *choice.dose, choice.margin())};
}

Conclude Blrm::conclusion(const LadderHistory& history) const {
  if (history.tally.empty())
    return {ConclusionKind::no_safe_dose, -1, because(no_dose_rule, history, 0)};
  if (patients_of(history) == 0)
    return {ConclusionKind::n_reached, -1, because(nobody_rule, history, 0)};
  const ControlledChoice choice = choose(history, highest_treated(history));
  if (!choice.dose) {
    return {ConclusionKind::no_safe_dose, -1, because(closed_rule, history, 0, choice.margin())};
  }
  return {ConclusionKind::mtd, *choice.dose,
          because(mtd_rule, history, *choice.dose, choice.margin())};
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
    {.name = "cohort_size",
     .meaning = "patients per cohort",
     .fallback = std::int64_t{3},
     .lower = 1,
     .upper = 24,
     .choices = {}},
    {.name = "max_patients",
     .meaning = "the trial ends with this many evaluable patients",
     .fallback = std::int64_t{30},
     .lower = 1,
     .upper = 500,
     .choices = {}},
    {.name = "start_dose",
     .meaning = "the dose of the first cohort, counted from 1; the highest one if the ladder is "
                "shorter",
     .fallback = std::int64_t{1},
     .lower = 1,
     .upper = max_doses,
     .choices = {}}};

std::vector<double> amounts_of(const Options& given, const LadderPart& part) {
  std::vector<double> amounts = option<std::vector<double>>(given, options, "doses");
  if (amounts.empty()) amounts = part.amounts;
  for (double amount = 1; amounts.size() < part.doses.size(); amount *= 2) {
    amounts.push_back(amount);
  }
  return amounts;
}

core::Issues check(const Options& given, const LadderPart& part) {
  core::Issues issues = check_options(given, options, design_name);
  if (issues.has_errors()) return issues;
  issues.add(check_one_per_dose(given, "doses", part));
  issues.add(check_start_dose(given, "start_dose", part));
  const auto amounts = option<std::vector<double>>(given, options, "doses");
  const auto falls =
      std::adjacent_find(amounts.begin(), amounts.end(), [](double a, double b) { return a >= b; });
  if (falls != amounts.end()) {
    issues.add(
        {core::Severity::error, "design.doses", place_of(given, "doses"),
         fmt::format("the doses do not ascend: {:g} is followed by {:g}", *falls, *(falls + 1)),
         "a higher dose must be a larger amount", ""});
  }
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
  setting.most_patients = static_cast<int>(option<std::int64_t>(given, options, "max_patients"));
  return setting;
}

BlrmRules rules_of(const Options& given) {
  const auto whole = [&](std::string_view name) {
    return static_cast<int>(option<std::int64_t>(given, options, name));
  };
  return {option<double>(given, options, "ewoc"), whole("cohort_size"), whole("max_patients"),
          whole("start_dose") - 1, option<double>(given, options, "most_escalation")};
}

core::Result<AnyDesign> make(const Options& given, const LadderPart& part) {
  core::Issues issues = check(given, part);
  if (issues.has_errors()) return core::failure(std::move(issues));
  const BlrmRules rules = rules_of(given);
  const std::vector<double> amounts = amounts_of(given, part);
  BlrmSetting setting = setting_of(given, amounts);
  std::string name =
      fmt::format("BLRM, target {:g} to {:g}, EWOC {:g}, {} patients in cohorts of {}",
                  setting.lower, setting.upper, rules.ewoc, rules.max_patients, rules.cohort_size);
  if (rules.most_escalation > 0) name += fmt::format(", at most {:g}-fold", rules.most_escalation);
  if (rules.start_dose > 0) name += fmt::format(", start at dose {}", rules.start_dose + 1);
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
