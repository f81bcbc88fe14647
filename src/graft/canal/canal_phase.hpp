// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "graft/canal/canal_course.hpp"

/// Inner parts of CanalCourse.
namespace caudata::graft {

inline constexpr double seconds_per_tick = 0.25;
inline constexpr std::uint64_t ticks_per_hour = 14400;
inline constexpr std::size_t canal_block = 16384;  // cells that stay in the cache for a long step

/// A step of the bedload, and the steps of the suspended cells within it.
struct CanalStep {
  std::uint64_t ticks;
  std::uint32_t carries;
};

/// Short while a bolus spreads, long later; `limit` [s] keeps a kick within a quarter of the gap
/// and the drift within two cells of the grid.
CanalStep canal_step(std::uint64_t ticks_since_dose, double limit);
double carry_limit(const DriftField& field);

/// The tick at or after an hour.
std::uint64_t tick_of(double hour);

struct CanalCourse::Phase {
  anatomy::Posture posture;
  std::array<float, 3> down;
  const anatomy::CanalGrid& grid;
  DriftField field;
  std::vector<WallPoint> walls;
  double limit;

  Phase(const PosturedCanal& canal, const std::vector<float>& roots,
        const std::array<float, surfaces>& adhere);
};

}  // namespace caudata::graft
