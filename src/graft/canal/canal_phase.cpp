// SPDX-License-Identifier: Apache-2.0
#include "graft/canal/canal_phase.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace caudata::graft {
namespace {

/// From a time after the last dose on: the longest step of suspended cells, the step of bedload.
struct PhasePace {
  std::uint64_t from;  // [ticks]
  double carry;        // [s]
  std::uint64_t step;  // [ticks]
};
constexpr PhasePace phase_paces[] = {
    {0, 0.25, 40}, {240, 1, 40}, {2400, 2.5, 40}, {14400, 10, 240}};

}  // namespace

CanalStep canal_step(std::uint64_t ticks_since_dose, double limit) {
  PhasePace pace = phase_paces[0];
  for (const PhasePace& later : phase_paces) {
    if (ticks_since_dose >= later.from) pace = later;
  }
  const double seconds = static_cast<double>(pace.step) * seconds_per_tick;
  return {pace.step, static_cast<std::uint32_t>(std::ceil(seconds / std::min(pace.carry, limit)))};
}

double carry_limit(const DriftField& field, const std::vector<double>& cells) {
  constexpr double least = 0.05, never = 1e6;  // [s]
  double gap = 0;
  for (std::size_t i = 0; i < field.section.size(); i += 2)
    gap += static_cast<double>(field.section[i + 1]);
  gap /= static_cast<double>(field.section.size() / 2);
  const double two_cells = 2 * static_cast<double>(field.length) / field.nx;
  const std::size_t row_floats = field.flow.size() / static_cast<std::size_t>(field.nx + 2);

  std::vector<std::pair<double, double>> rows;  // longest step, cells
  double all = 0;
  for (std::size_t row = 0; row < cells.size(); ++row) {
    if (cells[row] <= 0) continue;
    double drift = 0;
    for (std::size_t i = row * row_floats; i < (row + 2) * row_floats; i += 2)
      drift = std::max(drift, std::abs(static_cast<double>(field.flow[i])));
    const double mixing =
        static_cast<double>(std::max(field.along[2 * row], field.along[2 * row + 2]));
    const double by_kick = mixing > 0 ? gap * gap / 18 / mixing : never;
    rows.emplace_back(std::min(by_kick, drift > 0 ? two_cells / drift : never), cells[row]);
    all += cells[row];
  }
  std::sort(rows.begin(), rows.end());
  double passed = 0;
  for (const auto& [limit, here] : rows) {
    if ((passed += here) > all / 1000) return std::max(limit, least);
  }
  return never;
}

std::uint64_t tick_of(double hour) {
  return static_cast<std::uint64_t>(std::ceil(hour * static_cast<double>(ticks_per_hour)));
}

CanalCourse::Phase::Phase(const PosturedCanal& canal, const std::vector<float>& roots,
                          const std::array<float, surfaces>& adhere)
    : posture(canal.posture),
      down{static_cast<float>(canal.down.caudal), static_cast<float>(canal.down.left),
           static_cast<float>(canal.down.dorsal)},
      grid(canal.grid),
      field(canal.grid, roots),
      walls(wall_points(field, adhere)) {}

}  // namespace caudata::graft
