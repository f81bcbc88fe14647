// SPDX-License-Identifier: Apache-2.0
#include "report/decision/tree.hpp"

#include <fmt/format.h>

#include "oc/pathways.hpp"

namespace caudata::report {
namespace {

class Grower {
 public:
  Grower(const oc::Pathways& pathways, const design::DoseLadder& ladder, std::size_t most)
      : pathways_(pathways), ladder_(ladder), left_(most) {}

  TreeNode grow(std::uint32_t index, std::string outcome) {
    const oc::PathwayNode& node = pathways_.nodes[index];
    TreeNode out{std::move(outcome), in_short(node.decision, ladder_), {}};
    for (const oc::PathwayStep& step : node.steps) {
      if (left_ == 0) {
        out.children.push_back({"", "more is not shown", {}});
        break;
      }
      --left_;
      out.children.push_back(grow(step.to, words(step.outcome)));
    }
    return out;
  }

 private:
  std::string words(const design::Tally& outcome) const {
    const std::string text = fmt::format("{} of {} with a DLT", outcome.dlt, outcome.evaluable);
    if (pathways_.observed == oc::Observed::dlt) return text;
    const std::string responses = fmt::format("{}, {} with a response", text, outcome.response);
    if (pathways_.observed == oc::Observed::margins) return responses;
    return fmt::format("{}, {} with both", responses, outcome.both);
  }

  const oc::Pathways& pathways_;
  const design::DoseLadder& ladder_;
  std::size_t left_;
};

void append(std::string& text, const TreeNode& node, int depth) {
  const std::string before = node.outcome.empty() ? "" : node.outcome + ": ";
  text += fmt::format("{:{}}{}{}\n", "", 2 * depth + 2, before, node.decision);
  for (const TreeNode& child : node.children) append(text, child, depth + 1);
}

}  // namespace

TreeNode decision_tree(const DecisionCase& about, int cohorts, std::size_t most) {
  const design::Escalation& escalation = about.rule.escalation;
  const design::Decision plan = about.advice.afterwards.value_or(about.advice.decision);
  TreeNode root{"", in_short(plan, about.ladder()), {}};
  if (about.advice.next_cohort.empty() || !escalation.decides_on_tallies()) return root;
  const oc::Pathways pathways = oc::pathways(escalation, about.standing.record.tallies, cohorts);
  return Grower(pathways, about.ladder(), most).grow(0, "");
}

std::string tree_text(const TreeNode& root) {
  std::string text;
  append(text, root, 0);
  return text;
}

}  // namespace caudata::report
