// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "design/safety_boundary.hpp"
#include "io/conform/reference_table.hpp"

namespace caudata::io {

/// The columns of a table of safety boundaries: a scenario is a run of rows with the same id, one
/// row per look.
inline constexpr std::array<std::string_view, 8> boundary_columns{
    "id", "type", "p0", "alpha", "param", "cval", "n", "stop_if_tox_ge"};

/// A rule as the reference names it, and what it was asked.
struct BoundaryScenario {
  std::string type;  // Pocock, OBF, WT, BB, SPRT, MaxSPRT
  design::BoundaryPlan plan;
  std::vector<double> parameters;
  std::vector<std::size_t> rows;
};

/// By id. Rows without numbers are left out.
std::map<std::string, BoundaryScenario> boundary_scenarios(const ReferenceTable& table);

/// The boundary computed here. Issues: an unknown type, parameters that do not fit it, or those of
/// `safety_boundary`.
core::Result<design::SafetyBoundary> boundary_of(const BoundaryScenario& scenario);

}  // namespace caudata::io
