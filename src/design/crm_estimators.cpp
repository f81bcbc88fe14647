// SPDX-License-Identifier: Apache-2.0
#include "design/crm_estimators.hpp"

#include <algorithm>

#include "core/elementary.hpp"

namespace caudata::design {
namespace {

/// Tallies beyond the skeleton cannot be used; there are none on the ladder a design was made for.
CrmData data_of(const LadderHistory& history) {
  return {history.tally, {}, history.borrowed, history.borrowed_weight};
}

Tally total(std::span<const Tally> tally) {
  Tally sum;
  for (const Tally& t : tally) sum += t;
  return sum;
}

/// The score in exp(beta), whose sign is that of the score in beta; it falls with beta.
double score(const CrmSetting& setting, std::span<const Tally> tally, double beta) {
  double sum = 0;
  for (std::size_t dose = 0; dose < tally.size(); ++dose) {
    const double dlt = tally[dose].dlt, none = tally[dose].evaluable - dlt;
    const double skeleton = setting.skeleton[dose];
    const double p = setting.curve.risk(skeleton, beta);
    if (setting.curve.model == CrmModel::power) {
      const double log_p = core::exp(beta) * core::log(skeleton);
      sum += core::log(skeleton) * (dlt - none / core::expm1(-log_p));
    } else {
      sum += (logit(skeleton) - setting.curve.intercept) * (dlt - (dlt + none) * p);
    }
  }
  return sum;
}

/// Halves [-10, 10], where the estimates of dfcrm lie too, until the midpoint no longer moves.
double most_likely_beta(const CrmSetting& setting, std::span<const Tally> tally) {
  constexpr double reach = 10;
  constexpr int halvings = 60;
  double low = -reach, high = reach;
  for (int i = 0; i < halvings; ++i) {
    const double middle = (low + high) / 2;
    (score(setting, tally, middle) > 0 ? low : high) = middle;
  }
  return (low + high) / 2;
}

template <class Risk>
Risks risks_of(std::size_t doses, Risk risk) {
  Risks risks{};
  for (std::size_t dose = 0; dose < doses; ++dose) risks[dose] = risk(dose);
  return risks;
}

}  // namespace

std::optional<Risks> BayesOneParameter::risks(const LadderHistory& history) const {
  const double beta = posterior.moments(data_of(history)).mean;
  return risks_of(history.tally.size(), [&](std::size_t dose) {
    return posterior.plug_in(static_cast<int>(dose), beta);
  });
}

std::vector<DoseEstimate> BayesOneParameter::estimates(const LadderHistory& history) const {
  const std::vector<CrmDoseSummary> summary = posterior.summary(data_of(history));
  std::vector<DoseEstimate> all;
  for (std::size_t at = 0; at < history.tally.size(); ++at) {
    const int dose = static_cast<int>(at);
    all.push_back({dose, "p_dlt", summary[at].plug_in});
    all.push_back({dose, "p_dlt_mean", summary[at].mean});
    all.push_back({dose, "p_overdose", summary[at].above_target});
  }
  return all;
}

double BayesOneParameter::above_target(const LadderHistory& history, int dose) const {
  return posterior.above_target(data_of(history), dose);
}

std::optional<Risks> LikelihoodOneParameter::risks(const LadderHistory& history) const {
  const Tally all = total(history.tally);
  if (all.dlt == 0 || all.dlt >= all.evaluable) return std::nullopt;
  const double beta = most_likely_beta(setting, history.tally);
  return risks_of(history.tally.size(), [&](std::size_t dose) {
    return setting.curve.risk(setting.skeleton[dose], beta);
  });
}

std::vector<DoseEstimate> LikelihoodOneParameter::estimates(const LadderHistory& history) const {
  std::vector<DoseEstimate> all;
  const auto risk = risks(history);
  for (std::size_t at = 0; risk && at < history.tally.size(); ++at) {
    all.push_back({static_cast<int>(at), "p_dlt", (*risk)[at]});
  }
  return all;
}

std::optional<Risks> BayesTwoParameter::risks(const LadderHistory& history) const {
  const BlrmSetting& setting = posterior.setting();
  const BlrmFit fit = posterior.fit(blrm_counts(history.tally, history.borrowed,
                                                history.borrowed_weight, setting.log_ratio.size()));
  return risks_of(history.tally.size(), [&](std::size_t dose) {
    return inverse_logit(fit.mean_a + core::exp(fit.mean_b) * setting.log_ratio[dose]);
  });
}

std::vector<DoseEstimate> BayesTwoParameter::estimates(const LadderHistory& history) const {
  const BlrmSetting& setting = posterior.setting();
  const BlrmSummary summary = posterior.summary(blrm_counts(
      history.tally, history.borrowed, history.borrowed_weight, setting.log_ratio.size()));
  std::vector<DoseEstimate> all;
  for (std::size_t at = 0; at < history.tally.size(); ++at) {
    const int dose = static_cast<int>(at);
    const double z = summary.mean_a + core::exp(summary.mean_b) * setting.log_ratio[at];
    all.push_back({dose, "p_dlt", inverse_logit(z)});
    all.push_back({dose, "p_dlt_mean", summary.dose[at].mean});
    all.push_back({dose, "p_overdose", summary.dose[at].interval.over});
  }
  return all;
}

double BayesTwoParameter::above_target(const LadderHistory& history, int dose) const {
  const BlrmFit fit =
      posterior.fit(blrm_counts(history.tally, history.borrowed, history.borrowed_weight,
                                posterior.setting().log_ratio.size()));
  return fit.interval[static_cast<std::size_t>(dose)].over;
}

}  // namespace caudata::design
