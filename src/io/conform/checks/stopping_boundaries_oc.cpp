// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "io/conform/boundary_scenarios.hpp"
#include "io/conform/entry.hpp"

// Exact characteristics of safety boundaries. A row names the boundary by its id alone; looks and
// parameters stand in a table of boundaries in the same folder, the boundary itself is computed
// here.
namespace caudata::io {
namespace {

namespace fs = std::filesystem;

constexpr double tolerance = 1e-6;

bool has_boundaries(const ReferenceTable& table) {
  return std::ranges::all_of(boundary_columns,
                             [&](std::string_view column) { return table.has(column); });
}

/// The scenarios of every table of boundaries beside `file`, tables in order of their names.
std::map<std::string, BoundaryScenario> scenarios_beside(const std::string& file) {
  const fs::path folder = fs::path(file).parent_path();
  std::vector<fs::path> files;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder.empty() ? "." : folder, none)) {
    if (entry.path().extension() == ".csv") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  std::map<std::string, BoundaryScenario> all;
  for (const fs::path& path : files) {
    std::ifstream in(path);
    const auto table = read_reference_table(in, path.string());
    if (table && has_boundaries(*table)) all.merge(boundary_scenarios(*table));
  }
  return all;
}

void compare(const ReferenceTable& table, std::size_t row, const design::SafetyBoundary& boundary,
             Conformity& found) {
  const auto rate = table.number(row, "p");
  const auto stops = table.number(row, "reject_prob");
  const auto events = table.number(row, "expected_tox");
  if (!rate || !stops || !events) return found.fail(table.line(row), "a number is missing");
  const auto here = design::characteristics(boundary, *rate);
  const double off =
      std::max(std::abs(here.stop_probability - *stops), std::abs(here.expected_events - *events));
  found.compare(table.line(row), off, tolerance,
                fmt::format("{} p {}: stop {:.12g}, events {:.12g} here", table.text(row, "id"),
                            *rate, here.stop_probability, here.expected_events));
}

/// The boundary of a row: the scenario beside it, if it was asked the same.
core::Result<design::SafetyBoundary> boundary_for(
    const ReferenceTable& table, std::size_t row,
    const std::map<std::string, BoundaryScenario>& known) {
  const auto scenario = known.find(table.text(row, "id"));
  const bool same = scenario != known.end() && scenario->second.type == table.text(row, "type") &&
                    scenario->second.plan.tolerated_rate == table.number(row, "p0") &&
                    scenario->second.plan.alpha == table.number(row, "alpha");
  if (same) return boundary_of(scenario->second);
  return core::failure({core::Severity::error,
                        "conform.boundary",
                        {},
                        "no table in this folder has the looks of this boundary",
                        "",
                        ""});
}

void check(const ReferenceTable& table, Conformity& found) {
  const auto known = scenarios_beside(table.file());
  std::map<std::string, core::Result<design::SafetyBoundary>> boundaries;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string key = table.key(row, {"id", "type", "p0", "alpha"});
    auto at = boundaries.find(key);
    if (at == boundaries.end()) {
      at = boundaries.emplace(key, boundary_for(table, row, known)).first;
    }
    if (at->second) {
      compare(table, row, *at->second, found);
    } else {
      found.fail(table.line(row), table.text(row, "id") + ": " + core::to_text(at->second.error()));
    }
  }
}

constexpr std::array<std::string_view, 7> columns{"id", "type",        "p0",          "alpha",
                                                  "p",  "reject_prob", "expected_tox"};

}  // namespace

extern const ConformEntry stopping_boundaries_oc_entry{
    "exact characteristics of safety stopping boundaries, 1e-6", columns, &check};

}  // namespace caudata::io
