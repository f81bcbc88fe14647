// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "report/decision/words.hpp"

namespace caudata::report {

/// A node of the dose-transition pathways: what came out, what the design does then.
struct TreeNode {
  std::string outcome;   // "1 of 3"; empty for the root
  std::string decision;  // "treat 3 at SAD L"
  std::vector<TreeNode> children;
};

/// The next `cohorts` cohorts. Empty children of the root: the decision treats nobody, is not about
/// a new cohort, or the design needs follow-up times. Ends early at `most` nodes, and says so.
TreeNode decision_tree(const DecisionCase& about, int cohorts, std::size_t most = 400);

/// A line a node, indented.
std::string tree_text(const TreeNode& root);

}  // namespace caudata::report
