// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "anatomy/textbook_canal.hpp"

/// Laws of the leading order: continuity, and what its flow means per beat.
namespace caudata::anatomy {

namespace {

struct OscillationCase {
  Canal canal{support::canal()};
  CanalFlow flow{canal};
  GapField field{gap_field(canal, {0, 0.6, 0.8}, support::coarse_grid)};
  Oscillation leading{oscillation(field, flow)};
};

}  // namespace

TEST(CanalOscillation, HalfAPeriodOfTheFlowCarriesTheStrokeVolume) {
  const OscillationCase c;
  const double period = 2 * M_PI / c.flow.omega();
  for (const double x : {0.0, 60.0, 300.0}) {
    double carried = 0;
    constexpr int steps = 20000;
    for (int n = 0; n < steps; ++n) {
      const double t = (n + 0.5) * period / steps;
      const double now = (c.flow.open_flow(x) * std::polar(1.0, c.flow.omega() * t)).real();
      carried += std::max(now, 0.0) * period / steps;
    }
    EXPECT_NEAR(carried, c.flow.stroke_volume(x), 1e-6 * carried) << x;
  }
  EXPECT_NEAR(c.flow.stroke_volume(0), 1000 * c.canal.person().stroke_volume, 1e-9);
  EXPECT_EQ(c.flow.stroke_volume(c.canal.length()), 0);
}

TEST(CanalOscillation, SpeedsOfTheGapAddUpToTheFlowThroughTheSection) {
  const OscillationCase c;
  for (std::uint32_t i = 0; i < c.field.nx; i += 17) {
    Complex sum = 0;
    for (std::uint32_t j = 0; j < c.field.na; ++j) {
      const std::size_t at = c.field.at(i, j);
      sum += c.leading.axial[i] * c.leading.mean[at] * c.field.gap[at] * c.field.radius[at] * 2.0 *
             M_PI / double(c.field.na);
    }
    const Complex through = c.flow.open_flow((i + 0.5) * c.field.dx);
    EXPECT_LT(std::abs(sum - through), 1e-12 * std::abs(through));
  }
}

TEST(CanalOscillation, TheDuraTakesUpWhatTheSectionsLose) {
  const OscillationCase c;
  for (std::uint32_t i = 1; i + 1 < c.field.nx; i += 23) {
    Complex passed = 0;
    double size = 0;
    for (std::uint32_t j = 0; j < c.field.na; ++j) {
      const std::size_t at = c.field.at(i, j);
      passed += c.leading.around_s[at] * c.field.radius[at];
      size += std::abs(c.leading.around_s[at]) * c.field.radius[at];
    }
    EXPECT_LT(std::abs(passed), 1e-12 * size) << "what flows around ends where it began";
  }
}

TEST(CanalOscillation, NothingCirculates) {
  const OscillationCase c;
  for (std::uint32_t i = 0; i < c.field.nx; i += 19) {
    Complex driven = 0;
    double size = 0;
    for (std::uint32_t j = 0; j < c.field.na; ++j) {
      const std::size_t at = c.field.at(i, j);
      const Complex part =
          c.leading.around[at] * c.field.radius[at] / (c.field.gap[at] * c.leading.mean[at]);
      driven += part;
      size += std::abs(part);
    }
    EXPECT_LT(std::abs(driven), 1e-12 * size);
  }
}

TEST(CanalOscillation, AboutACentredRoundCordNothingFlowsAround) {
  CanalParameters p = support::canal_parameters();
  p.dura.aspect = 1;
  p.aspect = {1, 1, 1, 1};
  const Canal canal(support::cord(), p, typical_man(p));
  const GapField field = gap_field(canal, {1, 0, 0}, support::coarse_grid);
  const CanalFlow flow(canal);
  const Oscillation leading = oscillation(field, flow);
  for (std::size_t c = 0; c < field.gap.size(); ++c) {
    EXPECT_LT(std::abs(leading.around[c]), 1e-9 * std::abs(leading.axial[c / field.na]) + 1e-12);
  }
  const CanalGrid grid = drift_grid(canal, flow, Posture::sitting, support::coarse_grid);
  for (const float u : grid.axial) EXPECT_NEAR(u, 0, 1e-8) << "no side has more drift than another";
}

}  // namespace caudata::anatomy
