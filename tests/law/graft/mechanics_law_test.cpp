// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "graft/cells/mechanics_parameters.hpp"
#include "support/ledger_from_data.hpp"
#include "support/packed_cells.hpp"

namespace caudata::graft {
namespace {

constexpr PairLaw law_tissue{PairShape::linear, 0.05, 0.002, 1.25};

std::vector<Cell> law_two_cells(double distance, float radius = 8) {
  std::vector<Cell> two(2);
  two[0].id = 1;
  two[1].id = 2;
  // Not along an axis: (2, 3, 6) / 7 is a unit vector.
  two[0].sphere = sphere_at({0, 0, 0}, radius);
  two[1].sphere = sphere_at({distance * 2 / 7, distance * 3 / 7, distance * 6 / 7}, radius);
  return two;
}

double law_distance(const Cells& cells) {
  const auto a = position_of(cells.spheres()[0]), b = position_of(cells.spheres()[1]);
  return std::sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) +
                   (a[2] - b[2]) * (a[2] - b[2]));
}

double law_energy(const PairLaw& law, std::span<const Sphere> spheres) {
  double sum = 0;
  for (std::size_t i = 0; i < spheres.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) sum += pair_energy(law, spheres[i], spheres[j]);
  return sum;
}

}  // namespace

TEST(MechanicsLaw, AnOverlapFallsByEInTheTimeOfRelaxation) {
  std::vector<std::string> missing;
  const auto p = test::project_ledger().resolve<MechanicsParameters>("graft.mechanics", missing);
  ASSERT_TRUE(missing.empty());
  Cells cells = test::columns_of(law_two_cells(12));
  MechanicsOptions options;
  options.longest_step = p.relaxation / 1000;
  Mechanics mechanics(cells, tissue_law(p), options);
  core::Team team(1);
  const StepReport report = mechanics.advance(p.relaxation, team);
  EXPECT_EQ(report.minutes, p.relaxation);
  EXPECT_GE(report.steps, 1000u);
  EXPECT_NEAR(16 - law_distance(cells), 4 * std::exp(-1.0), 2e-3);  // 1000 steps of Euler
}

TEST(MechanicsLaw, QuadraticRepulsionFallsAsOneOverTime) {
  constexpr PairLaw law{PairShape::quadratic, 2.0, 0, 1};
  Cells cells = test::columns_of(law_two_cells(8));
  MechanicsOptions options;
  options.integrator = Integrator::adams_bashforth;
  Mechanics mechanics(cells, law, options);
  core::Team team(1);
  for (int k = 0; k < 500; ++k) mechanics.step(0.02, team);
  const double u = 0.5 / (1 + 2 * 2.0 * 0.5 * 10 / 16);
  EXPECT_NEAR(law_distance(cells), 16 * (1 - u), 2e-3);
}

TEST(MechanicsLaw, CellsWithinReachComeTogetherAndRestInContact) {
  Cells cells = test::columns_of(law_two_cells(17));
  Mechanics mechanics(cells, {PairShape::linear, 0.05, 0.02, 1.25}, {});
  core::Team team(1);
  mechanics.advance(2000, team);
  EXPECT_NEAR(law_distance(cells), 16, 0.02);
  Cells apart = test::columns_of(law_two_cells(20.01));
  Mechanics none(apart, {PairShape::linear, 0.05, 0.02, 1.25}, {});
  EXPECT_EQ(none.advance(100, team).fastest, 0);
}

// The slope of the energy is minus the push.
TEST(MechanicsLaw, ThePushIsTheSlopeOfTheEnergy) {
  for (const PairLaw& law : {comparison_law, law_tissue}) {
    const PairConstants constants(law);
    for (double d = 3; d < 21; d += 0.37) {
      const Sphere a = sphere_at({0, 0, 0}, 8);
      const Sphere before = sphere_at({d - 0.0625, 0, 0}, 8), at = sphere_at({d, 0, 0}, 8),
                   after = sphere_at({d + 0.0625, 0, 0}, 8);
      const double slope = (pair_energy(law, a, after) - pair_energy(law, a, before)) / 0.125;
      const double push = pair_push(constants, at, a).x * constants.unit;
      EXPECT_NEAR(push, -slope, 2e-3 * (law.shape == PairShape::linear ? 16 : 1)) << d;
    }
  }
}

TEST(MechanicsLaw, WhatOneCellGetsOthersLoseExactly) {
  for (const PairLaw& law : {comparison_law, law_tissue}) {
    Cells cells = test::columns_of(test::mixed_cells(3000));
    Mechanics mechanics(cells, law, {});
    core::Team team(2);
    for (int k = 0; k < 4; ++k) {
      const PushColumns p = mechanics.pushes(team);
      const auto total = [&](const std::int32_t* v) {
        return std::accumulate(v, v + cells.size(), std::int64_t{0});
      };
      EXPECT_EQ(total(p.x), 0);
      EXPECT_EQ(total(p.y), 0);
      EXPECT_EQ(total(p.z), 0);
      EXPECT_NE(*std::max_element(p.x, p.x + cells.size()), 0);
      mechanics.step(0.1, team);
    }
  }
}

