// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>
#include <vector>

#include "graft/cells/mechanics.hpp"

namespace caudata::graft {
namespace {

std::int16_t saturated(std::int32_t value) {
  return static_cast<std::int16_t>(std::clamp(value, -32767, 32767));
}

double moved_squared(std::int32_t x, std::int32_t y, std::int32_t z) {
  const double a = x, b = y, c = z;
  return (a * a + b * b) + c * c;
}

}  // namespace

bool Mechanics::used_up(const Since& since, float radius) const {
  // Most cells have not grown: whole numbers then.
  const double grown = double{radius} - (since.radius + 1) * radius_unit;
  if (grown <= 0) {
    const auto part = [](std::int16_t v) { return static_cast<std::uint32_t>(v * v); };
    return part(since.x) + part(since.y) + part(since.z) > skin_squared_;
  }
  const double left = quanta_per_um * (options_.skin / 2 - pair_.reach * grown);
  return left < 0 || moved_squared(since.x, since.y, since.z) > left * left;
}

void Mechanics::move_block(std::size_t first, std::size_t last, double minutes, bool& worn) {
  const PushColumns sums = columns();
  const auto spheres = cells_.moving_spheres();
  const auto since = since_.as<Since>();
  const bool euler_start = !started_ && options_.integrator == Integrator::adams_bashforth;
  const double quanta = minutes * law_.unit * quanta_per_um;
  const auto previous = second_order() ? cells_[previous_] : std::span<PairPush>{};
  const auto kinds = std::as_const(cells_).kinds();
  for (std::size_t i = first; i < last; ++i) {
    if (asleep(kinds[i])) continue;
    double x = sums.x[i], y = sums.y[i], z = sums.z[i];
    if (second_order()) {
      const PairPush now{sums.x[i], sums.y[i], sums.z[i]};
      const PairPush last_time = std::exchange(previous[i], now);
      const PairPush before = euler_start ? now : last_time;
      x = 1.5 * x - 0.5 * before.x;
      y = 1.5 * y - 0.5 * before.y;
      z = 1.5 * z - 0.5 * before.z;
    }
    const std::int32_t dx = nearest_whole(x * quanta), dy = nearest_whole(y * quanta),
                       dz = nearest_whole(z * quanta);
    Sphere& s = spheres[i];
    s.x += dx;
    s.y += dy;
    s.z += dz;
    Since& w = since[i];
    w = {saturated(w.x + dx), saturated(w.y + dy), saturated(w.z + dz), w.radius};
    worn = worn || used_up(w, s.radius);
  }
}

void Mechanics::move(double minutes, core::Team& team) {
  const std::size_t n = cells_.size();
  std::vector<std::uint8_t> worn(blocks(n), 0);
  team.for_each_block(worn.size(), [&](std::size_t b, unsigned) {
    bool any = false;
    move_block(b * block_cells, std::min(n, (b + 1) * block_cells), minutes, any);
    worn[b] = any ? 1 : 0;
  });
  started_ = true;
  worn_ = worn_ || std::find(worn.begin(), worn.end(), 1) != worn.end();
}

}  // namespace caudata::graft
