// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "report/decision_tables.hpp"

namespace caudata::io {

/// design, part, dose, patients, dlt, decision, rule: one row per cell of every table.
std::string decision_tables_csv(const std::vector<report::DecisionTable>& tables);

/// decision-tables.html, decision-tables.csv and decisions-<k>.svg in this folder.
core::Result<std::filesystem::path> write_decision_tables(
    const std::filesystem::path& folder, const std::vector<report::DecisionTable>& tables,
    const trial::Comparison& comparison, const std::string& command);

}  // namespace caudata::io
