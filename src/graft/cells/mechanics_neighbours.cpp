// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>
#include <vector>

#include "core/contract.hpp"
#include "graft/cells/mechanics.hpp"

namespace caudata::graft {
namespace {

constexpr double neighbours_edge_slack = 16;  // [quanta]: more than rounding can lose

/// Whole units, rounded down.
std::uint16_t radius_then(float radius, double unit) {
  return static_cast<std::uint16_t>(std::clamp(static_cast<double>(radius) / unit, 0.0, 65535.0));
}

}  // namespace

double Mechanics::widest_radius(core::Team& team) const {
  const auto spheres = std::as_const(cells_).spheres();
  std::vector<float> widest(blocks(spheres.size()), 0.0f);
  team.for_each_block(widest.size(), [&](std::size_t b, unsigned) {
    const std::size_t first = b * block_cells;
    float most = 0;
    for (const Sphere& s : spheres.subspan(first, std::min(block_cells, spheres.size() - first)))
      most = std::max(most, s.radius);
    widest[b] = most;
  });
  float most = 0;
  for (const float w : widest) most = std::max(most, w);
  return double{most};
}

bool Mechanics::skin_is_used_up(core::Team& team) const {
  const auto spheres = std::as_const(cells_).spheres();
  const auto since = since_.as<const Since>();
  std::vector<std::uint8_t> worn(blocks(spheres.size()), 0);
  team.for_each_block(worn.size(), [&](std::size_t b, unsigned) {
    const std::size_t last = std::min(spheres.size(), (b + 1) * block_cells);
    for (std::size_t i = b * block_cells; i < last && worn[b] == 0; ++i)
      if (used_up(since[i], spheres[i].radius)) worn[b] = 1;
  });
  return std::find(worn.begin(), worn.end(), 1) != worn.end();
}

void Mechanics::forget_neighbours() {
  for (Column* column : {&entries_, &since_, &push_x_, &push_y_, &push_z_}) column->release();
  grid_.release();
  lists_.release();
  shape_ = ~std::uint64_t{0};
}

void Mechanics::sort_cells(core::Team& team) {
  const double widest = widest_radius(team);
  EXPECTS(pair_.shape == PairShape::quadratic || widest <= 64);
  const double reach =
      quanta_per_um * (2 * pair_.reach * widest + options_.skin) + neighbours_edge_slack;
  Column room(1, memory_);
  room.make_room(RowGrid::workspace_bytes(cells_));
  grid_.sort(cells_, static_cast<std::int64_t>(reach), room.data(), team);
}

void Mechanics::list_neighbours_of_all(core::Team& team) {
  entries_.make_room(lists_.workspace_bytes(cells_.capacity()));
  lists_.build(law_, options_.skin, grid_, std::as_const(cells_).spheres(), cells_.capacity(),
               entries_.data(), team);
}

bool Mechanics::find_neighbours(core::Team& team) {
  const bool grown = std::exchange(growth_, cells_.growth()) != cells_.growth();
  if (shape_ == cells_.shape() && !worn_ && !(grown && skin_is_used_up(team))) return false;
  const std::size_t n = cells_.size();
  for (Column* column : {&since_, &push_x_, &push_y_, &push_z_}) {
    column->reserve(cells_.capacity());
    column->make_room(n);
  }
  entries_.release();
  sort_cells(team);
  if (options_.mode == NeighbourMode::lists) list_neighbours_of_all(team);
  const auto spheres = std::as_const(cells_).spheres();
  const auto since = since_.as<Since>();
  team.for_each_block(blocks(n), [&](std::size_t b, unsigned) {
    for (std::size_t i = b * block_cells; i < std::min(n, (b + 1) * block_cells); ++i)
      since[i] = {0, 0, 0, radius_then(spheres[i].radius, radius_unit)};
  });
  shape_ = cells_.shape();
  worn_ = false;
  ++times_sorted_;
  return true;
}

}  // namespace caudata::graft
