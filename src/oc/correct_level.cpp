// SPDX-License-Identifier: Apache-2.0
#include "oc/correct_level.hpp"

#include <algorithm>

namespace caudata::oc {
namespace {

/// The number of lowest doses of the part that are tolerated, given those of the parts before.
std::size_t tolerated_doses(std::span<const trial::Part> parts, std::size_t part,
                            const std::vector<double>& p, double tolerated,
                            const std::vector<std::size_t>& before) {
  std::size_t count = 0;
  const trial::Part& here = parts[part];
  for (; count < here.doses.size() && p[count] <= tolerated; ++count) {
    if (!here.gate) continue;
    const auto gating = std::ranges::find(parts, here.gate->part, &trial::Part::name);
    const auto at = static_cast<std::size_t>(gating - parts.begin());
    const auto namesake = std::ranges::find(gating->doses, here.doses[count]);
    if (static_cast<std::size_t>(namesake - gating->doses.begin()) >= before[at]) break;
  }
  return count;
}

}  // namespace

std::optional<design::DoseLevel> correct_level(std::span<const trial::Part> parts,
                                               const Truth& truth, double tolerated) {
  std::vector<std::size_t> counts;
  std::optional<design::DoseLevel> level;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    counts.push_back(tolerated_doses(parts, part, truth.p[part], tolerated, counts));
    if (counts.back() > 0)
      level = {static_cast<std::uint8_t>(part), static_cast<std::uint8_t>(counts.back() - 1)};
  }
  return level;
}

}  // namespace caudata::oc
