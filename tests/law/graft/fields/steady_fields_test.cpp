// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <numbers>

#include "graft/fields/field_examples.hpp"

namespace caudata::graft {
namespace {

using namespace test_fields;

/// Takes q [concentration / s] everywhere in the cord, whatever is there: of the implicit uptake
/// dt u c / (1 + dt u) that is dt q.
void take(Exchange& exchange, const Field& field, const VoxelMask& mask, double q, double dt) {
  for (std::size_t i = 0; i < field.values.size(); ++i)
    exchange.uptake[i] = mask.media()[i] == static_cast<std::uint8_t>(Medium::cord)
                             ? static_cast<float>(q / (double(field.values[i]) - dt * q))
                             : 0.0f;
}

struct Slab {
  static constexpr std::uint32_t n = 24;
  static constexpr double spacing = 0.02, thickness = n * spacing;  // [mm]
  static constexpr double diffusion = 2e-3, c0 = 0.104, q = 1.2e-3, dt = 0.05;
};

/// One-sided: from a face at which the concentration is c0, to the opposite one without flux. The
/// scheme takes the flux at the face for that of half a voxel, which shifts the profile by
/// q dx^2 / 8 D.
Field slab_after_long(std::size_t face, const BoxWall& wall) {
  Field field(line_grid(face / 2, Slab::n, Slab::spacing), float(Slab::c0));
  const VoxelMask mask(field.grid, Medium::cord);
  Transport transport = in_cord(Slab::diffusion);
  transport.wall[face] = wall;
  LodStep step(mask, transport, Slab::dt);
  MassLedger ledger = step.open_ledger(field);
  Exchange exchange(field.grid);
  core::Team team(1);
  for (int i = 0; i < 10000; ++i) {
    take(exchange, field, mask, Slab::q, Slab::dt);
    step.advance(field, exchange, ledger, team);
  }
  EXPECT_TRUE(ledger.balanced()) << ledger.relative_drift();
  const Crossing& crossed = ledger.wall[face];
  EXPECT_GT(crossed.in, 0);
  EXPECT_EQ(crossed.out, 0);
  return field;
}

void expect_slab(Field& field, std::size_t face, double c0) {
  const double l = Slab::thickness, h = Slab::spacing;
  const double drop = Slab::q / Slab::diffusion * l * l / 2;
  for (std::size_t i = 0; i < Slab::n; ++i) {
    const double x = h * (double(i) + 0.5);
    const double exact = c0 - Slab::q / Slab::diffusion * (l * x - x * x / 2) -
                         Slab::q * h * h / (8 * Slab::diffusion);
    EXPECT_NEAR(double(from_face(field, face, i)), exact, 1e-3 * drop) << face << " " << i;
  }
}

TEST(SteadyOxygen, InASlabFallsAsTheParabolaFromEveryFace) {
  for (std::size_t face = 0; face < face_count; ++face) {
    Field field = slab_after_long(face, BoxWall::fixed(Slab::c0));
    expect_slab(field, face, Slab::c0);
  }
}

TEST(SteadyOxygen, BehindAFilmFallsByTheFluxOverTheTransferFirst) {
  const double transfer = 0.05;
  for (std::size_t face = 0; face < face_count; ++face) {
    Field field = slab_after_long(face, BoxWall::exchanges(transfer, Slab::c0));
    expect_slab(field, face, Slab::c0 - Slab::q * Slab::thickness / transfer);
  }
}

// The surface is a staircase, compared with the ball of the same volume: along an axis it stands
// out by up to half a voxel, 1/12 of the drop between there and the centre.
TEST(SteadyOxygen, InABallFallsAsItsParabola) {
  constexpr std::uint32_t n = 26;
  constexpr double radius = 11.5, q = 2e-4, c0 = 0.104, r = 0.5;
  const VoxelMask mask = ball_of_cord(n, radius);
  Field field(mask.grid(), float(c0));
  Transport transport = in_cord(r);
  role(transport, Medium::canal) = MediumRole::fixed();
  LodStep step(mask, transport, 1);
  MassLedger ledger = step.open_ledger(field);
  Exchange exchange(field.grid);
  core::Team team(1);
  for (int i = 0; i < 700; ++i) {
    take(exchange, field, mask, q, 1);
    step.advance(field, exchange, ledger, team);
  }
  EXPECT_TRUE(ledger.balanced()) << ledger.relative_drift();
  EXPECT_GT(ledger.medium[static_cast<std::size_t>(Medium::canal)].in, 0);
  const double r2 = radius_of_cord(mask) * radius_of_cord(mask);
  const double drop = q * r2 / (6 * r);
  for (std::size_t i = 13; i < 24; ++i) {
    const double at2 = from_middle(i, n) * from_middle(i, n) + 0.5;
    EXPECT_NEAR(double(field.at(i, 13, 13)), c0 - q * (r2 - at2) / (6 * r),
                (i < 18 ? 0.02 : 0.08) * drop)
        << i;
  }
}

// A lattice's answer to a point exceeds the continuum's by 1 / 4 d^2 along an axis, and taking the
// axes in turn by some more; the faces of the box reflect another 2 per cent.
TEST(SteadyFactor, OfAPointThatDecaysIsYukawas) {
  constexpr std::uint32_t n = 33;
  constexpr double r = 0.1, length = 4, decay = r / (length * length);
  Field field({{n, n, n}, {1, 1, 1}, {}});
  LodStep step(VoxelMask(field.grid, Medium::cord), in_cord(r, decay), 1);
  MassLedger ledger = step.open_ledger(field);
  Exchange exchange(field.grid);
  exchange.source[field.grid.index(n / 2, n / 2, n / 2)] = 1;
  core::Team team(1);
  for (int i = 0; i < 1200; ++i) step.advance(field, exchange, ledger, team);
  EXPECT_TRUE(ledger.balanced()) << ledger.relative_drift();
  for (std::size_t i = 4; i <= 8; ++i) {
    const double d = double(i);
    const double exact = std::exp(-d / length) / (4 * std::numbers::pi * r * d);
    const std::size_t m = n / 2;
    EXPECT_NEAR(double(field.at(m + i, m, m)) / exact, 1, 0.02 + 1.2 / (d * d)) << i;
    EXPECT_NEAR(double(field.at(m, m - i, m)) / exact, 1, 0.02 + 1.2 / (d * d)) << i;
    EXPECT_NEAR(double(field.at(m, m, m + i)) / exact, 1, 0.02 + 1.2 / (d * d)) << i;
  }
}

TEST(SteadyField, BetweenTwoFixedFacesIsLinearAndStaysSo) {
  for (std::size_t axis = 0; axis < 3; ++axis) {
    Field field(line_grid(axis, 20, 0.1));
    Transport transport = in_cord(1);
    transport.wall[2 * axis] = BoxWall::fixed(1);
    transport.wall[2 * axis + 1] = BoxWall::fixed(3);
    for (std::size_t i = 0; i < 20; ++i)
      on_line(field, axis, i) = float(1 + 0.1 * (double(i) + 0.5));
    LodStep step(VoxelMask(field.grid, Medium::cord), transport, 0.13);
    advance(field, step, 200);
    for (std::size_t i = 0; i < 20; ++i)
      EXPECT_NEAR(double(on_line(field, axis, i)), 1 + 0.1 * (double(i) + 0.5), 1e-6);
  }
}

TEST(SteadyField, ThroughTwoFilmsHasTheirResistance) {
  for (std::size_t axis = 0; axis < 3; ++axis) {
    Field field(line_grid(axis, 20, 0.1));
    Transport transport = in_cord(1);
    transport.wall[2 * axis] = BoxWall::exchanges(2, 1);
    transport.wall[2 * axis + 1] = BoxWall::exchanges(4, 3);
    LodStep step(VoxelMask(field.grid, Medium::cord), transport, 0.13);
    advance(field, step, 3000);
    const double flux = 2 / (0.5 + 2 + 0.25);  // 2 mm of tissue
    for (std::size_t i = 0; i < 20; ++i)
      EXPECT_NEAR(double(on_line(field, axis, i)), 1 + flux * (0.5 + 0.1 * (double(i) + 0.5)),
                  2e-6);
  }
}

TEST(SteadyField, AcrossTwoMediaHasOneFlux) {
  Field field(line_grid(0, 20, 0.1));
  VoxelMask mask(field.grid, Medium::cord);
  for (std::size_t i = 10; i < 20; ++i) mask.set(i, 0, 0, Medium::cavity);
  Transport transport = in_cord(1);
  role(transport, Medium::cavity) = MediumRole::diffuses(4);
  transport.wall[0] = BoxWall::fixed(0);
  transport.wall[1] = BoxWall::fixed(1);
  LodStep step(mask, transport, 0.13);
  advance(field, step, 2000);
  const double flux = 1 / (1.0 + 1.0 / 4);
  EXPECT_NEAR(double(field.at(4, 0, 0)), flux * 0.45, 1e-6);
  EXPECT_NEAR(double(field.at(9, 0, 0)), flux * 0.95, 1e-6);
  EXPECT_NEAR(double(field.at(10, 0, 0)), flux * (1 + 0.05 / 4), 1e-6);
  EXPECT_NEAR(double(field.at(19, 0, 0)), 1 - flux * 0.05 / 4, 1e-6);
}

}  // namespace
}  // namespace caudata::graft
