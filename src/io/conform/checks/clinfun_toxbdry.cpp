// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>
#include <map>

#include "design/significance_bracket.hpp"
#include "io/conform/entry.hpp"

// Group-sequential toxicity boundaries of the R package clinfun (toxbdry, priority on the error at
// the tolerated rate, ten halvings): identical. Its boundary is the largest number of events that
// does not stop. The unacceptable rate and the power, pHi and cP1, do not enter the boundary.
namespace caudata::io {
namespace {

struct Scenario {
  design::BoundaryPlan plan;
  double delta{0};
  std::vector<std::size_t> rows;
};

std::map<std::string, Scenario> scenarios(const ReferenceTable& table, Conformity& found) {
  std::map<std::string, Scenario> all;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto n = table.number(row, "n");
    const auto rate = table.number(row, "pLo");
    const auto alpha = table.number(row, "cP0");
    const auto delta = table.number(row, "delta");
    if (!n || !rate || !alpha || !delta) {
      found.fail(table.line(row), "a number is missing");
      continue;
    }
    Scenario& scenario = all[table.text(row, "id")];
    scenario.plan.tolerated_rate = *rate;
    scenario.plan.alpha = *alpha;
    scenario.plan.looks.push_back(static_cast<int>(*n));
    scenario.delta = *delta;
    scenario.rows.push_back(row);
  }
  return all;
}

void check(const ReferenceTable& table, Conformity& found) {
  for (const auto& [id, scenario] : scenarios(table, found)) {
    const auto bracket = design::significance_bracket(scenario.plan, scenario.delta);
    for (std::size_t look = 0; look < scenario.rows.size(); ++look) {
      const std::size_t row = scenario.rows[look];
      if (!bracket) {
        found.fail(table.line(row), id + ": " + core::to_text(bracket.error()));
        continue;
      }
      found.identical(table.line(row),
                      fmt::format("{} {}", bracket->exceeds.stop_at[look] - 1,
                                  bracket->keeps_alpha.stop_at[look] - 1),
                      table.text(row, "lo_bdry") + " " + table.text(row, "hi_bdry"),
                      fmt::format("{} n {}: low and high boundary", id, table.text(row, "n")));
    }
  }
}

constexpr std::array<std::string_view, 9> columns{"id",    "pLo", "pHi",     "cP0",    "cP1",
                                                  "delta", "n",   "lo_bdry", "hi_bdry"};

}  // namespace

extern const ConformEntry clinfun_toxbdry_entry{
    "group-sequential toxicity boundaries as clinfun has them, identical", columns, &check};

}  // namespace caudata::io
