// SPDX-License-Identifier: Apache-2.0
#include "io/conform/crm_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

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

namespace {

constexpr double exact_tolerance = 1e-7;
constexpr double package_tolerance = 2e-4;

CrmAnswer answer(const CrmCase& given) {
  const design::CrmPosterior posterior(given.setting);
  CrmAnswer here{posterior.moments(given.data()), posterior.summary(given.data()), 0};
  const int doses = static_cast<int>(here.dose.size());
  here.level = posterior.closest(here.moments.mean, doses).dose + 1;
  return here;
}

/// NaN if one of them is.
double largest(const std::vector<double>& deviations) {
  double most = 0;
  for (const double deviation : deviations) {
    if (!(deviation <= most)) most = deviation;
    if (std::isnan(most)) return most;
  }
  return most;
}

bool same_level(const CrmRow& row) {
  const int level = row.here.level;
  return row.table.number(row.row, "dfcrm_mtd").value_or(level) == level &&
         row.table.number(row.row, "exact_mtd_plugin") == level;
}

void compare(const CrmRow& row, const CrmComparison& comparison, Conformity& found) {
  const std::size_t line = row.table.line(row.row);
  if (!comparison.accept(row, found)) return;
  if (!same_level(row)) {
    return found.fail(line, fmt::format("{}: dose {} here", row.what, row.here.level));
  }
  const auto& [mean, variance] = row.here.moments;
  for (const double deviation :
       {row.off("dfcrm_estimate", mean), row.off("dfcrm_post_var", variance),
        row.off("dfcrm_ptox_plugin", row.at().plug_in)}) {
    if (deviation > package_tolerance) {
      return found.fail(line, fmt::format("{}: {:.3g} from the package", row.what, deviation));
    }
  }
  std::vector<double> exact = comparison.more(row);
  exact.push_back(row.off("exact_post_mean_beta", mean));
  exact.push_back(row.off("exact_post_var_beta", variance));
  exact.push_back(row.off("exact_ptox_plugin", row.at().plug_in));
  found.compare(line, largest(exact), exact_tolerance, row.what);
}

/// Of the row, from 0.
std::optional<std::size_t> dose_of(const ReferenceTable& table, std::size_t row,
                                   const CrmAnswer& here) {
  const auto dose = table.number(row, "dose");
  if (!dose || !(*dose >= 1 && *dose <= static_cast<double>(here.dose.size()))) return {};
  return static_cast<std::size_t>(*dose) - 1;
}

}  // namespace

double CrmRow::off(std::string_view column, double value) const {
  return std::abs(table.number(row, column).value_or(std::nan("")) - value);
}

void compare_crm_rows(const ReferenceTable& table, const CrmComparison& comparison,
                      Conformity& found) {
  std::string key;
  std::optional<CrmAnswer> here;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string now = table.key(row, comparison.same_case);
    if (row == 0 || now != key) {
      const auto given = crm_case(table, row);
      here = given ? std::optional(answer(*given)) : std::nullopt;
      key = now;
    }
    if (!here) {
      found.fail(table.line(row), "the row's model or data cannot be read");
      continue;
    }
    const auto dose = dose_of(table, row, *here);
    if (!dose) {
      found.fail(table.line(row), "no such dose");
      continue;
    }
    const std::string what =
        fmt::format("{} {} dose {}", table.text(row, "id"), table.text(row, "model"), *dose + 1);
    compare({table, row, *here, *dose, what}, comparison, found);
  }
}

}  // namespace caudata::io
