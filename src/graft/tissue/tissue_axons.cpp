// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "graft/tissue/cord_terrain.hpp"
#include "graft/tissue/tissue.hpp"
#include "graft/tissue/tissue_numerics.hpp"

/// Neurons of the cord and their axons.
namespace caudata::graft {

void Tissue::note_neurons(std::span<const Slot> neurons) {
  if (neurons.empty()) return;
  neurons_ += neurons.size();
  if (!site_.rules[CellRule::extend]) return;
  std::vector<AxonNeuron> some;
  for (const Slot i : neurons) {
    const auto at = canal_position(std::as_const(cells_).spheres()[i]);
    some.push_back(
        {std::as_const(cells_).ids()[i],
         {static_cast<float>(at[0]), static_cast<float>(at[1]), static_cast<float>(at[2])},
         days()});
  }
  std::ranges::sort(some, {}, &AxonNeuron::id);
  const std::uint64_t followed = forest_.count(days()).axons, most = TissueNumerics::most_axons;
  some.resize(std::min<std::uint64_t>(some.size(), most - std::min(followed, most)));
  if (!some.empty()) forest_.plant(some);
}

void Tissue::grow_axons() {
  const Terrain terrain = cord_terrain(surface_, p_.supply.grey_share, lesion());
  forest_.grow({number_ / 24 - 1, days() - 1, 1}, terrain, team_);
}

}  // namespace caudata::graft
