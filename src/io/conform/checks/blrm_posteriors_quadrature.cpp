// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/elementary.hpp"
#include "design/blrm_posterior.hpp"
#include "io/conform/entry.hpp"

// Moments and interval probabilities of the BLRM posterior.
namespace caudata::io {
namespace {

constexpr double tolerance = 1e-8;

/// Numbers of several columns; empty if one is missing.
std::vector<double> numbers_of(const ReferenceTable& table, std::size_t row,
                               std::initializer_list<std::string_view> columns) {
  std::vector<double> all;
  for (const std::string_view column : columns) {
    const auto number = table.number(row, column);
    if (!number) return {};
    all.push_back(*number);
  }
  return all;
}

std::optional<design::BlrmSummary> compute(const ReferenceTable& table, std::size_t row) {
  const auto given =
      numbers_of(table, row,
                 {"mean_a", "sd_a", "mean_b", "sd_b", "rho", "interval_lo", "interval_hi", "dref"});
  const auto doses = table.numbers(row, "doses");
  const design::BlrmCounts counts{table.numbers(row, "y"), table.numbers(row, "n")};
  if (given.empty() || doses.empty() || counts.dlt.size() != doses.size() ||
      counts.patients.size() != doses.size()) {
    return std::nullopt;
  }
  design::BlrmSetting setting;
  setting.prior = {given[0], given[1], given[2], given[3], given[4]};
  setting.lower = given[5];
  setting.upper = given[6];
  for (const double dose : doses) setting.log_ratio.push_back(core::log(dose / given[7]));
  for (const double n : counts.patients) setting.most_patients += static_cast<int>(n);
  return design::BlrmPosterior(setting).summary(counts);
}

void compare(const ReferenceTable& table, std::size_t row, const design::BlrmSummary& here,
             Conformity& found) {
  const auto there =
      numbers_of(table, row,
                 {"post_mean_a", "post_sd_a", "post_mean_b", "post_sd_b", "post_corr",
                  "log_evidence", "mean_p", "sd_p", "p_under", "p_target", "p_over", "dose_index"});
  if (there.empty() || !(there.back() >= 1) ||
      there.back() > static_cast<double>(here.dose.size())) {
    return found.fail(table.line(row), "a number is missing, or there is no such dose");
  }
  const design::BlrmDoseSummary& at = here.dose[static_cast<std::size_t>(there.back()) - 1];
  const std::array ours{here.mean_a,       here.sd_a,          here.mean_b,     here.sd_b,
                        here.correlation,  here.log_evidence,  at.mean,         at.sd,
                        at.interval.under, at.interval.target, at.interval.over};
  double off = 0;
  for (std::size_t i = 0; i < ours.size(); ++i) off = std::max(off, std::abs(ours[i] - there[i]));
  found.compare(table.line(row), off, tolerance,
                fmt::format("{} dose {}", table.text(row, "id"), there.back()));
}

void check(const ReferenceTable& table, Conformity& found) {
  std::string key;
  std::optional<design::BlrmSummary> here;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string now = table.key(row, {"id", "dref", "mean_a", "sd_a", "mean_b", "sd_b", "rho",
                                            "interval_lo", "interval_hi", "doses", "n", "y"});
    if (row == 0 || now != key) here = compute(table, row);
    key = now;
    if (here) {
      compare(table, row, *here, found);
    } else {
      found.fail(table.line(row), "the row's prior or data cannot be read");
    }
  }
}

constexpr std::array<std::string_view, 24> columns{
    "id",           "dref",        "mean_a",      "sd_a",        "mean_b",    "sd_b",
    "rho",          "doses",       "interval_lo", "interval_hi", "n",         "y",
    "dose_index",   "post_mean_a", "post_sd_a",   "post_mean_b", "post_sd_b", "post_corr",
    "log_evidence", "mean_p",      "sd_p",        "p_under",     "p_target",  "p_over"};

}  // namespace

extern const ConformEntry blrm_posteriors_quadrature_entry{"BLRM posteriors, 1e-8", columns,
                                                           &check};

}  // namespace caudata::io
