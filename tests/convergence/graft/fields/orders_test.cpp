// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <numbers>

#include "graft/fields/explicit_step.hpp"
#include "graft/fields/field_examples.hpp"
#include "graft/fields/unsplit_step.hpp"

namespace caudata::graft {
namespace {

using namespace test_fields;

constexpr double least_share_of_nominal = 0.95;

double order(double coarse, double fine) { return std::log2(coarse / fine); }

/// 1 + cos cos cos, which a box with zero flux keeps in shape, on n^3 voxels of a unit cube.
Field wave(std::uint32_t n) {
  const double h = 1.0 / n;
  Field field({{n, n, n}, {h, h, h}, {}});
  const auto factor = [&](std::size_t i, int k) {
    return std::cos(std::numbers::pi * k * h * (double(i) + 0.5));
  };
  for (std::size_t z = 0; z < n; ++z)
    for (std::size_t y = 0; y < n; ++y)
      for (std::size_t x = 0; x < n; ++x)
        field.at(x, y, z) = float(1 + factor(x, 1) * factor(y, 2) * factor(z, 1));
  return field;
}

/// What is left of the wave's amplitude, from one voxel.
double amplitude(const Field& field, double share_left) {
  const Field first = wave(field.grid.n[0]);
  return (double(field.at(0, 0, 0)) - share_left) / (double(first.at(0, 0, 0)) - 1);
}

/// Error of the amplitude against that of the voxels' own equations in continuous time.
double error_in_time(int steps) {
  constexpr std::uint32_t n = 16;
  constexpr double time = 0.02, decay = 2;
  Field field = wave(n);
  LodStep step(VoxelMask(field.grid, Medium::cord), in_cord(1, decay), time / steps);
  advance(field, step, steps);
  const auto rate = [&](int k) {
    const double s = std::sin(std::numbers::pi * k / (2 * n));
    return 4 * s * s * n * n;
  };
  const double exact = std::exp(-(2 * rate(1) + rate(2) + decay) * time);
  return std::abs(amplitude(field, std::pow(1 + decay * time / steps / 3, -3 * steps)) - exact);
}

TEST(OrderOfLod, IsOneInTime) {
  const double at_40 = error_in_time(40), at_80 = error_in_time(80), at_160 = error_in_time(160);
  EXPECT_GE(order(at_40, at_80), least_share_of_nominal);
  EXPECT_GE(order(at_80, at_160), least_share_of_nominal);
  RecordProperty("order", std::to_string(order(at_80, at_160)));
}

/// Error in space, with dt falling as dx^2 so that both go together.
double error_in_space(std::uint32_t n, bool implicit) {
  constexpr double time = 0.02;
  const int steps = static_cast<int>(n * n / 5);
  Field field = wave(n);
  if (implicit) {
    LodStep step(VoxelMask(field.grid, Medium::cord), in_cord(1), time / steps);
    advance(field, step, steps);
  } else {
    core::Team team(1);
    Field next(field.grid);
    for (int i = 0; i < steps; ++i) {
      explicit_step(field, static_cast<float>(time / steps * n * n), 0, next, team);
      std::swap(field, next);
    }
  }
  const double pi2 = std::numbers::pi * std::numbers::pi;
  return std::abs(amplitude(field, 1) - std::exp(-6 * pi2 * time));
}

TEST(OrderOfLod, IsTwoInSpace) {
  const double at_10 = error_in_space(10, true), at_20 = error_in_space(20, true);
  const double at_40 = error_in_space(40, true);
  EXPECT_GE(order(at_10, at_20), 2 * least_share_of_nominal);
  EXPECT_GE(order(at_20, at_40), 2 * least_share_of_nominal);
  RecordProperty("order", std::to_string(order(at_20, at_40)));
}

void advance_unsplit(Field& field, const Transport& transport, double time, int steps) {
  const UnsplitStep step(VoxelMask(field.grid, Medium::cord), transport);
  const Exchange none(field.grid);
  UnsplitScratch scratch(field.grid);
  core::Team team(1);
  MassLedger ledger = step.open_ledger(field);
  for (int i = 0; i < steps; ++i)
    step.advance(field, none, {none.source, 1}, time / steps, 2e-7, ledger, scratch, team);
}

/// As `error_in_time`, of the unsplit step.
double unsplit_error_in_time(int steps) {
  constexpr std::uint32_t n = 16;
  constexpr double time = 0.02, decay = 2;
  Field field = wave(n);
  advance_unsplit(field, in_cord(1, decay), time, steps);
  const auto rate = [&](int k) {
    const double s = std::sin(std::numbers::pi * k / (2 * n));
    return 4 * s * s * n * n;
  };
  const double exact = std::exp(-(2 * rate(1) + rate(2) + decay) * time);
  return std::abs(amplitude(field, std::pow(1 + decay * time / steps, -steps)) - exact);
}

TEST(OrderOfUnsplitStep, IsOneInTime) {
  const double at_20 = unsplit_error_in_time(20), at_40 = unsplit_error_in_time(40);
  const double at_80 = unsplit_error_in_time(80);
  EXPECT_GE(order(at_20, at_40), 0.9);
  EXPECT_GE(order(at_40, at_80), least_share_of_nominal);
  RecordProperty("order", std::to_string(order(at_40, at_80)));
}

TEST(OrderOfUnsplitStep, IsTwoInSpace) {
  const auto error = [](std::uint32_t n) {
    constexpr double time = 0.02;
    Field field = wave(n);
    advance_unsplit(field, in_cord(1), time, static_cast<int>(n * n / 5));
    const double pi2 = std::numbers::pi * std::numbers::pi;
    return std::abs(amplitude(field, 1) - std::exp(-6 * pi2 * time));
  };
  const double at_10 = error(10), at_20 = error(20);
  EXPECT_GE(order(at_10, at_20), 2 * least_share_of_nominal);
  RecordProperty("order", std::to_string(order(at_10, at_20)));
}

TEST(OrderOfExplicitStep, IsTwoInSpace) {
  const double at_10 = error_in_space(10, false), at_20 = error_in_space(20, false);
  const double at_40 = error_in_space(40, false);
  EXPECT_GE(order(at_10, at_20), 2 * least_share_of_nominal);
  EXPECT_GE(order(at_20, at_40), 2 * least_share_of_nominal);
  RecordProperty("order", std::to_string(order(at_20, at_40)));
}

}  // namespace
}  // namespace caudata::graft
