// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>

#include "core/team.hpp"
#include "graft/fields/lod_step.hpp"

/// What tests of the fields share.
namespace caudata::graft::test_fields {

inline MediumRole& role(Transport& transport, Medium medium) {
  return transport.medium[static_cast<std::size_t>(medium)];
}

/// The cord diffuses, everything else is closed.
inline Transport in_cord(double diffusion, double decay = 0) {
  Transport transport;
  role(transport, Medium::cord) = MediumRole::diffuses(diffusion);
  transport.decay = decay;
  return transport;
}

/// A voxel of a cube of n a side, from its middle along an axis [voxels].
inline double from_middle(std::size_t i, std::uint32_t n) { return double(i) + 0.5 - n / 2.0; }

/// A staircase of cord in a cube of fluid: voxels whose centres lie within a radius [voxels].
inline VoxelMask ball_of_cord(std::uint32_t n, double radius) {
  VoxelMask mask({{n, n, n}, {1, 1, 1}, {}}, Medium::canal);
  for (std::size_t z = 0; z < n; ++z)
    for (std::size_t y = 0; y < n; ++y)
      for (std::size_t x = 0; x < n; ++x)
        if (std::hypot(from_middle(x, n), from_middle(y, n), from_middle(z, n)) <= radius)
          mask.set(x, y, z, Medium::cord);
  return mask;
}
/// Of a ball of as many voxels as are cord.
inline double radius_of_cord(const VoxelMask& mask) {
  const auto voxels =
      std::count(mask.media().begin(), mask.media().end(), static_cast<std::uint8_t>(Medium::cord));
  return std::cbrt(3 * static_cast<double>(voxels) / (4 * std::numbers::pi));
}

/// A line of n voxels along one axis.
inline VoxelGrid line_grid(std::size_t axis, std::uint32_t n, double spacing) {
  VoxelGrid grid;
  grid.n[axis] = n;
  grid.spacing[axis] = spacing;
  return grid;
}

inline float& on_line(Field& field, std::size_t axis, std::size_t i) {
  return field.at(axis == 0 ? i : 0, axis == 1 ? i : 0, axis == 2 ? i : 0);
}

/// A voxel from the side of a face: i = 0 is next to it.
inline float& from_face(Field& field, std::size_t face, std::size_t i) {
  const std::size_t n = field.grid.n[face / 2];
  return on_line(field, face / 2, face % 2 == 0 ? i : n - 1 - i);
}

inline void advance(Field& field, LodStep& step, int steps) {
  core::Team team(1);
  MassLedger ledger = step.open_ledger(field);
  for (int i = 0; i < steps; ++i) step.advance(field, ledger, team);
}

/// Random media, with all four of them.
inline VoxelMask patchwork(const VoxelGrid& grid, std::uint64_t seed) {
  std::mt19937_64 words(seed);
  VoxelMask mask(grid, Medium::cord);
  for (std::size_t z = 0; z < grid.n[2]; ++z)
    for (std::size_t y = 0; y < grid.n[1]; ++y)
      for (std::size_t x = 0; x < grid.n[0]; ++x)
        if (words() % 4 == 0) mask.set(x, y, z, static_cast<Medium>(words() % medium_count));
  return mask;
}

/// Values over nine orders of magnitude, some of them zero.
inline void fill_randomly(AlignedFloats& values, std::uint64_t seed) {
  std::mt19937_64 words(seed);
  for (float& value : values) {
    const double u = std::ldexp(double(words() >> 11), -53);
    value = words() % 8 == 0 ? 0.0f : static_cast<float>(std::pow(10.0, 9 * u - 6));
  }
}

/// One of each: closed, diffusing twice, held; and all kinds of walls.
inline Transport of_all_kinds() {
  Transport transport = in_cord(0.7, 0.3);
  role(transport, Medium::cavity) = MediumRole::diffuses(3.1);
  role(transport, Medium::canal) = MediumRole::exchanges(0.9);
  transport.wall[0] = BoxWall::fixed(2);
  transport.wall[2] = BoxWall::exchanges(0.4, 5);
  transport.wall[5] = BoxWall::fixed(0.01);
  return transport;
}

}  // namespace caudata::graft::test_fields
