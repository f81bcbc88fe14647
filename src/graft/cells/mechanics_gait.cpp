// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <atomic>
#include <utility>
#include <vector>

#include "core/contract.hpp"
#include "graft/cells/mechanics.hpp"
#include "graft/cells/segment_walker.hpp"

namespace caudata::graft {
namespace {

double gait_squared(std::int32_t x, std::int32_t y, std::int32_t z) {
  const double a = x, b = y, c = z;
  return (a * a + b * b) + c * c;
}

bool within_reach(const PairConstants& law, const Sphere& a, const Sphere& b) {
  const double reach = double{law.reach} * (double{a.radius} + double{b.radius}) * quanta_per_um;
  const double x = double{static_cast<double>(a.x) - b.x}, y = static_cast<double>(a.y) - b.y,
               z = static_cast<double>(a.z) - b.z;
  return (x * x + y * y) + z * z < reach * reach;
}

/// wakes(kinds[j]) for every sleeper within reach of `slot`; returns how many were woken here.
template <class Asleep>
std::size_t wake_within_reach(const PairConstants& law, const RowGrid& grid,
                              std::span<const Sphere> spheres, std::span<CellKind> kinds, Slot slot,
                              const Asleep& asleep) {
  SegmentWalker walker(grid, slot, slot + 1);
  Segment segment;
  std::size_t woken = 0;
  walker.next(segment);
  for (const Segment::Run& run : segment.runs)
    for (Slot j = run.first; j < run.last; ++j) {
      // Several may wake one cell at the same time, to the same effect.
      const std::atomic_ref<std::uint8_t> quiet(kinds[j].quiet);
      if (!asleep(quiet.load(std::memory_order_relaxed))) continue;
      if (!within_reach(law, spheres[slot], spheres[j])) continue;
      if (asleep(quiet.exchange(0, std::memory_order_relaxed))) ++woken;
    }
  return woken;
}

}  // namespace

Mechanics::Gait Mechanics::gait(core::Team& team) {
  const std::size_t n = cells_.size();
  const PushColumns sums = columns();
  const auto kinds = cells_.kinds();
  const double rest = options_.rest_speed / law_.unit;
  std::vector<Gait> gaits(blocks(n));
  team.for_each_block(gaits.size(), [&](std::size_t b, unsigned) {
    Gait g;
    for (std::size_t i = b * block_cells; i < std::min(n, (b + 1) * block_cells); ++i) {
      const double speed = gait_squared(sums.x[i], sums.y[i], sums.z[i]);
      g.fastest_squared = std::max(g.fastest_squared, speed);
      if (!sleeps() || asleep(kinds[i])) continue;
      ++g.awake;
      kinds[i].quiet =
          speed >= rest * rest ? std::uint8_t{0} : static_cast<std::uint8_t>(kinds[i].quiet + 1);
    }
    gaits[b] = g;
  });
  Gait all;
  for (const Gait& g : gaits) {
    all.fastest_squared = std::max(all.fastest_squared, g.fastest_squared);
    all.awake += g.awake;
  }
  if (!sleeps()) all.awake = n;
  if (all.awake < n) all.woken = wake_near_fast_cells(rest * rest, team);
  return all;
}

std::size_t Mechanics::wake_near_fast_cells(double rest_squared, core::Team& team) {
  const std::size_t n = cells_.size();
  const PushColumns sums = columns();
  const auto spheres = std::as_const(cells_).spheres();
  std::vector<std::size_t> woken(blocks(n), 0);
  const auto is_asleep = [&](std::uint8_t quiet) { return quiet >= options_.rest_steps; };
  team.for_each_block(woken.size(), [&](std::size_t b, unsigned) {
    for (std::size_t i = b * block_cells; i < std::min(n, (b + 1) * block_cells); ++i)
      if (gait_squared(sums.x[i], sums.y[i], sums.z[i]) >= rest_squared)
        woken[b] += wake_within_reach(law_, grid_, spheres, cells_.kinds(), static_cast<Slot>(i),
                                      is_asleep);
  });
  std::size_t all = 0;
  for (const std::size_t w : woken) all += w;
  return all;
}

void Mechanics::wake_around(Slot slot) {
  EXPECTS(shape_ == cells_.shape());
  cells_.kinds()[slot].quiet = 0;
  wake_within_reach(law_, grid_, std::as_const(cells_).spheres(), cells_.kinds(), slot,
                    [&](std::uint8_t quiet) { return quiet >= options_.rest_steps; });
}

void Mechanics::wake_near(std::span<const Sphere> places, core::Team& team) {
  if (!sleeps() || cells_.size() == 0 || places.empty()) return;
  find_neighbours(team);
  const auto spheres = std::as_const(cells_).spheres();
  const auto kinds = cells_.kinds();
  for (const Sphere& place : places)
    for (const RowGrid::Run& run : grid_.around(place))
      for (Slot j = run.first; j < run.last; ++j)
        if (asleep(kinds[j]) && within_reach(law_, place, spheres[j])) kinds[j].quiet = 0;
}

}  // namespace caudata::graft
