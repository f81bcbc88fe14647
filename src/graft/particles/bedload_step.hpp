// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "graft/graft_key.hpp"
#include "graft/particles/drift_field.hpp"
#include "graft/particles/particle.hpp"

namespace caudata::graft {

/// What a cell that lies on a wall feels there; one per cell of the wall, constant within it.
struct WallPoint {
  float shear;                              // amplitude of the stress [Pa]
  float axial_per_height, turn_per_height;  // drift over the height above the wall [1/s]
  float slope_around, slope_along;          // of the wall's radius: dR / ds, dR / dx
  float radius, gap;                        // [mm]
  float mixing;                             // [mm^2/s] of the fluid there
  float adhere;                             // [1/s]
};

/// Both walls: point 2 (ix na + ia) is of the inner one, the next of the dura. `adhere` [1/s] by
/// surface.
std::vector<WallPoint> wall_points(const DriftField& field,
                                   const std::array<float, surfaces>& adhere);

/// Surface of a cell of the wall [mm^2].
double wall_area(const DriftField& field, const WallPoint& point);

/// Everything that one step of the bedload depends on. A cell rolls if the shear at its wall
/// exceeds its critical stress: down the slope with a share of its settling speed, along with the
/// drift at its height, and at random. Meanwhile it may adhere, be lifted, or die; the hazards
/// compete, so that steps may be long. On a rootlet it lies still until it adheres, rolls off or
/// dies. Where gravity no longer holds it to its wall (after a turn) it falls off at once.
/// Suspended cells die in this step, too.
struct BedloadStep {
  const DriftField& field;
  std::span<const WallPoint> walls;
  std::span<const float> settling, critical;  // [mm/s], [Pa] by size class
  std::array<float, 3> down;
  float adhere_root;   // [1/s]
  float death;         // [1/s] of cells that are attached to nothing
  float roll;          // share of the settling speed at which a cell rolls down a slope
  float carry_height;  // [mm]: share of the drift at its height times that height
  float roll_mixing;   // share of the fluid's mixing that moves rolling cells
  float lift;          // [1/s] for each multiple of the critical stress above it
  float lift_height;   // [mm]
  float roll_off;      // [1/mm]: times the settling speed, the rate of leaving a rootlet
  float dt;            // [s]
  std::uint32_t step, time;
  bool foramen_open;
};

/// One step of every cell of `cells` that is suspended or bedload.
void step_bedload(const BedloadStep& step, const GraftKey& key, ParticleColumns cells);

/// One by one, in plain C++.
void step_bedload_plain(const BedloadStep& step, const GraftKey& key, ParticleColumns cells);

/// 1 - exp(-y) for 0 <= y <= 16 with a relative error below 1e-5: the same few operations in plain
/// code and in vectors.
float chance_within(float y);

}  // namespace caudata::graft
