// SPDX-License-Identifier: Apache-2.0
#include "evidence/stored_validation.hpp"

namespace caudata::evidence {

Verdict verdict(const ScoredTarget& target) {
  if (!target.predicted) return Verdict::not_judged;
  return target.within_tolerance ? Verdict::passed : Verdict::failed;
}

Coverage coverage(const StoredValidation& stored, std::optional<Split> split) {
  Coverage c;
  for (const ScoredTarget& t : stored.targets) {
    if (split && t.split != name(*split)) continue;
    ++c.targets;
    c.predicted += t.predicted ? 1 : 0;
    c.inside_90 += t.inside_90 ? 1 : 0;
    c.within_tolerance += t.within_tolerance ? 1 : 0;
  }
  return c;
}

}  // namespace caudata::evidence
