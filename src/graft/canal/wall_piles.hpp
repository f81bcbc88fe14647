// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "graft/rules/michaelis_pile.hpp"

namespace caudata::graft {

/// Cells at rest or adherent on each cell of a wall, as a pile; both walls, as `wall_points` has
/// them.
struct WallPiles {
  std::vector<std::uint32_t> cells;  // simulated
  std::vector<double> thickness;     // [mm]

  double thickest() const;
  /// Simulated cells below a critical level: cells lie anywhere in the thickness of their pile.
  std::uint64_t starved(const MichaelisPile& pile, double critical) const;
};

}  // namespace caudata::graft
