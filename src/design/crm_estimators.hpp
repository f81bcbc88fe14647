// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <variant>
#include <vector>

#include "design/any_design.hpp"
#include "design/blrm_posterior.hpp"
#include "design/crm_posterior.hpp"

namespace caudata::design {

/// The risk of a DLT that a model gives to each dose: what the CRM compares with its target.
using Risks = std::array<double, max_doses>;

/// The posterior mean of beta put into the curve (O'Quigley 1990).
struct BayesOneParameter {
  CrmPosterior posterior;

  std::optional<Risks> risks(const LadderHistory& history) const;
  std::vector<DoseEstimate> estimates(const LadderHistory& history) const;
  double above_target(const LadderHistory& history, int dose) const;
};

/// The maximum likelihood estimate of beta put into the curve (O'Quigley J, Shen LZ. Biometrics
/// 1996;52:673-684). There is none until one patient had a DLT and another had not.
struct LikelihoodOneParameter {
  CrmSetting setting;

  std::optional<Risks> risks(const LadderHistory& history) const;
  std::vector<DoseEstimate> estimates(const LadderHistory& history) const;
};

/// Two-parameter logistic curve at the posterior means of its parameters. With log ratios
/// logit(skeleton) - logit(target) and an intercept of prior mean logit(target), the prior means
/// give the skeleton.
struct BayesTwoParameter {
  BlrmPosterior posterior;

  std::optional<Risks> risks(const LadderHistory& history) const;
  std::vector<DoseEstimate> estimates(const LadderHistory& history) const;
  double above_target(const LadderHistory& history, int dose) const;
};

using CrmEstimator = std::variant<BayesOneParameter, LikelihoodOneParameter, BayesTwoParameter>;

}  // namespace caudata::design
