// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "graft/cells/mechanics.hpp"

namespace caudata::graft {

void Mechanics::push_block(std::size_t b, PushColumns sums) {
  constexpr std::size_t lanes = NeighbourLists::lanes;
  const auto spheres = std::as_const(cells_).spheres();
  const auto kinds = std::as_const(cells_).kinds();
  const std::size_t last = std::min(spheres.size(), (b + 1) * block_cells);
  for (std::size_t first = b * block_cells; first < last; first += lanes) {
    const std::size_t end = std::min(last, first + lanes);
    std::size_t sleepers = 0;
    if (sleeps())
      for (std::size_t i = first; i < end; ++i) sleepers += asleep(kinds[i]) ? 1u : 0u;
    if (sleepers < end - first) {
      const std::size_t block = first / lanes;
      if (options_.mode == NeighbourMode::grid)
        pushes_from_grid(law_, grid_, spheres, static_cast<Slot>(first), static_cast<Slot>(end),
                         sums);
      else if (lists_.has_list(block))
        pushes_from_list(law_, spheres, lists_.block(block), lists_.entries(block), first, sums);
      else
        pushes_from_candidates(law_, grid_, spheres, static_cast<Slot>(first),
                               static_cast<Slot>(end), sums);
      if (wall_) add_wall(first, end, sums);
    }
    if (sleepers == 0) continue;
    for (std::size_t i = first; i < end; ++i)
      if (asleep(kinds[i])) sums.x[i] = sums.y[i] = sums.z[i] = 0;
  }
}

void Mechanics::add_wall(std::size_t first, std::size_t last, PushColumns sums) const {
  constexpr float deepest = 4;  // overlap from which on a wall pushes no harder
  std::array<float, NeighbourLists::lanes> distance{};
  std::array<std::array<float, 3>, NeighbourLists::lanes> away{};
  const auto spheres = std::as_const(cells_).spheres().subspan(first, last - first);
  const auto kinds = std::as_const(cells_).kinds().subspan(first, last - first);
  wall_.sample(spheres, kinds, {distance.data(), spheres.size()}, {away.data(), spheres.size()});
  for (std::size_t k = 0; k < spheres.size(); ++k) {
    const float radius = spheres[k].radius;
    if (!(distance[k] < radius)) continue;
    const float overlap = std::min(1.0f - distance[k] / radius, deepest);
    const float strength =
        law_.shape == PairShape::quadratic
            ? law_.repulsion * (overlap * overlap)
            : law_.repulsion * (2 * radius * static_cast<float>(quanta_per_um)) * overlap;
    sums.x[first + k] += nearest_whole(double{strength * away[k][0]});
    sums.y[first + k] += nearest_whole(double{strength * away[k][1]});
    sums.z[first + k] += nearest_whole(double{strength * away[k][2]});
  }
}

void Mechanics::compute_pushes(core::Team& team) {
  const PushColumns sums = columns();
  if (options_.mode == NeighbourMode::grid && !sleeps() && !wall_) {
    const auto spheres = std::as_const(cells_).spheres();
    team.for_each_block(blocks(spheres.size()), [&](std::size_t b, unsigned) {
      const std::size_t last = std::min(spheres.size(), (b + 1) * block_cells);
      pushes_from_grid(law_, grid_, spheres, static_cast<Slot>(b * block_cells),
                       static_cast<Slot>(last), sums);
    });
    return;
  }
  team.for_each_block(blocks(cells_.size()), [&](std::size_t b, unsigned) { push_block(b, sums); });
}

PushColumns Mechanics::pushes(core::Team& team) {
  find_neighbours(team);
  compute_pushes(team);
  return columns();
}

}  // namespace caudata::graft
