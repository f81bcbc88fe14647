// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "graft/graft_key.hpp"
#include "graft/particles/drift_field.hpp"
#include "graft/particles/particle.hpp"

namespace caudata::graft {

/// Everything that one step of the suspended cells depends on.
///
/// A cell is carried along its surface of equal depth by the drift, sinks with gravity and is
/// kicked by mixing, the last two in space: the radius that results is laid into the section at the
/// new place. Neglected: turning of the kick's direction within a step (second order).
struct SuspendedStep {
  const DriftField& field;
  std::span<const float> settling;    // [mm/s] by size class
  std::span<const float> hindrance;   // by voxel, 0 to 1: the share of the settling speed left
  std::array<float, 3> down;          // unit vector: caudal, left, dorsal
  std::array<float, surfaces> stick;  // [mm/s]: adhesion per area and concentration at a surface
  float dt;                           // [s]
  std::uint32_t step;                 // of the random words
  std::uint32_t time;                 // for cells that adhere now
  bool foramen_open;                  // cells leave at x = 0; otherwise they are reflected
};

/// No kick spreads further [mm]: a step sees the section of its voxel alone. Whoever chooses dt
/// keeps below it, but for single cells far from the rest.
inline constexpr float most_kick = 2.5f;

/// One step of every suspended cell of `cells`; the others stay. Vectors and, for what does not
/// fill one, the plain code: the same bits.
void move_suspended(const SuspendedStep& step, const GraftKey& key, ParticleColumns cells);

/// One by one, in plain C++.
void move_suspended_plain(const SuspendedStep& step, const GraftKey& key, ParticleColumns cells);

/// A displacement before the ends of the canal, its walls and rootlets are asked.
struct Attempt {
  std::int32_t dx;           // units of x
  std::uint32_t azimuth;     // the new word
  std::int32_t depth_units;  // may lie outside [0, depth_units)
  float uniform;             // the cell's word for what it meets
};

/// Carries an attempt out on one suspended cell: reflects it at walls that gravity does not hold it
/// to, lets it leave at the foramen, lays it on a wall or a rootlet, or sticks it there.
void meet_surfaces(const SuspendedStep& step, const Attempt& attempt, std::uint32_t& x,
                   std::uint32_t& azimuth, std::uint32_t& depth);

/// What the inner wall is made of at an axial cell.
Surface inner_surface(const DriftField& field, std::int32_t ix);

/// The sign of settling towards the outer wall at a point, the wall's slope included.
float settling_outwards(const DriftField& field, const std::array<float, 3>& down, std::uint32_t x,
                        std::uint32_t azimuth, std::uint32_t depth);

}  // namespace caudata::graft
