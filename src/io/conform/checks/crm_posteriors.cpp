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

constexpr double indicator_tolerance = 5e-4;
constexpr double spacing = 32.0 / 64'000;
constexpr double most_density = 0.5;  // of a standardised posterior: normal 0.4, and some skewness

bool indicator_holds(const CrmRow& row, Conformity& found) {
  const double off = row.off("exact_prob_ptox_gt_target", row.at().above_target);
  const double granted = std::max(
      indicator_tolerance, spacing / 2 * most_density / std::sqrt(row.here.moments.variance));
  if (off <= granted) return true;
  found.fail(row.table.line(row.row), fmt::format("{}: P(above target) {:.3g} off", row.what, off));
  return false;
}

std::vector<double> mean_risk(const CrmRow& row) {
  return {row.off("exact_post_mean_ptox", row.at().mean)};
}

void check(const ReferenceTable& table, Conformity& found) {
  compare_crm_rows(table,
                   {{"id", "model", "skeleton", "target", "prior_sd", "intcpt", "level", "tox"},
                    &indicator_holds,
                    &mean_risk},
                   found);
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
