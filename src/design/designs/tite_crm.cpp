// SPDX-License-Identifier: Apache-2.0
#include "design/designs/tite_crm.hpp"

#include <algorithm>

#include "design/crm_options.hpp"

namespace caudata::design {
namespace {

constexpr FollowUpCrmRuleIds ids{.no_dose = "tite-crm.no-dose-open",
                                 .start = "tite-crm.start",
                                 .closest = "tite-crm.closest",
                                 .no_skipping = "tite-crm.no-skipping",
                                 .last_windows = "tite-crm.last-windows",
                                 .mtd = "tite-crm.mtd",
                                 .no_safe = "tite-crm.no-safe-dose",
                                 .nobody = "tite-crm.nobody-observed",
                                 .treated = "tite-crm.mtd-among-treated"};

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
  std::array<Tally, max_doses> complete;
  std::vector<PartialPatient> partial;
  std::size_t doses;

  CrmData view() const { return {std::span(complete).first(doses), partial, {}, 0}; }
};

TiteCrm::TiteCrm(const CrmSetting& setting, FollowUpWeight weight, const FollowUpCrmRules& rules)
    : weight_(weight), rules_(rules), posterior_(std::make_shared<const CrmPosterior>(setting)) {}

TiteCrm::Data TiteCrm::data_of(const LadderHistory& history) const {
  const FollowUpData known = follow_up_data(history, rules_.window);
  Data data{known.complete, {}, posterior_->setting().skeleton.size()};
  for (const TimedPatient& patient : known.open) {
    data.partial.push_back(
        {patient.dose, follow_up_weight(weight_, patient.dlt.share, known.dlt_shares)});
  }
  return data;
}

FollowUpCrmFit TiteCrm::fit(const LadderHistory& history) const {
  const Data data = data_of(history);
  const double above = rules_.cutoff < 1 ? posterior_->above_target(data.view(), 0) : 0;
  return {posterior_->moments(data.view()).mean, above};
}

LadderDecision TiteCrm::next(const LadderHistory& history) const {
  return follow_up_crm_next(rules_, ids, history, *posterior_, [&] { return fit(history); });
}

Conclude TiteCrm::conclusion(const LadderHistory& history) const {
  return follow_up_crm_conclusion(rules_, ids, history, *posterior_, fit(history));
}

std::vector<DoseEstimate> TiteCrm::estimates(const LadderHistory& history) const {
  const double beta = posterior_->moments(data_of(history).view()).mean;
  return plug_in_estimates(*posterior_, beta, history.tally.size());
}

std::string TiteCrm::name() const {
  const bool linear = weight_ == FollowUpWeight::linear;
  return follow_up_crm_name("TITE-CRM", linear ? "linear weights" : "adaptive weights",
                            posterior_->setting(), rules_);
}

namespace {

constexpr std::string_view design_name = "TITE-CRM";
constexpr std::string_view linear_weights = "linear", adaptive_weights = "adaptive";

const std::vector<OptionSpec> options = follow_up_crm_options(
    {{.name = "weights",
      .meaning = "what a patient without a DLT counts: his share of the window, or adapted to the "
                 "times of the DLTs",
      .fallback = std::string(linear_weights),
      .choices = {linear_weights, adaptive_weights}}});

std::string resolved(const Options& given, const LadderPart& part) {
  return skeleton_text(given, options, part);
}

core::Result<AnyDesign> make(const Options& given, const LadderPart& part) {
  core::Issues issues = check_follow_up_crm(given, options, design_name, part);
  if (issues.has_errors()) return core::failure(std::move(issues));
  const bool adaptive = option<std::string>(given, options, "weights") == adaptive_weights;
  return AnyDesign(TiteCrm(follow_up_crm_setting(given, options, part),
                           adaptive ? FollowUpWeight::adaptive : FollowUpWeight::linear,
                           follow_up_crm_rules(given, options)));
}

}  // namespace

const DesignEntry tite_crm_entry{
    design_name,
    "CRM that goes on while patients are in their DLT window and weights them by their follow-up",
    "Cheung YK, Chappell R. Sequential designs for phase I clinical trials with late-onset "
    "toxicities. Biometrics 2000;56:1177-1182. As in the R package dfcrm (titecrm, titesim).",
    options,
    &make,
    &resolved};

}  // namespace caudata::design
