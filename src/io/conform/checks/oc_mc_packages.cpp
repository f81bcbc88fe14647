// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <map>
#include <memory>

#include "io/conform/entry.hpp"
#include "io/conform/reference_design.hpp"
#include "io/conform/reference_figures.hpp"

// Simulated operating characteristics of packages, a figure per row, against exact ones: a share
// within 4 standard errors (the exact one where the package saw none or all), a mean without a
// stated error within 0.5 % of the exact value, or 1 % where the file knows no exact value itself.
// Every one of these designs can be enumerated, BOIN with titration too. Parameters stand in the
// call: BOIN::get.oc(target=0.3,p.true=p,ncohort=10,cohortsize=3,titration=TRUE,...).
namespace caudata::io {
namespace {

constexpr double standard_errors = 4;
constexpr double mean_tolerance = 0.005, mean_tolerance_without_exact = 0.01;

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
  result->figures = std::make_unique<ReferenceFigures>(result->graph,
                                                       oc::Truth{table.text(row, "scenario"), {p}});
  return result;
}

/// The deviation that is just tolerated.
double tolerated(const ReferenceTable& table, std::size_t row, double exact) {
  const double trials = table.number(row, "nsim").value_or(0);
  const double stated = table.number(row, "mc_se").value_or(0);
  if (table.text(row, "metric").starts_with("p_")) {
    const double own = std::sqrt(exact * (1 - exact) / trials);
    return standard_errors * std::max(stated, own);
  }
  if (stated > 0) return standard_errors * stated;
  const bool knows_exact = table.number(row, "exact_value").has_value();
  return exact * (knows_exact ? mean_tolerance : mean_tolerance_without_exact);
}

void compare(const ReferenceTable& table, std::size_t row, const ReferenceFigures& figures,
             Conformity& found) {
  const std::string& metric = table.text(row, "metric");
  const auto exact = figures.figure(metric, table.number(row, "dose"));
  const auto there = table.number(row, "value");
  if (!exact || !there) {
    found.fail(table.line(row), "unknown figure \"" + metric + "\", or no value");
    return;
  }
  found.compare(table.line(row), std::abs(*exact - *there), tolerated(table, row, *exact),
                fmt::format("{} {} {} dose {}: {:.6g} exact here, {:.6g} simulated there",
                            table.text(row, "scenario"), table.text(row, "design"), metric,
                            table.text(row, "dose"), *exact, *there));
}

void check(const ReferenceTable& table, Conformity& found) {
  std::map<std::string, std::unique_ptr<Enumerated>> known;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    std::unique_ptr<Enumerated>& of =
        known[table.key(row, {"design", "package_call", "target", "p_true"})];
    if (!of) of = enumerated(table, row);
    if (of->problem.empty()) {
      compare(table, row, *of->figures, found);
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
