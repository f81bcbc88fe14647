// SPDX-License-Identifier: Apache-2.0
#include "graft/canal/wall_piles.hpp"

#include <algorithm>

namespace caudata::graft {

double WallPiles::thickest() const {
  return thickness.empty() ? 0 : *std::max_element(thickness.begin(), thickness.end());
}

std::uint64_t WallPiles::starved(const MichaelisPile& pile, double critical) const {
  double sum = 0;
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (cells[i] > 0) sum += cells[i] * pile.starved(thickness[i], critical);
  return static_cast<std::uint64_t>(sum);
}

}  // namespace caudata::graft
