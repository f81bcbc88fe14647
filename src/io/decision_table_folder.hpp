// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "report/decision_tables.hpp"

namespace caudata::io {

/// What a design decides on which counts: its tables, and the flow from cohort to cohort.
struct DecisionPictures {
  std::vector<report::DecisionTable> tables;
  std::vector<report::DecisionFlow> flows;
};

/// design, part, dose, patients, dlt, decision, rule: one row per cell of every table.
std::string decision_tables_csv(const std::vector<report::DecisionTable>& tables);

/// design, part, dose, cohorts, patients, dlt_from, dlt_to, last_cohort_dlt, decision, rule: one
/// row per box of every flow.
std::string decision_flows_csv(const std::vector<report::DecisionFlow>& flows);

/// decision-tables.html, decision-tables.csv, decision-flows.csv, decisions-<k>.svg and
/// flow-<k>.svg in this folder.
core::Result<std::filesystem::path> write_decision_tables(const std::filesystem::path& folder,
                                                          const DecisionPictures& pictures,
                                                          const trial::Comparison& comparison,
                                                          const std::string& command);

}  // namespace caudata::io
