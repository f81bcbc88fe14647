// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "graft/particles/particle_fixture.hpp"
#include "graft/particles/suspended_step.hpp"
#include "support/exact_test.hpp"

// A law of a suspension that the kernel of a run must obey while its walls catch cells. Statistical
// cases have the false alarm test::alpha, which any seed keeps.
namespace caudata::graft {
namespace {

const GraftKey suspended_key(std::array<std::uint32_t, 2>{0xa4093822u, 0x299f31d0u});

constexpr std::array<float, 3> suspended_dorsal{0, 0, 1};

void suspended_run(const anatomy::CanalGrid& grid, float settling, float dt, int steps,
                   test::CellColumns& cells) {
  const DriftField field(grid, {});
  const std::vector<float> speeds(size_classes, settling), hindrance(field.voxels(), 1.0f);
  SuspendedStep step{field, speeds, hindrance, suspended_dorsal, {}, dt, 0, 0, false};
  for (int i = 0; i < steps; ++i, ++step.step) move_suspended(step, suspended_key, cells.columns());
}

/// Cells at the azimuth whose floor is the dura, in a canal so wide that its walls are plane.
test::CellColumns suspended_over_the_dura(std::size_t n) {
  test::CellColumns cells = test::scattered_cells(n, suspended_key);
  for (std::uint32_t& azimuth : cells.azimuth) azimuth = 0;
  return cells;
}

}  // namespace

// Density e^{-z v / D}: what sinks and what mixing lifts are equal at every height. The floor
// catches cells, which is felt some kicks above it. Without mixing 10 % fewer would be so high.
TEST(SuspendedLaws, AnAtmosphereStandsStill) {
  constexpr float fall = 0.01f, mixing = 0.004f, gap = 4, dt = 0.25f;
  constexpr int steps = 16;
  const double height = static_cast<double>(mixing) / static_cast<double>(fall);
  test::CellColumns cells = suspended_over_the_dura(60000);
  for (std::uint32_t& depth : cells.depth) {
    const double z = -height * core::log((depth + 128.0) * 0x1p-32);
    depth = static_cast<std::uint32_t>((1 - std::min(z / 4, 0.999)) * 0x1p24) << 8;
  }
  suspended_run(test::round_canal({4, 8, 4}, 400, 4000, gap, mixing), fall, dt, steps, cells);
  const double felt = 4 * std::sqrt(2 * static_cast<double>(mixing * dt) * steps);
  for (const double z : {felt, felt + 0.2, felt + 0.5}) {
    std::uint64_t above = 0;
    for (const std::uint32_t depth : cells.depth)
      above += motion_of(depth) == Motion::suspended &&
                       4 * (1 - static_cast<double>(depth_share(depth))) > z
                   ? 1u
                   : 0u;
    EXPECT_GT(test::binomial_p_value(above, cells.x.size(), core::exp(-z / height)), test::alpha)
        << z;
  }
}

}  // namespace caudata::graft
