// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "design/any_design.hpp"
#include "report/figures/frame.hpp"

/// A decision on one ladder, said and shown the same wherever tables and diagrams have it.
namespace caudata::report {

/// "treat 3 at H", "end: MTD = L", "end: no safe dose", "wait"
std::string decision_text(const design::LadderDecision& decision,
                          const std::vector<std::string>& doses);

/// What a picture shows of a decision made at dose `at`.
struct DecisionLook {
  std::string letter, style;
  Hatch hatch{Hatch::none};
};
DecisionLook decision_look(const design::LadderDecision& decision, int at,
                           const std::vector<std::string>& doses);

/// The keys of `decision_look`.
std::vector<LegendItem> decision_legend();

/// The rule that a decision names.
std::string rule_of(const design::LadderDecision& decision);

}  // namespace caudata::report
