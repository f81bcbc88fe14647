// SPDX-License-Identifier: Apache-2.0
#include "graft/canal/canal_phase.hpp"

#include <algorithm>
#include <cmath>

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

double carry_limit(const DriftField& field) {
  double gap = 0, mixing = 0, drift = 0;
  for (std::size_t i = 0; i < field.section.size(); i += 2)
    gap += static_cast<double>(field.section[i + 1]);
  gap /= static_cast<double>(field.section.size() / 2);
  for (std::size_t i = 0; i < field.along.size(); i += 2)
    mixing = std::max(mixing, static_cast<double>(field.along[i]));
  for (std::size_t i = 0; i < field.flow.size(); i += 2)
    drift = std::max(drift, std::abs(static_cast<double>(field.flow[i])));
  constexpr double least = 0.05, never = 1e6;  // [s]
  const double by_kick = mixing > 0 ? gap * gap / 32 / mixing : never;
  const double two_cells = 2 * static_cast<double>(field.length) / field.nx;
  const double by_drift = drift > 0 ? two_cells / drift : never;
  return std::max(std::min(by_kick, by_drift), least);
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
      walls(wall_points(field, adhere)),
      limit(carry_limit(field)) {}

}  // namespace caudata::graft
