// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "io/conform/boundary_scenarios.hpp"
#include "io/conform/entry.hpp"

// Safety stopping boundaries of the R package stoppingrule: numbers of events identical. The
// package finds two of its critical values by root search on a continuous boundary, which leaves
// them some 1e-7 away from the jump that they stand for; the others are printed to 12 digits.
namespace caudata::io {
namespace {

constexpr double printed = 1e-10;
constexpr double root_search = 1e-5;

double tolerance(const std::string& type) {
  return type == "Pocock" || type == "BB" ? root_search : printed;
}

void compare(const ReferenceTable& table, std::size_t row, int here, double critical,
             Conformity& found) {
  const auto there = table.number(row, "stop_if_tox_ge");
  const std::string what = fmt::format("{} n {}", table.text(row, "id"), table.text(row, "n"));
  if (!there || *there != here) {
    found.identical(table.line(row), fmt::to_string(here), table.text(row, "stop_if_tox_ge"),
                    what + ": stop at");
    return;
  }
  const auto cval = table.number(row, "cval");
  if (!cval) return found.fail(table.line(row), what + ": no critical value");
  found.compare(table.line(row), std::abs(critical - *cval), tolerance(table.text(row, "type")),
                what + ": critical value");
}

void check(const ReferenceTable& table, Conformity& found) {
  for (const auto& [id, scenario] : boundary_scenarios(table)) {
    const auto boundary = boundary_of(scenario);
    for (std::size_t look = 0; look < scenario.rows.size(); ++look) {
      const std::size_t row = scenario.rows[look];
      if (!boundary) {
        found.fail(table.line(row), id + ": " + core::to_text(boundary.error()));
      } else {
        compare(table, row, boundary->stop_at[look], boundary->critical, found);
      }
    }
  }
}

}  // namespace

extern const ConformEntry stopping_boundaries_entry{
    "safety stopping boundaries, identical; their critical values, 1e-5", boundary_columns, &check};

}  // namespace caudata::io
