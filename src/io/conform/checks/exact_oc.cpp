// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>

#include "io/conform/entry.hpp"
#include "io/conform/reference_design.hpp"
#include "io/conform/reference_figures.hpp"

// Exact operating characteristics, a figure per row: enumerated again by the registered design.
namespace caudata::io {
namespace {

constexpr double tolerance = 1e-9;  // absolute

/// One graph per design and number of doses; one evaluation per truth.
struct Enumerated {
  oc::StateGraph graph;
  std::map<std::string, ReferenceFigures> figures{};
  core::Issues issues{};
};

std::unique_ptr<Enumerated> enumerated(const ReferenceTable& table, std::size_t row,
                                       std::size_t doses) {
  auto result = std::make_unique<Enumerated>();
  const auto escalation = reference_escalation(table.text(row, "design"),
                                               parse_reference_params(table.text(row, "params")),
                                               table.number(row, "target").value_or(0), doses);
  if (escalation) {
    result->graph = oc::state_graph(*escalation);
  } else {
    result->issues = escalation.error();
  }
  return result;
}

/// A standard deviation of nearly nothing is the root of a rounding error: there the variances are
/// compared.
double deviation(const std::string& metric, double here, double there) {
  const double plain = std::abs(here - there);
  if (!metric.starts_with("sd_")) return plain;
  return std::min(plain, std::abs(here * here - there * there));
}

void compare(const ReferenceTable& table, std::size_t row, const ReferenceFigures& figures,
             Conformity& found) {
  const std::string& metric = table.text(row, "metric");
  const auto here = figures.figure(metric, table.number(row, "dose"));
  const auto there = table.number(row, "value");
  if (!here || !there) {
    found.fail(table.line(row), "unknown figure \"" + metric + "\", or no value");
    return;
  }
  found.compare(
      table.line(row), deviation(metric, *here, *there), tolerance,
      fmt::format("{} {} {} dose {}: {:.12g} here, {:.12g} there", table.text(row, "scenario"),
                  table.text(row, "design"), metric, table.text(row, "dose"), *here, *there));
}

void check(const ReferenceTable& table, Conformity& found) {
  std::map<std::string, std::unique_ptr<Enumerated>> known;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::vector<double> p = table.numbers(row, "p_true");
    const std::string key =
        table.key(row, {"design", "params", "target"}) + std::to_string(p.size());
    std::unique_ptr<Enumerated>& of = known[key];
    if (!of) of = enumerated(table, row, p.size());
    if (of->issues.has_errors()) {
      found.fail(table.line(row), core::to_text(of->issues));
      continue;
    }
    const auto [figures, is_new] = of->figures.try_emplace(
        table.text(row, "p_true"), of->graph, oc::Truth{table.text(row, "scenario"), {p}});
    compare(table, row, figures->second, found);
  }
}

constexpr std::array<std::string_view, 8> columns{"scenario", "design", "params", "target",
                                                  "p_true",   "metric", "dose",   "value"};

}  // namespace

extern const ConformEntry exact_oc_entry{"exact operating characteristics, 1e-9", columns, &check};

}  // namespace caudata::io
