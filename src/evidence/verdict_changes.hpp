// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "evidence/stored_validation.hpp"
#include "evidence/verdict.hpp"

namespace caudata::evidence {

/// A target whose verdict is another than the stored one.
struct VerdictChange {
  std::string id;
  Verdict stored{}, now{};
};

struct VerdictChanges {
  std::size_t compared{0};  // targets that the stored validation has too
  std::vector<VerdictChange> changed;
};

/// Of the targets that have a stored row with the same id, statistic, population and observed
/// number, in the order of `targets`.
VerdictChanges verdict_changes(std::span<const Target> targets,
                               std::span<const Prediction> predictions,
                               const StoredValidation& stored);

/// A target that was met is not met now: outside its tolerance, or not judged.
bool any_lost(const VerdictChanges& changes);

}  // namespace caudata::evidence
