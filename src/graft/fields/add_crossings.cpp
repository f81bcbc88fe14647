// SPDX-License-Identifier: Apache-2.0
#include "graft/fields/diffuse_lines.hpp"

namespace caudata::graft {
namespace {

bool crossings_diffuse(const LineLaw& law, std::uint8_t medium) {
  return medium < medium_count && law.diffuses[medium];
}

}  // namespace

// Flux is positive from the upper row to the lower. Where a closed voxel meets a diffusing one it
// is zero.
void add_crossings(const LineLaw& law, const std::uint8_t* lower, const std::uint8_t* upper,
                   std::span<const float> flux, LineCrossings& crossings) {
  for (std::size_t lane = 0; lane < flux.size(); ++lane) {
    const double amount = static_cast<double>(flux[lane]);
    const bool from = upper != nullptr && crossings_diffuse(law, upper[lane]);
    const bool to = lower != nullptr && crossings_diffuse(law, lower[lane]);
    if (from == to) continue;
    if (to) {
      Crossing& crossing =
          upper == nullptr ? crossings.end[1] : crossings.medium[upper[lane] % medium_count];
      crossing.add(amount);
    } else {
      Crossing& crossing =
          lower == nullptr ? crossings.end[0] : crossings.medium[lower[lane] % medium_count];
      crossing.add(-amount);
    }
  }
}

}  // namespace caudata::graft
