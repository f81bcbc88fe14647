// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "graft/particles/bedload_step.hpp"
#include "graft/particles/particle_fixture.hpp"
#include "support/exact_test.hpp"

// Laws of cells at rest on a wall.
namespace caudata::graft {
namespace {

const GraftKey bedload_key(std::array<std::uint32_t, 2>{0xbe5466cfu, 0x34e90c6cu});

/// The dura of a round canal of radius 7 mm whose shear sets every cell rolling; the dorsal side is
/// below.
struct BedloadWall {
  DriftField field;
  std::vector<WallPoint> walls;
  std::vector<float> speeds = std::vector<float>(size_classes, 0.01f);
  std::vector<float> critical = std::vector<float>(size_classes, 0.01f);

  explicit BedloadWall(float shear, const std::array<float, surfaces>& adhere = {})
      : field(grid(shear), {}), walls(wall_points(field, adhere)) {}

  static anatomy::CanalGrid grid(float shear) {
    anatomy::CanalGrid g = test::round_canal({8, 16, 4}, 100, 4, 3, 0.01f);
    g.shear_outer.assign(g.shear_outer.size(), shear);
    return g;
  }
  BedloadStep step(float dt) const {
    BedloadStep s{field, walls, speeds, critical, {0, 0, 1}, 0, 0, 0,    0,
                  0,     0,     0.05f,  0,        dt,        0, 9, false};
    return s;
  }
  void run(BedloadStep s, int steps, test::CellColumns& cells) const {
    for (int i = 0; i < steps; ++i, ++s.step) step_bedload(s, bedload_key, cells.columns());
  }
};

test::CellColumns bedload_on_dura(std::size_t n, double turns) {
  test::CellColumns cells = test::scattered_cells(n, bedload_key);
  for (std::size_t i = 0; i < n; ++i) {
    cells.azimuth[i] = static_cast<std::uint32_t>(turns * 0x1p24) << 8;
    cells.depth[i] = fraction_mask | state_of(Motion::bedload, Surface::dura);
  }
  return cells;
}

std::uint64_t bedload_count(const test::CellColumns& cells, Motion motion) {
  std::uint64_t n = 0;
  for (const std::uint32_t depth : cells.depth) n += motion_of(depth) == motion ? 1u : 0u;
  return n;
}

TEST(Bedload, RollsDownARoundWallAsAPendulumWithoutInertia) {
  // R theta' = -roll v sin(theta): tan(theta / 2) falls exponentially.
  const BedloadWall wall(1);
  BedloadStep step = wall.step(5);
  step.roll = 0.3f;
  for (const double turns : {0.05, 0.125, 0.2, 0.8}) {
    test::CellColumns cells = bedload_on_dura(20, turns);
    wall.run(step, 200, cells);
    const double half = 3.14159265358979 * turns;
    const auto from = core::sincos(half);
    const double wanted = from.sin / from.cos * core::exp(-0.3 * 0.01 * 1000 / 7);
    for (const std::uint32_t azimuth : cells.azimuth) {
      const auto now = core::sincos(3.14159265358979 * static_cast<double>(azimuth_turns(azimuth)));
      EXPECT_NEAR(now.sin / now.cos, wanted, 2e-3 * std::abs(wanted)) << turns;
    }
  }
}

TEST(Bedload, LiesStillBelowTheCriticalStress) {
  const BedloadWall wall(0.009f);
  BedloadStep step = wall.step(5);
  step.roll = 0.3f;
  step.roll_mixing = 1;
  step.lift = 1;
  const test::CellColumns start = bedload_on_dura(100, 0.1);
  test::CellColumns cells = start;
  wall.run(step, 50, cells);
  EXPECT_EQ(cells, start);
}

TEST(Bedload, HazardsCompete) {
  const BedloadWall wall(0.03f, {0, 2e-3f, 0, 0});  // twice the critical stress above it
  BedloadStep step = wall.step(100);
  step.death = 1e-3f;
  step.lift = 5e-4f;
  test::CellColumns cells = bedload_on_dura(20000, 0);
  wall.run(step, 1, cells);
  const double all = 2e-3 + 1e-3 + 1e-3, ended = 1 - core::exp(-all * 100);
  const auto expect_share = [&](Motion motion, double rate) {
    EXPECT_GT(test::binomial_p_value(bedload_count(cells, motion), 20000, ended * rate / all),
              test::alpha)
        << static_cast<int>(motion);
  };
  expect_share(Motion::adherent, 2e-3);
  expect_share(Motion::suspended, 1e-3);
  expect_share(Motion::gone, 1e-3);
  for (const std::uint32_t depth : cells.depth) {
    if (motion_of(depth) == Motion::adherent) {
      EXPECT_EQ(adhesion_time(depth), 9u);
      EXPECT_EQ(surface_of(depth), Surface::dura);
    }
    if (motion_of(depth) == Motion::suspended) {
      EXPECT_NEAR(depth_share(depth), 1 - 0.05f / 3, 1e-4f);
    }
  }
}

TEST(Bedload, FallsOffWhenItsWallIsTurnedUp) {
  const BedloadWall wall(0);
  BedloadStep step = wall.step(1);
  test::CellColumns cells = bedload_on_dura(50, 0.1);
  wall.run(step, 1, cells);
  EXPECT_EQ(bedload_count(cells, Motion::bedload), 50u);
  step.down = {0, 0, -1};
  wall.run(step, 1, cells);
  EXPECT_EQ(bedload_count(cells, Motion::suspended), 50u);
}

}  // namespace
}  // namespace caudata::graft
