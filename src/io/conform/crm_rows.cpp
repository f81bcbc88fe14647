// SPDX-License-Identifier: Apache-2.0
#include "io/conform/crm_rows.hpp"

#include <algorithm>

namespace caudata::io {
namespace {

constexpr double dfcrm_intercept = 3;

std::optional<design::CrmSetting> setting_of(const ReferenceTable& table, std::size_t row) {
  const std::string& model = table.text(row, "model");
  const auto target = table.number(row, "target"), prior_sd = table.number(row, "prior_sd");
  if ((model != "empiric" && model != "logistic") || !target || !prior_sd) return std::nullopt;
  const auto intercept =
      table.has("intcpt") ? table.number(row, "intcpt") : std::optional<double>{};
  design::CrmSetting setting;
  setting.curve = {model == "empiric" ? design::CrmModel::power : design::CrmModel::logistic,
                   intercept.value_or(dfcrm_intercept)};
  setting.skeleton = table.numbers(row, "skeleton");
  setting.target = *target;
  setting.prior_sd = *prior_sd;
  const bool fits = std::all_of(setting.skeleton.begin(), setting.skeleton.end(),
                                [&](double p) { return setting.curve.fits(p); });
  if (setting.skeleton.empty() || !fits || !(setting.prior_sd > 0)) return std::nullopt;
  return setting;
}

}  // namespace

std::optional<CrmCase> crm_case(const ReferenceTable& table, std::size_t row) {
  const auto setting = setting_of(table, row);
  if (!setting) return std::nullopt;
  CrmCase found{*setting, std::vector<design::Tally>(setting->skeleton.size()), {}};
  const auto levels = table.numbers(row, "level"), dlt = table.numbers(row, "tox");
  auto weights = table.has("weights") ? table.numbers(row, "weights") : std::vector<double>{};
  if (weights.empty()) weights.assign(levels.size(), 1.0);
  if (dlt.size() != levels.size() || weights.size() != levels.size()) return std::nullopt;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const auto doses = static_cast<double>(found.complete.size());
    if (!(levels[i] >= 1 && levels[i] <= doses)) return std::nullopt;
    const auto dose = static_cast<std::size_t>(levels[i]) - 1;
    if (dlt[i] == 0 && weights[i] < 1) {
      found.partial.push_back({static_cast<int>(dose), weights[i]});
    } else {
      found.complete[dose] += design::tally_of(1, dlt[i] == 0 ? 0 : 1);
    }
  }
  found.setting.most_patients = static_cast<int>(levels.size());
  return found;
}

int recommended_level(const design::CrmPosterior& posterior, double beta) {
  return posterior.closest(beta, static_cast<int>(posterior.setting().skeleton.size())).dose + 1;
}

}  // namespace caudata::io
