// SPDX-License-Identifier: Apache-2.0
#include "design/designs/tite_crm.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/contract.hpp"
#include "design/indifference_skeleton.hpp"
#include "design/window_option.hpp"

namespace caudata::design {
namespace {

struct Rule {
  std::string_view id, text;
};
constexpr Rule start_rule{"tite-crm.start",
                          "nobody has been treated in this part yet: start at {level}"};
constexpr Rule closest_rule{"tite-crm.closest",
                            "the risk at {level} is closest to the target, with {dlt} DLTs in {n} "
                            "patients there and everybody's follow-up"};
constexpr Rule no_skipping_rule{
    "tite-crm.no-skipping",
    "a higher dose is closest to the target, but no dose is skipped: treat {level}"};
constexpr Rule last_windows_rule{
    "tite-crm.last-windows",
    "no more patients are treated, and some are still in their DLT window: wait"};
constexpr Rule mtd_rule{"tite-crm.mtd",
                        "the planned number of patients has been observed: the risk at {level} is "
                        "closest to the target"};
constexpr Rule no_safe_rule{
    "tite-crm.no-safe-dose",
    "the probability that the risk at {level} is above the target exceeds the cutoff"};
constexpr Rule no_dose_rule{"tite-crm.no-dose-open", "no dose is open"};

Reason because(const Rule& rule, const TimedTally& seen, int dose) {
  return {rule.id, rule.text, {0, static_cast<std::uint8_t>(dose)}, seen.at(dose)};
}

Reason because(const Rule& rule, const TimedTally& seen, int dose, double margin) {
  Reason reason = because(rule, seen, dose);
  if (std::isfinite(margin)) reason.margin = margin;
  return reason;
}

std::vector<double> dlt_shares_of(std::span<const TimedPatient> patients) {
  std::vector<double> shares;
  for (const TimedPatient& patient : patients) {
    if (patient.dlt.event) shares.push_back(patient.dlt.share);
  }
  std::sort(shares.begin(), shares.end());
  return shares;
}

}  // namespace

double follow_up_weight(FollowUpWeight kind, double share, std::span<const double> dlt_shares) {
  if (kind == FollowUpWeight::linear || dlt_shares.empty() || share >= 1) return share;
  const auto above = std::upper_bound(dlt_shares.begin(), dlt_shares.end(), share);
  const auto pieces = static_cast<double>(dlt_shares.size()) + 1;
  const auto below = static_cast<double>(above - dlt_shares.begin());
  const double from = above == dlt_shares.begin() ? 0 : *(above - 1);
  const double to = above == dlt_shares.end() ? 1 : *above;
  return (below + (share - from) / (to - from)) / pieces;
}

/// What the likelihood is made of, with the memory behind it.
struct TiteCrm::Data {
  std::array<Tally, max_doses> complete{};
  std::vector<PartialPatient> partial{};
  std::size_t doses{0};

