// SPDX-License-Identifier: Apache-2.0
#include "oc/no_expansion.hpp"

namespace caudata::oc {

bool cleared_without_expansion(const design::Escalation& escalation, const design::Tallies& tallies,
                               const design::Conclusion& conclusion) {
  const std::size_t last = escalation.ladder().parts.size() - 1;
  const design::DoseLevel top{static_cast<std::uint8_t>(last),
                              static_cast<std::uint8_t>(escalation.ladder().doses(last) - 1)};
  if (conclusion != design::Conclusion{design::ConclusionKind::maximum_administered, top}) {
    return false;
  }
  for (std::size_t part = 0; part <= last; ++part) {
    for (const design::Tally& tally : tallies.at[part]) {
      if (tally.evaluable > escalation.cohort_size(part)) return false;
    }
  }
  return true;
}

}  // namespace caudata::oc
