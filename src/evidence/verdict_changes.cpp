// SPDX-License-Identifier: Apache-2.0
#include "evidence/verdict_changes.hpp"

#include <algorithm>

#include "core/contract.hpp"

namespace caudata::evidence {
namespace {

const ScoredTarget* same_row(const StoredValidation& stored, const Target& target) {
  const auto found = std::ranges::find_if(stored.targets, [&](const ScoredTarget& t) {
    return t.id == target.id && t.statistic == target.statistic_text &&
           t.population == target.population_text && t.observed == target.observed &&
           t.n == target.n;
  });
  return found == stored.targets.end() ? nullptr : &*found;
}

}  // namespace

VerdictChanges verdict_changes(std::span<const Target> targets,
                               std::span<const Prediction> predictions,
                               const StoredValidation& stored) {
  EXPECTS(targets.size() == predictions.size());
  VerdictChanges changes;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const ScoredTarget* before = same_row(stored, targets[i]);
    if (before == nullptr) continue;
    ++changes.compared;
    const Verdict now = verdict(predictions[i]);
    if (verdict(*before) != now) changes.changed.push_back({targets[i].id, verdict(*before), now});
  }
  return changes;
}

bool any_lost(const VerdictChanges& changes) {
  return std::ranges::any_of(changes.changed, [](const VerdictChange& change) {
    return change.stored == Verdict::passed;
  });
}

}  // namespace caudata::evidence
