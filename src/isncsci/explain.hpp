// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "isncsci/cell.hpp"

namespace caudata::isncsci {

/// One step of the worksheet and why it came out as it did.
struct Step {
  std::string_view result;  // one of result_keys
  std::string value;        // the result as result_text.hpp writes it
  std::string_view rule;    // an anchor in docs/isncsci.md
  std::string text;
  /// Determined: what the result rests on. Not determined: the open scores and answers that can
  /// narrow it.
  std::vector<Cell> cells;
};

/// The steps of the profile `exact` in the order of the worksheet: levels, completeness, impairment
/// scale (one step per question), zones, the sums that are ND; after each result that carries a "*"
/// the reason of the "*". Precondition: every score is legal.
std::vector<Step> explain(const Exam& exam);

/// A result in words: "right sensory level". Precondition: one of result_keys.
std::string_view result_title(std::string_view result);

/// Every rule that a step may name.
std::span<const std::string_view> explanation_rules();

}  // namespace caudata::isncsci
