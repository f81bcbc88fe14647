// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <numbers>

#include "graft/fields/field_examples.hpp"

namespace caudata::graft {
namespace {

using namespace test_fields;

constexpr std::uint32_t faces_n = 80;

const std::array<BoxWall, 3> all_walls{BoxWall::zero_flux(), BoxWall::fixed(0.25),
                                       BoxWall::exchanges(0.3, 0.5)};

/// A lump near one face of a line, some steps on.
Field lump_near(std::size_t face, const BoxWall& wall) {
  Field field(line_grid(face / 2, faces_n, 1));
  for (std::size_t i = 0; i < faces_n; ++i)
    from_face(field, face, i) = float(std::exp(-std::pow((double(i) - 9) / 4, 2)));
  Transport transport = in_cord(1);
  transport.wall[face] = wall;
  LodStep step(VoxelMask(field.grid, Medium::cord), transport, 0.5);
  advance(field, step, 60);
  return field;
}

// Low faces have the same lines, so the same bits. A line is eliminated from its low to its high
// end and its rounding errors go down: a mirror image agrees to rounding.
TEST(Faces, AllSixGiveTheSameFieldForEveryKindOfWall) {
  for (const BoxWall& wall : all_walls) {
    Field first = lump_near(0, wall);
    for (std::size_t face = 1; face < face_count; ++face) {
      Field other = lump_near(face, wall);
      for (std::size_t i = 0; i < faces_n; ++i) {
        if (face % 2 == 0)
          EXPECT_EQ(from_face(first, 0, i), from_face(other, face, i)) << face << " " << i;
        else
          EXPECT_NEAR(double(from_face(first, 0, i)), double(from_face(other, face, i)), 1e-6);
      }
    }
  }
}

TEST(Faces, HighOnesAgreeBitForBit) {
  for (const BoxWall& wall : all_walls) {
    Field first = lump_near(1, wall);
    for (const std::size_t face : {3u, 5u}) {
      Field other = lump_near(face, wall);
      for (std::size_t i = 0; i < faces_n; ++i)
        EXPECT_EQ(from_face(first, 1, i), from_face(other, face, i)) << face << " " << i;
    }
  }
}

/// The spreading normal with its image behind the face: +1 for no flux, -1 for a face at zero.
double with_image(double x, double x0, double variance, int sign) {
  const auto normal = [&](double d) {
    return std::exp(-d * d / (2 * variance)) / std::sqrt(2 * std::numbers::pi * variance);
  };
  return normal(x - x0) + sign * normal(x + x0);
}

void expect_green(std::size_t face, int sign) {
  constexpr double x0 = 9, diffusion = 1, dt = 0.25;
  double variance = 30;
  Field field(line_grid(face / 2, faces_n, 1));
  for (std::size_t i = 0; i < faces_n; ++i)
    from_face(field, face, i) = float(with_image(double(i) + 0.5, x0, variance, sign));
  Transport transport = in_cord(diffusion);
  if (sign < 0) transport.wall[face] = BoxWall::fixed(0);
  LodStep step(VoxelMask(field.grid, Medium::cord), transport, dt);
  advance(field, step, 120);
  variance += 2 * diffusion * dt * 120;
  const double peak = with_image(x0, x0, variance, 0);
  for (std::size_t i = 0; i < faces_n / 2; ++i)
    EXPECT_NEAR(double(from_face(field, face, i)), with_image(double(i) + 0.5, x0, variance, sign),
                5e-3 * peak)
        << face << " " << sign << " " << i;
}

TEST(Faces, ReflectOrAbsorbAsTheImageBehindThemSays) {
  for (std::size_t face = 0; face < face_count; ++face) {
    expect_green(face, 1);
    expect_green(face, -1);
  }
}

// A held voxel at the end of a line is a wall.
TEST(Faces, AHeldMediumIsAWallOfTheSameKindBitForBit) {
  for (std::size_t axis = 0; axis < 3; ++axis) {
    for (const double transfer : {0.3, std::numeric_limits<double>::infinity()}) {
      Field walled(line_grid(axis, 17, 1)), held(line_grid(axis, 19, 1));
      VoxelMask mask(held.grid, Medium::cord);
      const std::size_t last[3] = {axis == 0 ? 18u : 0u, axis == 1 ? 18u : 0u,
                                   axis == 2 ? 18u : 0u};
      mask.set(0, 0, 0, Medium::canal);
      mask.set(last[0], last[1], last[2], Medium::canal);
      for (std::size_t i = 0; i < 17; ++i)
        on_line(walled, axis, i) = on_line(held, axis, i + 1) = float(i % 5);
      fill(held, mask, Medium::canal, 0.7f);
      Transport transport = in_cord(1, 0.1);
      LodStep with_wall(
          VoxelMask(walled.grid, Medium::cord),
          [&] {
            Transport t = transport;
            t.wall[2 * axis] = BoxWall::exchanges(transfer, 0.7);
            t.wall[2 * axis + 1] = BoxWall::exchanges(transfer, 0.7);
            return t;
          }(),
          0.8);
      role(transport, Medium::canal) = MediumRole::exchanges(transfer);
      LodStep with_medium(mask, transport, 0.8);
      advance(walled, with_wall, 5);
      advance(held, with_medium, 5);
      for (std::size_t i = 0; i < 17; ++i)
        EXPECT_EQ(on_line(walled, axis, i), on_line(held, axis, i + 1)) << axis << " " << i;
    }
  }
}

TEST(Faces, AConstantStaysBitForBitBehindClosedOnes) {
  const VoxelGrid grid{{33, 21, 18}, {0.1, 0.2, 0.3}, {}};
  Field field(grid, 0.7f);
  VoxelMask mask = patchwork(grid, 3);
  LodStep step(mask, in_cord(0.5), 0.7);
  advance(field, step, 10);
  for (std::size_t z = 0; z < 18; ++z)
    for (std::size_t y = 0; y < 21; ++y)
      for (std::size_t x = 0; x < 33; ++x) ASSERT_EQ(field.at(x, y, z), 0.7f);
}

}  // namespace
}  // namespace caudata::graft