TEST(MechanicsLaw, EnergyOnlyFalls) {
  for (const PairLaw& law : {comparison_law, law_tissue}) {
    Cells cells = test::columns_of(test::mixed_cells(400));
    Mechanics mechanics(cells, law, {});
    core::Team team(1);
    double energy = law_energy(law, std::as_const(cells).spheres());
    const double start = energy;
    for (int k = 0; k < 30; ++k) {
      mechanics.step(0.05, team);
      const double now = law_energy(law, std::as_const(cells).spheres());
      EXPECT_LE(now, energy + 1e-9 * std::abs(start)) << k;
      energy = now;
    }
    EXPECT_LT(energy, 0.95 * start);
  }
}

TEST(MechanicsLaw, NoCellMovesFurtherInAStepThanAllowed) {
  Cells cells = test::columns_of(test::mixed_cells(300, 3.0));
  MechanicsOptions options;
  options.longest_move = 0.5;
  Mechanics mechanics(cells, law_tissue, options);
  core::Team team(1);
  for (int k = 0; k < 10; ++k) {
    const auto before = test::by_id(cells);
    const StepReport report = mechanics.advance(2, team);
    EXPECT_GT(report.steps, 1u);
    const auto after = test::by_id(cells);
    const double most = static_cast<double>(report.steps) * (0.5 * quanta_per_um + 1);
    for (std::size_t i = 0; i < before.size(); ++i)
      EXPECT_LE(std::abs(after[i].sphere.x - before[i].sphere.x), most);
  }
}

TEST(MechanicsLaw, AWallHoldsCellsBackAtTheirRadius) {
  std::vector<Cell> one(1);
  one[0].id = 1;
  one[0].sphere = sphere_at({0, 0, 3}, 8);
  Cells cells = test::columns_of(one);
  Mechanics mechanics(cells, law_tissue, {});
  // Cells may be above z = 0.
  mechanics.set_wall({[](std::span<const Sphere> spheres, std::span<const CellKind>,
                         std::span<float> distance, std::span<std::array<float, 3>> away) {
    for (std::size_t i = 0; i < spheres.size(); ++i) {
      distance[i] = static_cast<float>(position_of(spheres[i])[2]);
      away[i] = {0, 0, 1};
    }
  }});
  core::Team team(1);
  mechanics.advance(400, team);
  EXPECT_NEAR(position_of(cells.spheres()[0])[2], 8, 0.02);
  EXPECT_EQ(cells.spheres()[0].x, 0);
}

// Relaxed cells fall asleep; what they would have crept is bounded; a newcomer wakes its
// neighbours.
TEST(MechanicsLaw, SleepersAreOffByNoMoreThanTheyWouldHaveCrept) {
  constexpr double rest = 5e-3, minutes = 300;
  const auto run = [&](double rest_speed, std::size_t& awake) {
    Cells cells = test::columns_of(test::mixed_cells(600, 0.3));
    MechanicsOptions options;
    options.rest_speed = rest_speed;
    Mechanics mechanics(cells, law_tissue, options);
    core::Team team(2);
    awake = mechanics.advance(minutes, team).awake;
    return test::by_id(cells);
  };
  std::size_t all = 0, some = 0;
  const auto exact = run(0, all), slept = run(rest, some);
  EXPECT_EQ(all, 600u);
  EXPECT_LT(some, 500u);
  double worst = 0;
  for (std::size_t i = 0; i < exact.size(); ++i)
    for (int k = 0; k < 3; ++k)
      worst = std::max(worst, std::abs(position_of(exact[i].sphere)[static_cast<std::size_t>(k)] -
                                       position_of(slept[i].sphere)[static_cast<std::size_t>(k)]));
  EXPECT_GT(worst, 0);
  EXPECT_LE(worst, rest * minutes);
}

TEST(MechanicsLaw, AFastNeighbourWakesASleeper) {
  Cells cells = test::columns_of(law_two_cells(17));
  MechanicsOptions options;
  options.rest_speed = 0.01;
  options.rest_steps = 3;
  Mechanics mechanics(cells, {PairShape::linear, 0.05, 0, 1.25}, options);
  core::Team team(1);
  for (int k = 0; k < 3; ++k) mechanics.step(1, team);
  EXPECT_EQ(mechanics.step(1, team).awake, 0u);
  std::vector<Cell> third(1);
  third[0].id = 3;
  third[0].sphere = sphere_at({0, 0, -9}, 8);
  cells.append(third);
  const StepReport first = mechanics.step(1, team);
  EXPECT_EQ(first.awake, 1u);
  EXPECT_EQ(first.woken, 1u) << "the one it overlaps, not the one out of its reach";
  EXPECT_EQ(mechanics.step(1, team).awake, 2u);
}

}  // namespace caudata::graft
