// SPDX-License-Identifier: Apache-2.0
// Laws of the closed forms of oxygen in piles.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "graft/rules/michaelis_pile.hpp"
#include "support/exact_test.hpp"

namespace caudata::graft {
namespace {

constexpr PileSupply thin_air_supply{0.104, 2e-3, 5e-3};

}  // namespace

TEST(PileLaw, SlabObeysDiffusionAndItsBoundaries) {
  constexpr double h = 1e-4;
  for (const double thickness : {0.1, 0.25, 0.2884, 0.289, 0.6}) {
    EXPECT_EQ(slab_level(thin_air_supply, thickness, 0), thin_air_supply.level);
    const double fed = std::min(thickness, slab_reach(thin_air_supply));
    for (double x = h; x < fed - 2 * h; x += 0.01) {
      const double bent = (slab_level(thin_air_supply, thickness, x + h) -
                           2 * slab_level(thin_air_supply, thickness, x) +
                           slab_level(thin_air_supply, thickness, x - h)) /
                          (h * h);
      EXPECT_NEAR(bent * thin_air_supply.diffusivity, thin_air_supply.use,
                  1e-4 * thin_air_supply.use);
    }
    const double end = slab_level(thin_air_supply, thickness, fed);
    EXPECT_NEAR(slab_level(thin_air_supply, thickness, fed - h) - end, 0, 2e-8);  // no flux there
    EXPECT_GE(slab_level(thin_air_supply, thickness, thickness), 0);
  }
}

TEST(PileLaw, ShareStarvedIsWhereTheLevelIsBelow) {
  for (const double thickness : {0.1, 0.2, 0.28, 0.3, 0.5, 2.0})
    for (const double critical : {0.0, 1e-3, 1e-2, 0.05, 0.104}) {
      constexpr int n = 20000;
      int below = 0;
      for (int i = 0; i < n; ++i)
        below += slab_level(thin_air_supply, thickness, (i + 0.5) / n * thickness) <
                 (critical > 0 ? critical : 1e-15);
      EXPECT_NEAR(slab_starved(thin_air_supply, thickness, critical), below / double{n}, 1.5e-4)
          << thickness << " " << critical;
    }
  EXPECT_EQ(slab_starved(thin_air_supply, 0, 0.01), 0);
}

TEST(PileLaw, AThickerSlabStarves) {
  for (const double critical : {0.0, 1e-3, 1e-2, 0.05}) {
    const double most = std::sqrt(2 * thin_air_supply.diffusivity *
                                  (thin_air_supply.level - critical) / thin_air_supply.use);
    EXPECT_NEAR(slab_level(thin_air_supply, most, most), critical, 1e-12);
    EXPECT_EQ(slab_starved(thin_air_supply, 0.9999 * most, critical), 0);
    EXPECT_GT(slab_starved(thin_air_supply, 1.01 * most, critical), 0);
  }
}

// Of cells at places of their own the share below a level is that of the pile; alpha 1e-9.
TEST(PileLaw, CellsFindTheLevelsOfTheirPile) {
  constexpr std::size_t n = 20000;
  const GraftKey key(std::array<std::uint32_t, 2>{8, 9});
  const MichaelisPile pile(thin_air_supply, 0.0014);
  for (const double thickness : {0.2, 0.45, 2.0}) {
    std::uint64_t below = 0;
    for (std::size_t i = 0; i < n; ++i)
      below += pile.level(thickness, thickness * pile_place(key, cell_id(1, i))) < 0.06 ? 1u : 0u;
    const double share = pile.starved(thickness, 0.06);
    EXPECT_GT(share, 0.1);
    EXPECT_GT(test::binomial_p_value(below, n, share), test::alpha);
  }
}

TEST(PileLaw, SphereObeysDiffusionAndHasNoStepAtItsCore) {
  constexpr double h = 1e-4;
  for (const double radius : {0.2, 0.49, 0.51, 0.8, 3.0}) {
    EXPECT_NEAR(sphere_level(thin_air_supply, radius, radius), thin_air_supply.level, 1e-12);
    const double core = sphere_core(thin_air_supply, radius);
    EXPECT_EQ(core > 0, radius > sphere_reach(thin_air_supply));
    for (double r = core + 0.01; r < radius - h; r += 0.02) {
      const double out = sphere_level(thin_air_supply, radius, r + h),
                   in = sphere_level(thin_air_supply, radius, r - h);
      const double here = sphere_level(thin_air_supply, radius, r);
      const double bent = (out - 2 * here + in) / (h * h) + (out - in) / (h * r);
      EXPECT_NEAR(bent * thin_air_supply.diffusivity, thin_air_supply.use,
                  1e-3 * thin_air_supply.use);
    }
    if (core == 0) continue;
    EXPECT_NEAR(sphere_level(thin_air_supply, radius, core + h), 0, 1e-7);
  }
}

// A very large sphere is a slab seen from its surface.
TEST(PileLaw, LargeSphereIsASlab) {
  const double radius = 3000;
  EXPECT_NEAR(radius - sphere_core(thin_air_supply, radius), slab_reach(thin_air_supply), 1e-3);
}

TEST(PileLaw, PlacesAreUniformAndACellKeepsItsOwn) {
  const GraftKey key(std::array<std::uint32_t, 2>{8, 8});
  std::uint64_t upper = 0;
  constexpr std::uint64_t n = 20000;
  for (std::uint64_t i = 0; i < n; ++i) {
    const double place = pile_place(key, cell_id(0, i));
    EXPECT_GT(place, 0);
    EXPECT_LT(place, 1);
    EXPECT_EQ(place, pile_place(key, cell_id(0, i)));
    upper += place < 0.3;
  }
  EXPECT_GT(test::binomial_p_value(upper, n, 0.3), test::alpha);
}

}  // namespace caudata::graft