  CrmData view() const { return {std::span(complete).first(doses), partial, {}, 0}; }
  void add(std::span<const TimedPatient> patients, FollowUpWeight kind);
};

void TiteCrm::Data::add(std::span<const TimedPatient> patients, FollowUpWeight kind) {
  std::vector<double> dlt_shares;
  if (kind == FollowUpWeight::adaptive) dlt_shares = dlt_shares_of(patients);
  for (const TimedPatient& patient : patients) {
    EXPECTS(patient.dose >= 0 && static_cast<std::size_t>(patient.dose) < doses);
    const bool whole = patient.dlt.event || patient.dlt.share >= 1;
    if (whole) {
      complete[static_cast<std::size_t>(patient.dose)] += tally_of(1, patient.dlt.event);
    } else {
      partial.push_back({patient.dose, follow_up_weight(kind, patient.dlt.share, dlt_shares)});
    }
  }
}

TiteCrm::TiteCrm(const CrmSetting& setting, const TiteCrmRules& rules)
    : rules_(rules), posterior_(std::make_shared<const CrmPosterior>(setting)) {
  EXPECTS(rules_.cohort_size > 0 && rules_.max_patients > 0);
}

TiteCrm::Data TiteCrm::data_of(const LadderHistory& history) const {
  Data data;
  data.doses = posterior_->setting().skeleton.size();
  if (!history.timed.empty()) {
    data.add(history.timed, rules_.weight);
  } else if (!history.patients.empty()) {
    data.add(timed_patients(history.patients, rules_.window), rules_.weight);
  } else {
    std::copy(history.tally.begin(), history.tally.end(), data.complete.begin());
  }
  return data;
}

LadderDecision TiteCrm::next(const LadderHistory& history) const {
  const TimedTally seen(history, rules_.window);
  const int doses = static_cast<int>(history.tally.size());
  EXPECTS(history.tally.size() <= posterior_->setting().skeleton.size());
  if (doses == 0) return Conclude{ConclusionKind::no_safe_dose, -1, because(no_dose_rule, seen, 0)};
  if (history.last_dose < 0 && seen.treated < rules_.max_patients) {
    const int start = std::min(rules_.start_dose, doses - 1);
    return TreatDose{start, std::min(rules_.cohort_size, rules_.max_patients - seen.treated),
                     because(start_rule, seen, start)};
  }
  if (seen.treated >= rules_.max_patients && seen.pending > 0) {
    const int last = std::clamp(history.last_dose, 0, doses - 1);
    return WaitForPatients{because(last_windows_rule, seen, last)};
  }
  return decide(history, seen);
}

LadderDecision TiteCrm::decide(const LadderHistory& history, const TimedTally& seen) const {
  const int doses = static_cast<int>(history.tally.size());
  const Data data = data_of(history);
  if (rules_.cutoff < 1) {
    const double above = posterior_->above_target(data.view(), 0);
    if (above > rules_.cutoff) {
      return Conclude{ConclusionKind::no_safe_dose, -1,
                      because(no_safe_rule, seen, 0, above - rules_.cutoff)};
    }
  }
  const ClosestDose closest = posterior_->closest(posterior_->moments(data.view()).mean, doses);
  if (seen.treated >= rules_.max_patients) {
    return Conclude{ConclusionKind::mtd, closest.dose,
                    because(mtd_rule, seen, closest.dose, closest.margin)};
  }
  const int highest = rules_.skipping == Skipping::allowed ? doses - 1 : history.last_dose + 1;
  const int dose = std::min(closest.dose, highest);
  return TreatDose{
      dose, std::min(rules_.cohort_size, rules_.max_patients - seen.treated),
      because(dose < closest.dose ? no_skipping_rule : closest_rule, seen, dose, closest.margin)};
}

std::vector<DoseEstimate> TiteCrm::estimates(const LadderHistory& history) const {
  const double beta = posterior_->moments(data_of(history).view()).mean;
  std::vector<DoseEstimate> all;
  for (int dose = 0; dose < std::ssize(history.tally); ++dose) {
    all.push_back({dose, "p_dlt", posterior_->plug_in(dose, beta)});
  }
  return all;
}

std::string TiteCrm::name() const {
  const CrmSetting& setting = posterior_->setting();
  std::string name = fmt::format(
      "TITE-CRM, {}, {} weights, target {:g}, prior sd {:g}, cohorts of {}, {} patients",
      setting.curve.model == CrmModel::power ? "power" : "logistic",
      rules_.weight == FollowUpWeight::linear ? "linear" : "adaptive", setting.target,
      setting.prior_sd, rules_.cohort_size, rules_.max_patients);
  if (rules_.cutoff < 1) name += fmt::format(", cutoff {:g}", rules_.cutoff);
  if (rules_.skipping == Skipping::allowed) name += ", doses may be skipped";
  if (rules_.start_dose > 0) name += fmt::format(", start at dose {}", rules_.start_dose + 1);
  return name;
}

namespace {

constexpr std::string_view design_name = "TITE-CRM";
constexpr std::string_view power_curve = "power", logistic_curve = "logistic1";
constexpr std::string_view linear_weights = "linear", adaptive_weights = "adaptive";
constexpr double default_half_width = 0.05;
constexpr double default_prior_sd = 1.1575836902790226;  // sqrt(1.34), O'Quigley and Shen 1996
constexpr double most_patients = 300;

const std::array<OptionSpec, 12> options{{
    {.name = "target",
     .meaning = "the DLT probability that the MTD should have",
     .fallback = 0.3,
     .lower = 0.06,
     .upper = 0.9,
     .choices = {}},
    {.name = "model",
     .meaning = "the dose-toxicity curve: skeleton^exp(beta), or logit p = intercept + exp(beta) x",
     .fallback = std::string(power_curve),
     .choices = {power_curve, logistic_curve}},
    {.name = "skeleton",
     .meaning = "prior guesses of the DLT probability, one per dose, rising; none: those of Lee "
                "and Cheung (2009) with half-width 0.05 and the target at the middle dose",
     .fallback = std::vector<double>{},
     .lower = 1e-6,
     .upper = 1 - 1e-6,
     .choices = {}},
    {.name = "prior_sd",
     .meaning = "standard deviation of the normal prior of beta",
     .fallback = default_prior_sd,
     .lower = 0.1,
     .upper = 10,
     .choices = {}},
    {.name = "intercept",
     .meaning = "the fixed intercept of the logistic curve",
     .fallback = 3.0,
     .lower = -10,
     .upper = 20,
     .choices = {}},
    {.name = "weights",
     .meaning = "what a patient without a DLT counts: his share of the window, or adapted to the "
                "times of the DLTs",
     .fallback = std::string(linear_weights),
     .choices = {linear_weights, adaptive_weights}},
    {.name = "no_skipping",
     .meaning = "up by one dose at most from the dose of the last cohort",
     .fallback = true,
     .choices = {}},
    {.name = "cutoff",
     .meaning = "the trial stops when P(risk of the lowest dose > target) is above this; 1: never",
     .fallback = 1.0,
     .lower = 0.5,
     .upper = 1,
     .choices = {}},
    {.name = "cohort_size",
     .meaning = "patients per cohort",
     .fallback = std::int64_t{1},
     .lower = 1,
     .upper = 12,
     .choices = {}},
    {.name = "max_patients",
     .meaning = "the trial ends with this many patients; the last cohort may be smaller",
     .fallback = std::int64_t{30},
     .lower = 1,
     .upper = most_patients,
     .choices = {}},
    {.name = "start_dose",
     .meaning = "the dose of the first cohort, counted from 1; the highest one if the ladder is "
                "shorter",
     .fallback = std::int64_t{1},
     .lower = 1,
     .upper = max_doses,
     .choices = {}},
    window_spec(),
}};

int whole(const Options& given, std::string_view name) {
  return static_cast<int>(option<std::int64_t>(given, options, name));
}

CrmSetting setting_of(const Options& given, const LadderPart& part) {
  CrmSetting setting;
  setting.curve.model = option<std::string>(given, options, "model") == logistic_curve
                            ? CrmModel::logistic
                            : CrmModel::power;
  setting.curve.intercept = option<double>(given, options, "intercept");
  setting.target = option<double>(given, options, "target");
  setting.prior_sd = option<double>(given, options, "prior_sd");
  setting.most_patients = whole(given, "max_patients");
  setting.skeleton = option<std::vector<double>>(given, options, "skeleton");
  if (setting.skeleton.empty()) {
    const int doses = static_cast<int>(part.doses.size());
    setting.skeleton = indifference_skeleton(
        setting.curve, {setting.target, default_half_width, (doses - 1) / 2}, doses);
  }
  return setting;
}

core::SourceLocation place_of(const Options& given, std::string_view name) {
  const auto at = given.find(name);
  return at == given.end() ? core::SourceLocation{} : at->second.at;
}

void check_skeleton(const CrmSetting& setting, const Options& given, core::Issues& issues) {
  const auto place = place_of(given, "skeleton");
  if (!std::is_sorted(setting.skeleton.begin(), setting.skeleton.end(), std::less_equal<>())) {
    issues.add({core::Severity::error, "design.skeleton-order", place,
                "the skeleton does not rise from dose to dose",
                "the model holds every dose for riskier than the one below",
                "give rising probabilities"});
  }
  const bool fits = std::all_of(setting.skeleton.begin(), setting.skeleton.end(),
                                [&](double p) { return setting.curve.fits(p); });
  if (fits) return;
  issues.add(
      {core::Severity::error, "design.skeleton-intercept", place,
       fmt::format("the skeleton exceeds the risk at the intercept {:g}", setting.curve.intercept),
       "the logistic curve would fall with the dose there",
       "choose a larger intercept or the power curve"});
}

core::Result<AnyDesign> make(const Options& given, const LadderPart& part) {
  core::Issues issues = check_options(given, options, design_name);
  issues.add(check_start_dose(given, "start_dose", part));
  issues.add(check_one_per_dose(given, "skeleton", part));
  if (issues.has_errors()) return core::failure(std::move(issues));
  const CrmSetting setting = setting_of(given, part);
  check_skeleton(setting, given, issues);
  if (issues.has_errors()) return core::failure(std::move(issues));
  TiteCrmRules rules;
  rules.weight = option<std::string>(given, options, "weights") == adaptive_weights
                     ? FollowUpWeight::adaptive
                     : FollowUpWeight::linear;
  rules.skipping = Skipping{!option<bool>(given, options, "no_skipping")};
  rules.cutoff = option<double>(given, options, "cutoff");
  rules.cohort_size = whole(given, "cohort_size");
  rules.max_patients = whole(given, "max_patients");
  rules.start_dose = whole(given, "start_dose") - 1;
  rules.window = option<double>(given, options, window_option);
  return AnyDesign(TiteCrm(setting, rules));
}

}  // namespace

const DesignEntry tite_crm_entry{
    design_name,
    "CRM that goes on while patients are in their DLT window and weights them by their follow-up",
    "Cheung YK, Chappell R. Sequential designs for phase I clinical trials with late-onset "
    "toxicities. Biometrics 2000;56:1177-1182. As in the R package dfcrm (titecrm, titesim).",
    options, &make};

}  // namespace caudata::design
