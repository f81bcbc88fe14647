// SPDX-License-Identifier: Apache-2.0
// Piles with Michaelis uptake against their first integral, and against the closed form of a
// constant uptake as the half-saturation falls.
#include <gtest/gtest.h>

#include <boost/math/quadrature/tanh_sinh.hpp>
#include <cmath>

#include "graft/rules/michaelis_pile.hpp"

namespace caudata::graft {
namespace {

constexpr PileSupply michaelis_supply{0.104, 2e-3, 5e-3};

/// D/2 C'^2 = Q (G(C) - G(far)), G(C) = C - half ln(1 + C/half): the depth at which the level is c
/// in a pile whose far side has the level `far`. C = far + s^2 takes the singularity away.
double michaelis_depth(double half, double far, double c) {
  const auto between = [&](double s) {  // (G(far + s^2) - G(far))/s^2 without cancellation
    const double d = s * s;
    return (d - half * std::log1p(d / (far + half))) / d;
  };
  const double scale = 2 * michaelis_supply.use / michaelis_supply.diffusivity;
  boost::math::quadrature::tanh_sinh<double> quadrature;
  return quadrature.integrate([&](double s) { return 2 / std::sqrt(scale * between(s)); },
                              std::sqrt(c - far), std::sqrt(michaelis_supply.level - far));
}

double michaelis_gap(double thickness, double half) {
  const MichaelisPile pile(michaelis_supply, half);
  double most = 0;
  for (int i = 0; i <= 300; ++i) {
    const double depth = i / 300.0 * thickness;
    const double gap =
        pile.level(thickness, depth) - slab_level(michaelis_supply, thickness, depth);
    EXPECT_GT(gap, -3e-4 * michaelis_supply.level) << thickness << " " << half << " " << depth;
    most = std::max(most, gap);
  }
  return most;
}

}  // namespace

// Choose the level of the far side; the first integral says how thick the pile is and how deep
// each level lies.
TEST(MichaelisPile, HasTheLevelsOfItsFirstIntegral) {
  for (const double half : {0.0007, 0.0014, 0.0028, 0.05}) {
    const MichaelisPile pile(michaelis_supply, half);
    for (const double far : {0.1, 0.06, 0.02, 0.005, 0.001, 1e-4, 1e-6}) {
      const double thickness = michaelis_depth(half, far, far * (1 + 1e-12));
      if (thickness > 3 * slab_reach(michaelis_supply)) continue;
      EXPECT_NEAR(pile.level(thickness, thickness), far, 1e-4 * michaelis_supply.level);
      for (const double c : {0.103, 0.09, 0.05, 0.01, 0.002}) {
        if (c <= far) continue;
        const double depth = michaelis_depth(half, far, c);
        EXPECT_NEAR(pile.level(thickness, depth), c, 1e-4 * michaelis_supply.level)
            << half << " " << far << " " << c;
      }
    }
  }
}

// At the medians of the priors a deep pile starves from 0.30 mm on, not from 0.26 mm as with a
// constant uptake.
TEST(MichaelisPile, StarvesDeeperThanWithAConstantUptake) {
  const MichaelisPile pile(michaelis_supply, 0.0014);
  const double deep = michaelis_depth(0.0014, 1e-12, 0.001);
  EXPECT_NEAR(deep, 0.301, 0.002);
  for (const double thickness : {0.6, 0.8, 2.0, 20.0})
    EXPECT_NEAR(thickness * (1 - pile.starved(thickness, 0.001)), deep, 0.005 * deep);
  EXPECT_NEAR(0.6 * (1 - slab_starved(michaelis_supply, 0.6, 0.001)), 0.260, 0.002);
}

TEST(MichaelisPile, ApproachesTheClosedFormAsHalfSaturationFalls) {
  for (const double thickness : {0.15, 0.45}) {
    double before = 1;
    for (const double half : {0.014, 0.0014, 0.00014}) {
      const double gap = michaelis_gap(thickness, half);
      EXPECT_LT(gap, before / 2) << thickness << " " << half;
      before = gap;
    }
    EXPECT_LT(before, 6e-3 * michaelis_supply.level);
  }
}

// The share that starves has the closed form as its limit, from below.
TEST(MichaelisPile, StarvesAsTheClosedFormSaysAsHalfSaturationFalls) {
  for (const double critical : {0.001, 0.02})
    for (const double thickness : {0.35, 0.6, 0.85}) {
      const double limit = slab_starved(michaelis_supply, thickness, critical);
      double before = 1;
      for (const double half : {0.0028, 0.0007, 0.0001}) {
        const double gap =
            limit - MichaelisPile(michaelis_supply, half).starved(thickness, critical);
        EXPECT_LT(gap, before) << critical << " " << thickness << " " << half;
        EXPECT_GT(gap, -2e-3);
        before = gap;
      }
      EXPECT_LT(before, 0.02) << critical << " " << thickness;
    }
}

TEST(MichaelisPile, HasItsEnds) {
  const MichaelisPile pile(michaelis_supply, 0.0014);
  EXPECT_EQ(pile.level(0, 0), michaelis_supply.level);
  EXPECT_EQ(pile.level(0.3, 0), michaelis_supply.level);
  EXPECT_EQ(pile.starved(0, 0.001), 0);
  EXPECT_EQ(pile.starved(0.1, 0.001), 0);
  EXPECT_LT(pile.level(30, 30), 1e-9);
  double before = 1;
  for (double depth = 0; depth < 1; depth += 0.01) {
    EXPECT_LE(pile.level(1, depth), before);
    before = pile.level(1, depth);
  }
}

}  // namespace caudata::graft
