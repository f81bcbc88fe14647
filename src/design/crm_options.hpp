// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/issue.hpp"
#include "design/crm_posterior.hpp"
#include "design/options.hpp"

namespace caudata::design {

/// The options that say what a one-parameter CRM assumes: target, model, skeleton, half_width,
/// prior_mtd, prior_sd, intercept. `models`: what the option `model` may be, the first by default.
std::vector<OptionSpec> crm_model_options(std::vector<std::string_view> models);
inline constexpr std::string_view power_model = "power";
inline constexpr std::string_view logistic_model = "logistic1";

/// A skeleton that has not one value per dose, does not ascend or does not fit the curve; an
/// indifference interval outside 0 to 1; a prior MTD above the ladder. Rules `design.skeleton`,
/// `design.half-width`, `design.prior-mtd` and those of `check_one_per_dose`. Precondition:
/// check_options found no error.
core::Issues check_crm_model(const Options& given, std::span<const OptionSpec> specs,
                             const LadderPart& part);

/// The skeleton that is used, in a sentence. Precondition: the check found no error.
std::string skeleton_text(const Options& given, std::span<const OptionSpec> specs,
                          const LadderPart& part);

/// Precondition: the check found no error. `most_patients` is left to the design.
CrmSetting crm_setting(const Options& given, std::span<const OptionSpec> specs,
                       const LadderPart& part);

}  // namespace caudata::design
