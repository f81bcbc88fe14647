// SPDX-License-Identifier: Apache-2.0
#include "design/designs/da_crm.hpp"

#include <fmt/format.h>

#include "design/crm_options.hpp"

namespace caudata::design {
namespace {

constexpr FollowUpCrmRuleIds ids{.no_dose = "da-crm.no-dose-open",
                                 .start = "da-crm.start",
                                 .closest = "da-crm.closest",
                                 .no_skipping = "da-crm.no-skipping",
                                 .last_windows = "da-crm.last-windows",
                                 .mtd = "da-crm.mtd",
                                 .no_safe = "da-crm.no-safe-dose",
                                 .nobody = "da-crm.nobody-observed",
                                 .treated = "da-crm.mtd-among-treated"};

/// Weights of the posterior's nodes: multiplied by the likelihood of the open patients.
void add_open_patients(const HazardPrior& hazards, const FollowUpData& known,
                       const CrmPosterior& posterior, std::vector<double>& weights) {
  const MissingToxicity missing(hazards, known);
  const std::size_t doses = posterior.setting().skeleton.size();
  std::array<double, max_doses> risk{};
  for (std::size_t node = 0; node < weights.size(); ++node) {
    for (std::size_t dose = 0; dose < doses; ++dose) risk[dose] = posterior.risk(dose)[node];
    weights[node] *= missing.likelihood(risk);
  }
}

}  // namespace

FollowUpCrmFit DaCrm::fit(const LadderHistory& history) const {
  const FollowUpData known = follow_up_data(history, rules_.window);
  const CrmData data{
      std::span(known.complete).first(posterior_->setting().skeleton.size()), {}, {}, 0, {}};
  const bool asked = rules_.cutoff < 1;
  if (known.open.empty()) {
    return {posterior_->moments(data).mean, asked ? posterior_->above_target(data, 0) : 0};
  }
  std::vector<double> weights = posterior_->weights(data);
  add_open_patients(hazards_, known, *posterior_, weights);
  return {posterior_->moments_of(weights).mean,
          asked ? posterior_->above_target_of(weights, 0) : 0};
}

LadderDecision DaCrm::next(const LadderHistory& history) const {
  return follow_up_crm_next(rules_, ids, history, *posterior_, [&] { return fit(history); });
}

Conclude DaCrm::conclusion(const LadderHistory& history) const {
  return follow_up_crm_conclusion(rules_, ids, history, *posterior_, fit(history));
}

std::vector<DoseEstimate> DaCrm::estimates(const LadderHistory& history) const {
  return plug_in_estimates(*posterior_, fit(history).beta, history.tally.size());
}

std::string DaCrm::name() const {
  const std::string reading =
      fmt::format("{} hazards of spread {:g}", hazards_.intervals, hazards_.spread);
  return follow_up_crm_name("DA-CRM", reading, posterior_->setting(), rules_);
}

namespace {

constexpr std::string_view design_name = "DA-CRM";

const std::vector<OptionSpec> options = follow_up_crm_options(
    {{.name = "intervals",
      .meaning = "equal parts of the window within each of which the hazard of a DLT is constant",
      .fallback = std::int64_t{9},
      .lower = 1,
      .upper = 30,
      .choices = {}},
     {.name = "hazard_spread",
      .meaning = "prior variance of a hazard over its mean, with the window as the unit of time; "
                 "the paper's C",
      .fallback = 2.0,
      .lower = 0.01,
      .upper = 100,
      .choices = {}}});

std::string resolved(const Options& given, const LadderPart& part) {
  return skeleton_text(given, options, part);
}

core::Result<AnyDesign> make(const Options& given, const LadderPart& part) {
  core::Issues issues = check_follow_up_crm(given, options, design_name, part);
  if (issues.has_errors()) return core::failure(std::move(issues));
  const HazardPrior hazards{whole_number(given, options, "intervals"),
                            option<double>(given, options, "hazard_spread")};
  return AnyDesign(DaCrm(follow_up_crm_setting(given, options, part), hazards,
                         follow_up_crm_rules(given, options)));
}

}  // namespace

const DesignEntry da_crm_entry{
    design_name,
    "CRM that goes on while patients are in their DLT window and holds their DLTs for missing "
    "values",
    "Liu S, Yin G, Yuan Y. Bayesian data augmentation dose finding with continual reassessment "
    "method and delayed toxicity. Ann Appl Stat 2013;7:2138-2156. Restrictions: as TITE-CRM in "
    "the R package dfcrm. The paper samples; here the same posterior is summed.",
    options,
    &make,
    &resolved};

}  // namespace caudata::design
