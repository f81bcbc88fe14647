// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "core/result.hpp"
#include "design/decision_table.hpp"
#include "report/decision_flows.hpp"
#include "report/document.hpp"
#include "trial/comparison.hpp"

namespace caudata::report {

/// The decision table of a design at one dose of one part.
struct DecisionTable {
  std::string design, part, dose;
  std::vector<std::string> doses;  // of the part
  int at{0};
  std::vector<design::DoseDecision> cells;
};

/// Every dose of every part of every design that decides on tallies alone and weighs no responses.
core::Result<std::vector<DecisionTable>> decision_tables(const trial::Comparison& comparison);

/// The flows and tables as a page, design by design: a picture for each, its numbers as a table.
Document compose(const std::vector<DecisionTable>& tables, const std::vector<DecisionFlow>& flows,
                 const trial::Comparison& comparison, const std::string& command);

}  // namespace caudata::report
