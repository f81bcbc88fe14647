// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <map>

#include "io/conform/entry.hpp"
#include "oc/boin_et_trial.hpp"

// Monte Carlo characteristics of BOIN-ET and TITE-BOIN-ET by the R package boinet: four combined
// standard errors and the rounding of the package (selection to 0.1 %, patients and days to 0.1).
// Rows without an error have 1 % and four standard errors of the two simulations, from the spread
// of trials here. The package lets a dose that is too toxic close itself alone and decides equal
// response rates by lot; both are followed here. The boundaries must be those that the file states.
namespace caudata::io {
namespace {

constexpr int trials = 40000;
constexpr double standard_errors = 4;
constexpr double share_rounding = 0.001;
constexpr double mean_rounding = 0.05;
constexpr double mean_tolerance = 0.01;  // of the value, without a stated error
constexpr double grid_rounding = 1e-9;
constexpr core::Seed seed{20180417};

constexpr std::array<std::string_view, 23> columns{
    "scenario", "design",  "phi",        "phi1",   "phi2",  "delta",   "delta1",  "p_tox",
    "p_eff",    "ncohort", "cohortsize", "tau_T",  "tau_E", "accrual", "te_corr", "nsim",
    "lambda1",  "lambda2", "eta1",       "metric", "dose",  "value",   "mc_se"};

struct Mean {
  double sum{0}, squares{0};
  void add(double value) {
    sum += value;
    squares += value * value;
  }
  double value() const { return sum / trials; }
  double sd() const { return std::sqrt(std::max(0.0, squares / trials - value() * value())); }
};

struct Simulated {
  design::BoinEtBoundaries boundaries;
  std::array<Mean, design::max_doses + 1> selected;  // the last: none
  std::array<Mean, design::max_doses> patients;
  Mean duration;
};

design::BoinEtRules rules_of(const ReferenceTable& table, std::size_t row) {
  const auto number = [&](std::string_view column) {
    return table.number(row, column).value_or(0);
  };
  design::BoinEtRules rules;
  rules.hypotheses = {number("phi"), number("phi1"), number("phi2"), number("delta"),
                      number("delta1")};
  rules.boundaries = design::boin_et_boundaries(rules.hypotheses);
  rules.too_toxic = design::TooToxic::closes_itself;
  rules.size.cohort_size = static_cast<int>(number("cohortsize"));
  rules.size.max_patients = static_cast<int>(number("ncohort")) * rules.size.cohort_size;
  rules.n_earlystop = rules.size.max_patients;
  return rules;
}

Simulated simulate(const ReferenceTable& table, std::size_t row) {
  const auto number = [&](std::string_view column) {
    return table.number(row, column).value_or(0);
  };
  const design::BoinEt design(rules_of(table, row));
  const oc::BoinEtScenario scenario{table.numbers(row, "p_tox"),
                                    table.numbers(row, "p_eff"),
                                    number("tau_T"),
                                    number("tau_E"),
                                    number("accrual"),
                                    number("te_corr")};
  const auto pending =
      table.text(row, "design") == "TITE-BOIN-ET" ? oc::Pending::counts_in_part : oc::Pending::none;
  Simulated result{design.rules().boundaries, {}, {}, {}};
  for (std::uint32_t trial = 0; trial < trials; ++trial) {
    const auto one =
        oc::simulate_boin_et(design, scenario, pending, {seed, core::TrialIndex{trial}});
    const std::size_t chosen =
        one.selected < 0 ? design::max_doses : static_cast<std::size_t>(one.selected);
    result.selected[chosen].add(1);
    for (std::size_t d = 0; d < scenario.p_dlt.size(); ++d) result.patients[d].add(one.patients[d]);
    result.duration.add(one.duration);
  }
  return result;
}

const Mean* figure(const ReferenceTable& table, std::size_t row, const Simulated& here) {
  const std::string& metric = table.text(row, "metric");
  if (metric == "p_none") return &here.selected[design::max_doses];
  if (metric == "mean_duration") return &here.duration;
  const auto dose = table.number(row, "dose");
  const auto doses = static_cast<double>(table.numbers(row, "p_tox").size());
  if (!dose || *dose < 1 || *dose > doses) return nullptr;
  const auto at = static_cast<std::size_t>(*dose) - 1;
  if (metric == "p_select") return &here.selected[at];
  return metric == "mean_n" ? &here.patients[at] : nullptr;
}

/// The deviation over what is allowed.
void compare(const ReferenceTable& table, std::size_t row, const Mean& here, Conformity& found) {
  const double there = table.number(row, "value").value_or(NAN);
  const auto stated = table.number(row, "mc_se");
  const double own = here.sd() / std::sqrt(double{trials});
  const double theirs =
      stated ? *stated : here.sd() / std::sqrt(table.number(row, "nsim").value_or(1));
  const double allowed = standard_errors * std::sqrt(own * own + theirs * theirs) +
                         (stated ? share_rounding : mean_rounding + mean_tolerance * there);
  found.compare(
      table.line(row), std::abs(here.value() - there) / allowed, 1,
      fmt::format("{} {}: {:.5g} here, {:.5g} there, {:.2g} allowed", table.text(row, "metric"),
                  table.text(row, "dose"), here.value(), there, allowed));
}

bool same_boundaries(const ReferenceTable& table, std::size_t row,
                     const design::BoinEtBoundaries& here) {
  const auto off = [&](std::string_view column, double value) {
    return std::abs(table.number(row, column).value_or(NAN) - value);
  };
  return off("lambda1", here.lambda1) < grid_rounding &&
         off("lambda2", here.lambda2) < grid_rounding && off("eta1", here.eta1) < grid_rounding;
}

bool readable(const ReferenceTable& table, std::size_t row) {
  const auto p_tox = table.numbers(row, "p_tox");
  const design::BoinEtRules rules = rules_of(table, row);
  const std::string& design = table.text(row, "design");
  return !p_tox.empty() && p_tox.size() <= design::max_doses &&
         p_tox.size() == table.numbers(row, "p_eff").size() && rules.size.cohort_size > 0 &&
         rules.size.max_patients > 0 && (design == "BOIN-ET" || design == "TITE-BOIN-ET");
}

void check(const ReferenceTable& table, Conformity& found) {
  std::map<std::string, Simulated> known;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (!readable(table, row)) {
      found.fail(table.line(row), "the scenario cannot be read");
      continue;
    }
    const std::string key =
        table.key(row, {"design", "phi", "phi1", "phi2", "delta", "delta1", "p_tox", "p_eff",
                        "ncohort", "cohortsize", "tau_T", "tau_E", "accrual", "te_corr"});
    auto at = known.find(key);
    if (at == known.end()) {
      at = known.emplace(key, simulate(table, row)).first;
      found.identical(table.line(row),
                      same_boundaries(table, row, at->second.boundaries) ? "as stated" : "others",
                      "as stated", "optimised boundaries");
    }
    const Mean* here = figure(table, row, at->second);
    if (here == nullptr) {
      found.fail(table.line(row), "unknown metric or dose");
      continue;
    }
    compare(table, row, *here, found);
  }
}

}  // namespace

extern const ConformEntry boinet_oc_mc_entry;
const ConformEntry boinet_oc_mc_entry{
    "BOIN-ET and TITE-BOIN-ET, 4 standard errors and the package's rounding", columns, &check};

}  // namespace caudata::io
