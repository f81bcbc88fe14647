// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "design/crm_posterior.hpp"
#include "design/timed_tally.hpp"
#include "design/trial_size.hpp"

/// What the CRMs share that go on while patients are in their DLT window; they differ in what they
/// make of a patient whose window is open.
namespace caudata::design {

/// The patients of a part by what is known of them. Without patients in the history its tally
/// stands for patients observed to the end of their window.
struct FollowUpData {
  std::array<Tally, max_doses> complete{};  // with a DLT, or observed for the whole window
  std::vector<TimedPatient> open{};         // without a DLT, and observed for a part of it
  std::vector<double> dlt_shares{};         // when the DLTs came that are dated, ascending
};
/// `window` in days: of `LadderHistory::patients`; not read where `timed` is given.
FollowUpData follow_up_data(const LadderHistory& history, double window);

struct FollowUpCrmRules {
  TrialSize size{};
  Skipping skipping{Skipping::no};
  double cutoff{1};   // stop when P(risk of the lowest dose > target) is above; 1: no such rule
  double window{28};  // days; read with `LadderHistory::patients` alone
};

/// A design's names for its rules; static storage.
struct FollowUpCrmRuleIds {
  std::string_view no_dose, start, closest, no_skipping, last_windows, mtd, no_safe, nobody,
      treated;
};

/// Posterior mean of beta, and P(risk of the lowest dose > target): 0 where no rule asks for it.
struct FollowUpCrmFit {
  double beta;
  double lowest_above;
};

/// Without a model: no dose is open; the first cohort; nobody more is treated and somebody is
/// pending. Otherwise `fit` is asked, once. No dose is safe if `lowest_above` exceeds the cutoff;
/// else the dose closest to the target is treated, at most one above the last dose unless skipping
/// is allowed; after the last patient it is the MTD, whether or not it has been treated, as in the
/// R package dfcrm. Precondition: no more doses than the skeleton has.
LadderDecision follow_up_crm_next(const FollowUpCrmRules& rules, const FollowUpCrmRuleIds& ids,
                                  const LadderHistory& history, const CrmPosterior& posterior,
                                  const std::function<FollowUpCrmFit()>& fit);

/// The final choice of a trial that is ended before its last patient: as after the last one, among
/// the doses with an evaluable patient.
Conclude follow_up_crm_conclusion(const FollowUpCrmRules& rules, const FollowUpCrmRuleIds& ids,
                                  const LadderHistory& history, const CrmPosterior& posterior,
                                  const FollowUpCrmFit& fit);

/// "p_dlt" of every dose at this beta.
std::vector<DoseEstimate> plug_in_estimates(const CrmPosterior& posterior, double beta,
                                            std::size_t doses);

/// The model's options, a design's `own`, no_skipping, cutoff, sizes and window.
std::vector<OptionSpec> follow_up_crm_options(std::vector<OptionSpec> own);
core::Issues check_follow_up_crm(const Options& given, std::span<const OptionSpec> specs,
                                 std::string_view design, const LadderPart& part);
/// Preconditions: the check found no error.
FollowUpCrmRules follow_up_crm_rules(const Options& given, std::span<const OptionSpec> specs);
CrmSetting follow_up_crm_setting(const Options& given, std::span<const OptionSpec> specs,
                                 const LadderPart& part);

/// "TITE-CRM, power, linear weights, target 0.3, …"; `reading` says how open patients are read.
std::string follow_up_crm_name(std::string_view design, std::string_view reading,
                               const CrmSetting& setting, const FollowUpCrmRules& rules);

}  // namespace caudata::design
