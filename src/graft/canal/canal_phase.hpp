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

/// Short while a bolus spreads, long later, at most `limit` [s] for the suspended cells.
CanalStep canal_step(std::uint64_t ticks_since_dose, double limit);

/// The longest step [s] that keeps a kick within a third of the mean gap and the drift within two
/// cells of the grid where all but one in a thousand cells are; `cells` by row of voxels (nx + 1).
double carry_limit(const DriftField& field, const std::vector<double>& cells);

/// At rest or adherent on a wall, not on a rootlet within the gap.
constexpr bool lies_on_wall(std::uint32_t depth) {
  if (motion_of(depth) != Motion::bedload && motion_of(depth) != Motion::adherent) return false;
  if (surface_of(depth) != Surface::root) return true;
  return motion_of(depth) == Motion::bedload ? depth >> 8 == 0 : (depth >> 8 & 0xff) == 0;
}

/// The tick at or after an hour.
std::uint64_t tick_of(double hour);

struct CanalCourse::Phase {
  anatomy::Posture posture;
  std::array<float, 3> down;
  const anatomy::CanalGrid& grid;
  DriftField field;
  std::vector<WallPoint> walls;

  Phase(const PosturedCanal& canal, const std::vector<float>& roots,
        const std::array<float, surfaces>& adhere);
};

}  // namespace caudata::graft
