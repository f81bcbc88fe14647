// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <boost/math/distributions/chi_squared.hpp>

#include "graft/particles/particle_fixture.hpp"
#include "graft/particles/suspended_step.hpp"
#include "support/exact_test.hpp"

// Laws of a suspension that a run's own kernel must obey while its walls catch cells. Statistical
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

// Taylor and Aris: a parabola of mean U over a half gap a adds 2/105 U^2 a^2 / D, here 1.9 D.
TEST(SuspendedLaws, AParabolaDispersesByTaylorAndAris) {
  constexpr float mixing = 0.004f, gap = 1, mean = 0.08f, dt = 0.5f;
  constexpr int steps = 5000;
  anatomy::CanalGrid grid = test::round_canal({4, 8, 32}, 4000, 4000, gap, mixing);
  for (std::size_t k = 0; k < grid.axial.size(); ++k) {
    const float w = (static_cast<float>(k % grid.nw) + 0.5f) / static_cast<float>(grid.nw);
    grid.axial[k] = 6 * mean * w * (1 - w);
  }
  test::CellColumns cells = suspended_over_the_dura(2000);
  cells.x.assign(cells.x.size(), 0x80000000u);
  suspended_run(grid, 0, dt, steps, cells);
  double sum = 0, squares = 0;
  for (const std::uint32_t x : cells.x) {
    const double along = (x * 0x1p-32 - 0.5) * 4000;
    sum += along, squares += along * along;
  }
  const auto n = static_cast<double>(cells.x.size());
  const double d = static_cast<double>(mixing), peclet = static_cast<double>(mean * gap) / 2 / d;
  const double variance = 2 * d * (1 + 2 * peclet * peclet / 105) * static_cast<double>(dt) * steps;
  const boost::math::chi_squared law(n - 1);
  const double scaled = (squares - sum * sum / n) / variance;
  EXPECT_GT(2 * std::min(cdf(law, scaled), cdf(complement(law, scaled))), test::alpha)
      << scaled / n;
}

}  // namespace caudata::graft
