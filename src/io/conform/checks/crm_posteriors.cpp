// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "io/conform/crm_rows.hpp"
#include "io/conform/entry.hpp"

// CRM posteriors and recommended doses. Columns exact_* come from a quadrature, dfcrm_* from a
// package that integrates to a relative 1.2e-4 only; the probability of exceeding the target from
// an indicator on a grid.
namespace caudata::io {
namespace {

constexpr double exact_tolerance = 1e-7;
constexpr double indicator_tolerance = 5e-4;
constexpr double package_tolerance = 2e-4;
constexpr double spacing = 32.0 / 64'000;
constexpr double most_density = 0.5;  // of a standardised posterior: normal 0.4, and some skewness

struct Here {
  design::CrmMoments moments;
  std::vector<design::CrmDoseSummary> dose;
  int level;
};

Here compute(const CrmCase& given) {
  const design::CrmPosterior posterior(given.setting);
  Here here{posterior.moments(given.data()), posterior.summary(given.data()), 0};
  here.level = recommended_level(posterior, here.moments.mean);
  return here;
}

/// NaN where the file has no number.
double off(const ReferenceTable& table, std::size_t row, std::string_view column, double here) {
  return std::abs(table.number(row, column).value_or(std::nan("")) - here);
}

void compare(const ReferenceTable& table, std::size_t row, const Here& here, Conformity& found) {
  const auto dose = table.number(row, "dose");
  const std::size_t line = table.line(row);
  if (!dose || !(*dose >= 1 && *dose <= static_cast<double>(here.dose.size()))) {
    return found.fail(line, "no such dose");
  }
  const design::CrmDoseSummary& at = here.dose[static_cast<std::size_t>(*dose) - 1];
  const std::string what = fmt::format("{} dose {}", table.text(row, "id"), *dose);
  const bool same_dose = table.number(row, "dfcrm_mtd").value_or(here.level) == here.level &&
                         table.number(row, "exact_mtd_plugin") == here.level;
  if (!same_dose) return found.fail(line, fmt::format("{}: dose {} here", what, here.level));
  const std::array package{off(table, row, "dfcrm_estimate", here.moments.mean),
                           off(table, row, "dfcrm_post_var", here.moments.variance),
                           off(table, row, "dfcrm_ptox_plugin", at.plug_in)};
  for (const double deviation : package) {
    if (deviation > package_tolerance)
      return found.fail(line, fmt::format("{}: {:.3g} from the package", what, deviation));
  }
  const double indicator = off(table, row, "exact_prob_ptox_gt_target", at.above_target);
  const double granted =
      std::max(indicator_tolerance, spacing / 2 * most_density / std::sqrt(here.moments.variance));
  if (!(indicator <= granted))
    return found.fail(line, fmt::format("{}: P(above target) {:.3g} off", what, indicator));
  const std::array exact{off(table, row, "exact_post_mean_beta", here.moments.mean),
                         off(table, row, "exact_post_var_beta", here.moments.variance),
                         off(table, row, "exact_ptox_plugin", at.plug_in),
                         off(table, row, "exact_post_mean_ptox", at.mean)};
  for (const double deviation : exact) {
    if (std::isnan(deviation)) return found.fail(line, what + ": a number is missing");
  }
  found.compare(line, *std::max_element(exact.begin(), exact.end()), exact_tolerance, what);
}

void check(const ReferenceTable& table, Conformity& found) {
  std::string key;
  std::optional<Here> here;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string now =
        table.key(row, {"id", "model", "skeleton", "target", "prior_sd", "intcpt", "level", "tox"});
    if (row == 0 || now != key) {
      const auto given = crm_case(table, row);
      here = given ? std::optional(compute(*given)) : std::nullopt;
      key = now;
    }
    if (here) {
      compare(table, row, *here, found);
    } else {
      found.fail(table.line(row), "the row's model or data cannot be read");
    }
  }
}

constexpr std::array<std::string_view, 19> columns{"id",
                                                   "model",
                                                   "skeleton",
                                                   "target",
                                                   "prior_sd",
                                                   "intcpt",
                                                   "level",
                                                   "tox",
                                                   "dose",
                                                   "dfcrm_estimate",
                                                   "dfcrm_post_var",
                                                   "dfcrm_ptox_plugin",
                                                   "dfcrm_mtd",
                                                   "exact_post_mean_beta",
                                                   "exact_post_var_beta",
                                                   "exact_ptox_plugin",
                                                   "exact_post_mean_ptox",
                                                   "exact_prob_ptox_gt_target",
                                                   "exact_mtd_plugin"};

}  // namespace

extern const ConformEntry crm_posteriors_entry{"CRM posteriors, 1e-7, doses identical", columns,
                                               &check};

}  // namespace caudata::io
