// SPDX-License-Identifier: Apache-2.0
#include "anatomy/canal/drift_grid.hpp"

#include <algorithm>
#include <cmath>

#include "anatomy/textbook_canal.hpp"

namespace caudata::anatomy {

namespace {

double drift_largest(const std::vector<float>& values) {
  double most = 0;
  for (const float v : values) most = std::max(most, std::abs(static_cast<double>(v)));
  return most;
}

}  // namespace

TEST(DriftGrid, HasTheSizesItStates) {
  const CanalGrid g = support::drift(support::canal(), Posture::supine, {64, 16, 3});
  EXPECT_EQ(g.gap.size(), 64u * 16);
  EXPECT_EQ(g.inner.size(), 64u * 16);
  EXPECT_EQ(g.axial.size(), 64u * 16 * 3);
  EXPECT_EQ(g.azimuthal.size(), 64u * 16 * 3);
  EXPECT_EQ(g.shear_inner.size(), 64u * 16);
  EXPECT_EQ(g.shear_outer.size(), 64u * 16);
  EXPECT_EQ(g.region.size(), 64u);
  EXPECT_EQ(g.passage.size(), 64u);
  EXPECT_EQ(g.mixing.size(), 64u);
  EXPECT_TRUE(std::is_sorted(g.region.begin(), g.region.end()));
  EXPECT_EQ(g.region.back(), cauda_region);
}

TEST(DriftGrid, LesionAndBlockLieWhereThePersonHasThem) {
  const Canal canal = support::injured_canal(c5, 0.4);
  const CanalGrid g = support::drift(canal, Posture::supine);
  for (std::uint32_t i = 0; i < g.nx; ++i) {
    const double x = (i + 0.5) * g.length / g.nx;
    EXPECT_EQ(g.in_lesion[i], canal.lesion().contains(x) ? 1 : 0);
    EXPECT_EQ(g.passage[i], canal.block().contains(x) ? 0.4f : 1.0f);
  }
}

TEST(DriftGrid, MixingFallsWithTheSquareOfTheStrokeVolume) {
  const Canal canal = support::canal();
  const CanalFlow flow(canal);
  const CanalGrid g = support::drift(canal, Posture::supine);
  const double first = flow.stroke_volume(g.length / g.nx / 2);
  for (std::uint32_t i = 0; i < g.nx; ++i) {
    const double ratio = flow.stroke_volume((i + 0.5) * g.length / g.nx) / first;
    EXPECT_NEAR(g.mixing[i], g.mixing[0] * ratio * ratio, 1e-6 * g.mixing[0]);
  }
}

TEST(DriftGrid, HalfTheStrokeVolumeGivesAQuarterOfTheDrift) {
  CanalPerson person = typical_man(support::canal_parameters());
  const CanalGrid whole = support::drift(support::canal(person), Posture::supine);
  person.stroke_volume /= 2;
  const CanalGrid half = support::drift(support::canal(person), Posture::supine);
  const double most = drift_largest(whole.axial);
  for (std::size_t c = 0; c < whole.axial.size(); ++c) {
    EXPECT_NEAR(half.axial[c], whole.axial[c] / 4, 1e-6 * most);
  }
  EXPECT_NEAR(half.shear_inner[100], whole.shear_inner[100] / 2, 1e-6 * whole.shear_inner[100]);
}

TEST(DriftGrid, TheDriftIsSlowAgainstTheOscillation) {
  const Canal canal = support::canal();
  const CanalGrid g = support::drift(canal, Posture::supine);
  const CanalFlow flow(canal);
  const CanalSection s = canal.section(canal.axis().at(c2_c3));
  const double fluid = area(s.dura) - s.cord - s.roots;
  const double speed = std::abs(flow.open_flow(canal.axis().at(c2_c3))) / fluid;
  EXPECT_GT(drift_largest(g.axial), 1e-4 * speed);
  EXPECT_LT(drift_largest(g.axial), 0.1 * speed);
}

}  // namespace caudata::anatomy
