// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <numbers>

#include "graft/fields/field_examples.hpp"
#include "graft/fields/unsplit_step.hpp"

// What one long unsplit step goes to.
namespace caudata::graft {
namespace {

using namespace test_fields;

// As good as for ever; the bound, which grows with it, then says less than what is asserted.
constexpr double unsplit_long = 1e5;  // [s]

struct UnsplitRun {
  Field field;
  VoxelMask mask;
  Exchange exchange;
  AlignedFloats most;
  double half{1e-6};  // takes nearly always the most
  MassLedger ledger;

  UnsplitRun(const VoxelMask& of, float everywhere)
      : field(of.grid(), everywhere), mask(of), exchange(of.grid()), most(of.grid().stored()) {}

  UnsplitStep::Solved advance(const Transport& transport, double dt, double tolerance) {
    const UnsplitStep step(mask, transport);
    UnsplitScratch scratch(field.grid);
    core::Team team(2);
    ledger = step.open_ledger(field);
    return step.advance(field, exchange, {most, half}, dt, tolerance, ledger, scratch, team);
  }
};

// One-sided slab between a surface with a film and a closed wall, along every axis and from either
// side: a parabola below the fall through the film and half a voxel.
TEST(UnsplitField, InASlabFallsAsTheParabola) {
  constexpr std::uint32_t n = 24;
  constexpr double h = 0.02, diffusion = 2e-3, c0 = 0.104, q = 3e-4, transfer = 0.05;
  for (std::size_t face = 0; face < face_count; ++face) {
    const std::size_t axis = face / 2;
    const VoxelGrid grid = line_grid(axis, n + 1, h);
    VoxelMask mask(grid, Medium::cord);
    const std::size_t canal = face % 2 == 0 ? 0 : n;
    mask.set(axis == 0 ? canal : 0, axis == 1 ? canal : 0, axis == 2 ? canal : 0, Medium::canal);
    UnsplitRun run(mask, float(c0));
    std::fill(run.most.begin(), run.most.end(), float(q));
    Transport transport = in_cord(diffusion);
    role(transport, Medium::canal) = MediumRole::exchanges(transfer);
    run.advance(transport, unsplit_long, 1e-4 * c0);
    const double l = n * h, drop = q / diffusion * l * l / 2;
    for (std::size_t i = 0; i < n; ++i) {
      const double x = h * (double(i) + 0.5);
      const double exact =
          c0 - q * l / transfer - q / diffusion * (l * x - x * x / 2) - q * h * h / (8 * diffusion);
      EXPECT_NEAR(double(from_face(run.field, face, i + 1)), exact, 5e-3 * drop)
          << face << " " << i;
    }
    const double taken = q * n * unsplit_long;
    EXPECT_NEAR(run.ledger.uptake, taken, 1e-3 * taken);
    EXPECT_NEAR(run.ledger.crossed().net() / taken, 1, 1e-2);
  }
}

// A ball deeper than oxygen reaches: anoxic below the radius at which the parabola with a dead core
// touches zero (Krogh's cylinder, as a ball). The surface is a staircase, as of InABall in
// steady_fields_test.cpp.
TEST(UnsplitField, InABallHasTheAnoxicCoreOfItsSize) {
  constexpr std::uint32_t n = 34;
  constexpr double radius = 15.5, diffusion = 0.5, c0 = 0.1;
  const VoxelMask mask = ball_of_cord(n, radius);
  UnsplitRun run(mask, float(c0));
  const double r = radius_of_cord(mask), core = 0.5 * r;
  // c0 = q/(6 D) (r^2 - 3 core^2 + 2 core^3 / r)
  const double q = 6 * diffusion * c0 / (r * r - 3 * core * core + 2 * core * core * core / r);
  run.half = 1e-4 * c0;
  std::fill(run.most.begin(), run.most.end(), float(q));
  Transport transport = in_cord(diffusion);
  role(transport, Medium::canal) = MediumRole::fixed();
  run.advance(transport, unsplit_long, 1e-4 * c0);
  double anoxic = 0;
  for (std::size_t i = 0; i < run.field.values.size(); ++i)
    anoxic +=
        mask.media()[i] == std::uint8_t(Medium::cord) && run.field.values[i] < 2e-3f * float(c0)
            ? 1
            : 0;
  EXPECT_NEAR(std::cbrt(3 * anoxic / (4 * std::numbers::pi)), core, 1);
  for (std::size_t i = 17; i < 32; ++i) {
    const double at = std::sqrt(from_middle(i, n) * from_middle(i, n) + 0.5);
    const double exact =
        at < core ? 0
                  : q / (6 * diffusion) * (at * at - 3 * core * core + 2 * core * core * core / at);
    EXPECT_NEAR(double(run.field.at(i, 17, 17)), exact, 0.08 * c0) << i;
  }
}

// The levels of a film deep in the tissue do not depend on how long the step is: its fixed point is
// the balance itself, which steps split by axes miss by the more the longer they are.
TEST(UnsplitField, AtBalanceStaysThereWhateverTheStep) {
  const VoxelGrid grid{{20, 18, 16}, {0.5, 0.25, 0.25}, {}};
  VoxelMask mask(grid, Medium::canal);
  for (std::size_t z = 3; z < 13; ++z)
    for (std::size_t y = 3; y < 15; ++y)
      for (std::size_t x = 0; x < 20; ++x) mask.set(x, y, z, Medium::cord);
  Transport transport = in_cord(1.75e-3);
  role(transport, Medium::canal) = MediumRole::exchanges(9e-3);
  UnsplitRun run(mask, 0.1f);
  std::fill(run.exchange.uptake.begin(), run.exchange.uptake.end(), 0.01f);
  std::fill(run.exchange.source.begin(), run.exchange.source.end(), 0.0004f);
  run.advance(transport, 1e6, 1e-7);
  const Field balanced = run.field;
  for (const double dt : {10.0, 300.0, 1800.0}) {
    run.field = balanced;
    run.advance(transport, dt, 1e-7);
    double worst = 0;
    for (std::size_t i = 0; i < balanced.values.size(); ++i)
      worst = std::max(worst, std::abs(double{run.field.values[i]} - double{balanced.values[i]}));
    EXPECT_LT(worst, 1e-5) << dt;
  }
  run.field = balanced;
  LodStep split(mask, transport, 300);
  MassLedger ledger = split.open_ledger(run.field);
  core::Team team(1);
  split.advance(run.field, run.exchange, ledger, team);
  EXPECT_GT(std::abs(double{run.field.at(10, 3, 3)} - double{balanced.at(10, 3, 3)}), 1e-3);
}

}  // namespace
}  // namespace caudata::graft
