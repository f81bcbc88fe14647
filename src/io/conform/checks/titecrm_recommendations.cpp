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

constexpr double exact_tolerance = 1e-7;
constexpr double package_tolerance = 2e-4;
constexpr double printed = 1e-9;  // weights are printed with twelve digits

struct Here {
  design::CrmMoments moments;
  std::vector<double> plug_in;
  int level;
};

Here compute(const CrmCase& given) {
  const design::CrmPosterior posterior(given.setting);
  Here here{posterior.moments(given.data()), {}, 0};
  for (std::size_t dose = 0; dose < given.setting.skeleton.size(); ++dose) {
    here.plug_in.push_back(posterior.plug_in(static_cast<int>(dose), here.moments.mean));
  }
  here.level = recommended_level(posterior, here.moments.mean);
  return here;
}

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

double off(const ReferenceTable& table, std::size_t row, std::string_view column, double here) {
  return std::abs(table.number(row, column).value_or(std::nan("")) - here);
}

void compare(const ReferenceTable& table, std::size_t row, const Here& here, Conformity& found) {
  const auto dose = table.number(row, "dose");
  const std::size_t line = table.line(row);
  if (!dose || !(*dose >= 1 && *dose <= static_cast<double>(here.plug_in.size()))) {
    return found.fail(line, "no such dose");
  }
  const double plug_in = here.plug_in[static_cast<std::size_t>(*dose) - 1];
  const std::string what =
      fmt::format("{} {} dose {}", table.text(row, "id"), table.text(row, "model"), *dose);
  if (table.text(row, "scheme") == "linear" && !linear_weights_hold(table, row)) {
    return found.fail(line, what + ": the weights are not the share of the window");
  }
  const bool same_dose = table.number(row, "dfcrm_mtd") == here.level &&
                         table.number(row, "exact_mtd_plugin") == here.level;
  if (!same_dose) return found.fail(line, fmt::format("{}: dose {} here", what, here.level));
  const std::array package{off(table, row, "dfcrm_estimate", here.moments.mean),
                           off(table, row, "dfcrm_post_var", here.moments.variance),
                           off(table, row, "dfcrm_ptox_plugin", plug_in)};
  for (const double deviation : package) {
    if (!(deviation <= package_tolerance))
      return found.fail(line, fmt::format("{}: {:.3g} from the package", what, deviation));
  }
  const std::array exact{off(table, row, "exact_post_mean_beta", here.moments.mean),
                         off(table, row, "exact_post_var_beta", here.moments.variance),
                         off(table, row, "exact_ptox_plugin", plug_in)};
  for (const double deviation : exact) {
    if (std::isnan(deviation)) return found.fail(line, what + ": a number is missing");
  }
  found.compare(line, *std::max_element(exact.begin(), exact.end()), exact_tolerance, what);
}

void check(const ReferenceTable& table, Conformity& found) {
  std::string key;
  std::optional<Here> here;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string now = table.key(
        row, {"id", "model", "skeleton", "target", "prior_sd", "level", "tox", "weights"});
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
