// SPDX-License-Identifier: Apache-2.0
#include "design/follow_up_crm.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/contract.hpp"
#include "design/best_dose.hpp"
#include "design/crm_options.hpp"

namespace caudata::design {
namespace {

constexpr std::string_view no_dose_text = "no dose is open";
constexpr std::string_view start_text =
    "nobody has been treated in this part yet: start at {level}";
constexpr std::string_view closest_text =
    "the risk at {level} is closest to the target, with {dlt} DLTs in {n} patients there and "
    "everybody's follow-up";
constexpr std::string_view no_skipping_text =
    "a higher dose is closest to the target, but no dose is skipped: treat {level}";
constexpr std::string_view last_windows_text =
    "no more patients are treated, and some are still in their DLT window: wait";
constexpr std::string_view mtd_text =
    "the planned number of patients has been observed: the risk at {level} is closest to the "
    "target";
constexpr std::string_view nobody_text = "nobody has been observed";
constexpr std::string_view treated_text =
    "of the doses treated, the risk at {level} is closest to the target";
constexpr std::string_view no_safe_text =
    "the probability that the risk at {level} is above the target exceeds the cutoff";

void add(std::span<const TimedPatient> patients, FollowUpData& data) {
  for (const TimedPatient& patient : patients) {
    EXPECTS(patient.dose >= 0 && patient.dose < std::ssize(data.complete));
    const bool event = patient.dlt.event;
    if (event) data.dlt_shares.push_back(patient.dlt.share);
    if (event || patient.dlt.share >= 1) {
      data.complete[static_cast<std::size_t>(patient.dose)] += tally_of(1, event);
    } else {
      data.open.push_back(patient);
    }
  }
  std::sort(data.dlt_shares.begin(), data.dlt_shares.end());
}

std::optional<double> finite(double margin) {
  return std::isfinite(margin) ? std::optional(margin) : std::nullopt;
}

std::optional<LadderDecision> before_the_model(const FollowUpCrmRules& rules,
                                               const FollowUpCrmRuleIds& ids,
                                               const LadderHistory& history,
                                               const TimedTally& seen) {
  const int doses = static_cast<int>(history.tally.size());
  const bool all_in = seen.treated >= rules.size.max_patients;
  if (doses == 0) {
    return Conclude{ConclusionKind::no_safe_dose, -1,
                    reason_at({ids.no_dose, no_dose_text}, seen, 0)};
  }
  if (history.last_dose < 0 && !all_in) {
    const int start = std::min(rules.size.start_dose, doses - 1);
    return TreatDose{start, rules.size.next_cohort(seen.treated),
                     reason_at({ids.start, start_text}, seen, start)};
  }
  if (all_in && seen.pending > 0) {
    const int last = std::clamp(history.last_dose, 0, doses - 1);
    return WaitForPatients{reason_at({ids.last_windows, last_windows_text}, seen, last)};
  }
  return std::nullopt;
}

LadderDecision by_the_model(const FollowUpCrmRules& rules, const FollowUpCrmRuleIds& ids,
                            const LadderHistory& history, const TimedTally& seen,
                            ClosestDose closest, double lowest_above_target) {
  if (rules.cutoff < 1 && lowest_above_target > rules.cutoff) {
    return Conclude{
        ConclusionKind::no_safe_dose, -1,
        reason_at({ids.no_safe, no_safe_text}, seen, 0, lowest_above_target - rules.cutoff)};
  }
  const auto margin = finite(closest.margin);
  if (seen.treated >= rules.size.max_patients) {
    return Conclude{ConclusionKind::mtd, closest.dose,
                    reason_at({ids.mtd, mtd_text}, seen, closest.dose, margin)};
  }
  const int highest =
      rules.skipping == Skipping::allowed ? closest.dose : std::max(history.last_dose, 0) + 1;
  const int dose = std::min(closest.dose, highest);
  const RuleText rule = dose < closest.dose ? RuleText{ids.no_skipping, no_skipping_text}
                                            : RuleText{ids.closest, closest_text};
  return TreatDose{dose, rules.size.next_cohort(seen.treated), reason_at(rule, seen, dose, margin)};
}

}  // namespace

FollowUpData follow_up_data(const LadderHistory& history, double window) {
  FollowUpData data;
  if (!history.timed.empty()) {
    add(history.timed, data);
  } else if (!history.patients.empty()) {
    add(timed_patients(history.patients, window), data);
  } else {
    std::copy(history.tally.begin(), history.tally.end(), data.complete.begin());
  }
  return data;
}

LadderDecision follow_up_crm_next(const FollowUpCrmRules& rules, const FollowUpCrmRuleIds& ids,
                                  const LadderHistory& history, const CrmPosterior& posterior,
                                  const std::function<FollowUpCrmFit()>& fit) {
  EXPECTS(history.tally.size() <= posterior.setting().skeleton.size());
  const TimedTally seen(history, rules.window);
  if (auto decided = before_the_model(rules, ids, history, seen)) return *std::move(decided);
  const FollowUpCrmFit found = fit();
  const int doses = static_cast<int>(history.tally.size());
  return by_the_model(rules, ids, history, seen, posterior.closest(found.beta, doses),
                      found.lowest_above);
}

Conclude follow_up_crm_conclusion(const FollowUpCrmRules& rules, const FollowUpCrmRuleIds& ids,
                                  const LadderHistory& history, const CrmPosterior& posterior,
                                  const FollowUpCrmFit& fit) {
  const TimedTally seen(history, rules.window);
  const auto known = seen.known();
  if (history.tally.empty()) {
    return {ConclusionKind::no_safe_dose, -1, reason_at({ids.no_dose, no_dose_text}, seen, 0)};
  }
  BestDose mtd;
  for (int dose = 0; dose < static_cast<int>(history.tally.size()); ++dose) {
    if (known[static_cast<std::size_t>(dose)].evaluable == 0) continue;
    mtd.offer(dose, -std::abs(posterior.plug_in(dose, fit.beta) - posterior.setting().target));
  }
  if (mtd.dose < 0) {
    return {ConclusionKind::n_reached, -1, reason_at({ids.nobody, nobody_text}, seen, 0)};
  }
  if (rules.cutoff < 1 && fit.lowest_above > rules.cutoff) {
    return {ConclusionKind::no_safe_dose, -1,
            reason_at({ids.no_safe, no_safe_text}, seen, 0, fit.lowest_above - rules.cutoff)};
  }
  return {ConclusionKind::mtd, mtd.dose,
          reason_at({ids.treated, treated_text}, seen, mtd.dose, mtd.margin())};
}

std::vector<DoseEstimate> plug_in_estimates(const CrmPosterior& posterior, double beta,
                                            std::size_t doses) {
  std::vector<DoseEstimate> all;
  for (int dose = 0; dose < static_cast<int>(doses); ++dose) {
    all.push_back({dose, "p_dlt", posterior.plug_in(dose, beta)});
  }
  return all;
}

std::vector<OptionSpec> follow_up_crm_options(std::vector<OptionSpec> own) {
  const OptionSpec cutoff{.name = "cutoff",
                          .meaning =
                              "the trial stops when P(risk of the lowest dose > target) is "
                              "above this; 1: never",
                          .fallback = 1.0,
                          .lower = 0.5,
                          .upper = 1,
                          .choices = {}};
  return joined({crm_model_options({power_model, logistic_model}),
                 std::move(own),
                 {no_skipping_option(), cutoff, cohort_size_option(1), max_patients_option(30),
                  start_dose_option(), window_option()}});
}

core::Issues check_follow_up_crm(const Options& given, std::span<const OptionSpec> specs,
                                 std::string_view design, const LadderPart& part) {
  core::Issues issues = check_options(given, specs, design);
  if (issues.has_errors()) return issues;
  issues.add(check_start_dose(given, "start_dose", part));
  issues.add(check_crm_model(given, specs, part));
  return issues;
}

FollowUpCrmRules follow_up_crm_rules(const Options& given, std::span<const OptionSpec> specs) {
  return {trial_size(given, specs), Skipping{option<bool>(given, specs, "no_skipping")},
          option<double>(given, specs, "cutoff"), option<double>(given, specs, "window")};
}

CrmSetting follow_up_crm_setting(const Options& given, std::span<const OptionSpec> specs,
                                 const LadderPart& part) {
  CrmSetting setting = crm_setting(given, specs, part);
  setting.most_patients = whole_number(given, specs, "max_patients");
  return setting;
}

std::string follow_up_crm_name(std::string_view design, std::string_view reading,
                               const CrmSetting& setting, const FollowUpCrmRules& rules) {
  std::string name = fmt::format(
      "{}, {}, {}, target {:g}, prior sd {:g}, cohorts of {}, {} patients", design,
      setting.curve.model == CrmModel::power ? "power" : "logistic", reading, setting.target,
      setting.prior_sd, rules.size.cohort_size, rules.size.max_patients);
  if (rules.cutoff < 1) name += fmt::format(", cutoff {:g}", rules.cutoff);
  if (rules.skipping == Skipping::allowed) name += ", doses may be skipped";
  if (rules.size.start_dose > 0) {
    name += fmt::format(", start at dose {}", rules.size.start_dose + 1);
  }
  return name;
}

}  // namespace caudata::design
