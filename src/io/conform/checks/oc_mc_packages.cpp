// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <map>
#include <memory>

#include "io/conform/entry.hpp"
#include "io/conform/reference_design.hpp"
#include "io/conform/reference_figures.hpp"
#include "oc/complete_data.hpp"
#include "oc/estimate_error.hpp"

// Simulated operating characteristics of packages, a figure per row, against exact ones. A share:
// within 4 standard errors of what the package saw (the exact error where it saw none or all). A
// mean without a stated error: within 0.5 % of the file's own exact value or, where it has none,
// within 1 % or 4 standard errors of the simulated one, the error taken from a simulation of the
// same design here. Every one of these designs can be enumerated, BOIN with titration too.
// Parameters stand in the call: BOIN::get.oc(target=0.3,p.true=p,ncohort=10,cohortsize=3,...).
namespace caudata::io {
namespace {

constexpr double standard_errors = 4;
constexpr double of_exact = 0.005, of_simulated = 0.01;
constexpr std::uint32_t own_trials = 20'000;
constexpr core::Seed own_seed{1};  // only the width of a tolerance depends on it

/// What of a call is a parameter of the design, under the names of reference_escalation.
ReferenceParams params_of_call(const std::string& call) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 9> names{
      {{"ncohort", "ncohort"},
       {"cohortsize", "cohort"},
       {"startdose", "start"},
       {"cutoff.eli", "cutoff"},
       {"p.saf", "p_saf"},
       {"p.tox", "p_tox"},
       {"n.earlystop", "n.earlystop"},
       {"marginL", "marginL"},
       {"titration", "titration"}}};
  const std::size_t open = call.find('(');
  const std::size_t close = call.rfind(')');
  ReferenceParams params;
  if (open == std::string::npos || close == std::string::npos || close < open) return params;
  std::string list = call.substr(open + 1, close - open - 1);
  for (char& c : list) c = c == ',' ? ';' : c;
  for (const auto& [name, values] : parse_reference_params(list)) {
    for (const auto& [known, ours] : names) {
      if (name == known) params.emplace(ours, values);
    }
  }
  return params;
}

struct Enumerated {
  oc::StateGraph graph{};
  std::unique_ptr<ReferenceFigures> figures{};
  oc::SimulatedCharacteristics simulated{};
  std::string problem{};
};

std::unique_ptr<Enumerated> enumerated(const ReferenceTable& table, std::size_t row) {
  auto result = std::make_unique<Enumerated>();
  const std::vector<double> p = table.numbers(row, "p_true");
  const auto escalation = reference_escalation(table.text(row, "design"),
                                               params_of_call(table.text(row, "package_call")),
                                               table.number(row, "target").value_or(0), p.size());
  if (!escalation) {
    result->problem = core::to_text(escalation.error());
    return result;
  }
  result->graph = oc::state_graph(*escalation);
  const oc::Truth truth{table.text(row, "scenario"), {p}};
  result->figures = std::make_unique<ReferenceFigures>(result->graph, truth);
  result->simulated = oc::simulate_complete_data(*escalation, truth, {own_seed, 0, own_trials});
  return result;
}

/// Four standard errors of a mean over the package's trials; 0 for what is not counted by dose.
double error_of_mean(const ReferenceTable& table, std::size_t row, const Enumerated& of) {
  const auto dose = table.number(row, "dose");
  if (!dose) return 0;
  const oc::SimulatedLevel& level = of.simulated.level[0][static_cast<std::size_t>(*dose) - 1];
  const oc::LevelCount& count = table.text(row, "metric") == "mean_n" ? level.evaluable : level.dlt;
  const double trials = table.number(row, "nsim").value_or(1);
  return standard_errors * oc::mean(count.sums, own_trials).error * std::sqrt(own_trials / trials);
}

struct Reference {
  double value, tolerance;
};

Reference reference(const ReferenceTable& table, std::size_t row, double exact,
                    const Enumerated& of) {
  const double value = table.number(row, "value").value_or(std::nan(""));
  const double stated = table.number(row, "mc_se").value_or(0);
  if (table.text(row, "metric").starts_with("p_")) {
    const double trials = table.number(row, "nsim").value_or(0);
    const double own = std::sqrt(exact * (1 - exact) / trials);
    return {value, standard_errors * std::max(stated, own)};
  }
  if (stated > 0) return {value, standard_errors * stated};
  if (const auto known = table.number(row, "exact_value")) return {*known, exact * of_exact};
  return {value, std::max(exact * of_simulated, error_of_mean(table, row, of))};
}

void compare(const ReferenceTable& table, std::size_t row, const Enumerated& of,
             Conformity& found) {
  const std::string& metric = table.text(row, "metric");
  const auto exact = of.figures->figure(metric, table.number(row, "dose"));
  if (!exact) {
    found.fail(table.line(row), "unknown figure \"" + metric + "\"");
    return;
  }
  const auto [there, tolerance] = reference(table, row, *exact, of);
  found.compare(
      table.line(row), std::abs(*exact - there), tolerance,
      fmt::format("{} {} {} dose {}: {:.6g} exact here, {:.6g} there", table.text(row, "scenario"),
                  table.text(row, "design"), metric, table.text(row, "dose"), *exact, there));
}

void check(const ReferenceTable& table, Conformity& found) {
  std::map<std::string, std::unique_ptr<Enumerated>> known;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    std::unique_ptr<Enumerated>& of =
        known[table.key(row, {"design", "package_call", "target", "p_true"})];
    if (!of) of = enumerated(table, row);
    if (of->problem.empty()) {
      compare(table, row, *of, found);
    } else {
      found.fail(table.line(row), of->problem);
    }
  }
}

constexpr std::array<std::string_view, 11> columns{"scenario", "design", "package_call", "nsim",
                                                   "target",   "p_true", "metric",       "dose",
                                                   "value",    "mc_se",  "exact_value"};

}  // namespace

extern const ConformEntry oc_mc_packages_entry{
    "operating characteristics simulated by packages, 4 standard errors", columns, &check};

}  // namespace caudata::io
