// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "io/conform/crm_rows.hpp"
#include "io/conform/entry.hpp"

// TITE-CRM posteriors with the weights that the file states. Weights of the linear scheme are
// computed from the follow-up as well.
namespace caudata::io {
namespace {

constexpr double printed = 1e-9;  // weights are printed with twelve digits

/// Share of the window that was followed; 1 for a patient with a DLT.
bool linear_weights_hold(const ReferenceTable& table, std::size_t row) {
  const auto weights = table.numbers(row, "weights"), followed = table.numbers(row, "followup");
  const auto dlt = table.numbers(row, "tox");
  const auto window = table.number(row, "obswin");
  if (!window || weights.size() != followed.size() || dlt.size() != followed.size()) return false;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double linear = dlt[i] == 1 ? 1 : std::min(1.0, followed[i] / *window);
    if (!(std::abs(weights[i] - linear) <= printed)) return false;
  }
  return true;
}

bool weights_hold(const CrmRow& row, Conformity& found) {
  const bool stated = row.table.text(row.row, "scheme") != "linear";
  if (stated || linear_weights_hold(row.table, row.row)) return true;
  found.fail(row.table.line(row.row), row.what + ": the weights are not the share of the window");
  return false;
}

/// Every figure of the package must be there.
std::vector<double> package_figures(const CrmRow& row) {
  const bool complete =
      row.table.number(row.row, "dfcrm_estimate") && row.table.number(row.row, "dfcrm_post_var") &&
      row.table.number(row.row, "dfcrm_ptox_plugin") && row.table.number(row.row, "dfcrm_mtd");
  return complete ? std::vector<double>{} : std::vector{std::nan("")};
}

void check(const ReferenceTable& table, Conformity& found) {
  compare_crm_rows(table,
                   {{"id", "model", "skeleton", "target", "prior_sd", "level", "tox", "weights"},
                    &weights_hold,
                    &package_figures},
                   found);
}

constexpr std::array<std::string_view, 20> columns{"id",
                                                   "model",
                                                   "skeleton",
                                                   "target",
                                                   "prior_sd",
                                                   "level",
                                                   "tox",
                                                   "followup",
                                                   "obswin",
                                                   "scheme",
                                                   "weights",
                                                   "dose",
                                                   "dfcrm_mtd",
                                                   "dfcrm_estimate",
                                                   "dfcrm_post_var",
                                                   "dfcrm_ptox_plugin",
                                                   "exact_post_mean_beta",
                                                   "exact_post_var_beta",
                                                   "exact_ptox_plugin",
                                                   "exact_mtd_plugin"};

}  // namespace

extern const ConformEntry titecrm_recommendations_entry{
    "TITE-CRM recommendations, 1e-7, doses identical", columns, &check};

}  // namespace caudata::io
