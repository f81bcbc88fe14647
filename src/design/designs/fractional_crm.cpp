// SPDX-License-Identifier: Apache-2.0
#include "design/designs/fractional_crm.hpp"

#include "design/crm_options.hpp"
#include "design/fractional_toxicity.hpp"

namespace caudata::design {
namespace {

constexpr FollowUpCrmRuleIds ids{.no_dose = "fractional-crm.no-dose-open",
                                 .start = "fractional-crm.start",
                                 .closest = "fractional-crm.closest",
                                 .no_skipping = "fractional-crm.no-skipping",
                                 .last_windows = "fractional-crm.last-windows",
                                 .mtd = "fractional-crm.mtd",
                                 .no_safe = "fractional-crm.no-safe-dose",
                                 .nobody = "fractional-crm.nobody-observed",
                                 .treated = "fractional-crm.mtd-among-treated"};

}  // namespace

/// What the likelihood is made of, with the memory behind it.
struct FractionalCrm::Data {
  std::array<Tally, max_doses> complete;
  std::array<FractionalTally, max_doses> fractional;
  std::size_t doses;
  bool open;

  CrmData view() const {
    CrmData data{std::span(complete).first(doses), {}, {}, 0, {}};
    if (open) data.fractional = std::span(fractional).first(doses);
    return data;
  }
};

FractionalCrm::Data FractionalCrm::data_of(const LadderHistory& history) const {
  const FollowUpData known = follow_up_data(history, rules_.window);
  const std::vector<double> fraction = fractional_toxicity(known);
  Data data{known.complete, {}, posterior_->setting().skeleton.size(), !known.open.empty()};
  for (std::size_t i = 0; i < known.open.size(); ++i) {
    FractionalTally& at = data.fractional[static_cast<std::size_t>(known.open[i].dose)];
    at.dlt += fraction[i];
    at.none += 1 - fraction[i];
  }
  return data;
}

FollowUpCrmFit FractionalCrm::fit(const LadderHistory& history) const {
  const Data data = data_of(history);
  const double above = rules_.cutoff < 1 ? posterior_->above_target(data.view(), 0) : 0;
  return {posterior_->moments(data.view()).mean, above};
}

LadderDecision FractionalCrm::next(const LadderHistory& history) const {
  return follow_up_crm_next(rules_, ids, history, *posterior_, [&] { return fit(history); });
}

Conclude FractionalCrm::conclusion(const LadderHistory& history) const {
  return follow_up_crm_conclusion(rules_, ids, history, *posterior_, fit(history));
}

std::vector<DoseEstimate> FractionalCrm::estimates(const LadderHistory& history) const {
  const double beta = posterior_->moments(data_of(history).view()).mean;
  return plug_in_estimates(*posterior_, beta, history.tally.size());
}

std::string FractionalCrm::name() const {
  return follow_up_crm_name("fractional CRM", "Kaplan-Meier fractions", posterior_->setting(),
                            rules_);
}

namespace {

constexpr std::string_view design_name = "fractional CRM";

const std::vector<OptionSpec> options = follow_up_crm_options({});

std::string resolved(const Options& given, const LadderPart& part) {
  return skeleton_text(given, options, part);
}

core::Result<AnyDesign> make(const Options& given, const LadderPart& part) {
  core::Issues issues = check_follow_up_crm(given, options, design_name, part);
  if (issues.has_errors()) return core::failure(std::move(issues));
  return AnyDesign(FractionalCrm(follow_up_crm_setting(given, options, part),
                                 follow_up_crm_rules(given, options)));
}

}  // namespace

const DesignEntry fractional_crm_entry{
    design_name,
    "CRM that goes on while patients are in their DLT window and counts them as fractions of a DLT",
    "Yin G, Zheng S, Xu J. Fractional dose-finding methods with late-onset toxicity in phase I "
    "clinical trials. J Biopharm Stat 2013;23:856-870. Restrictions: as TITE-CRM in the R package "
    "dfcrm.",
    options,
    &make,
    &resolved};

}  // namespace caudata::design
