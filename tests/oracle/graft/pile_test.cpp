// SPDX-License-Identifier: Apache-2.0
// Piles against worked figures: oxygen of cerebrospinal fluid, 0.104 mM (77 mmHg at 1.35 uM/mmHg),
// diffusivity 2e-9 m2/s, uptake of 1, 3, 5 and 10e-3 mol/m3/s.
#include "graft/rules/pile.hpp"

#include <gtest/gtest.h>

#include "graft/rules/breathe.hpp"

namespace caudata::graft {
namespace {

constexpr double pile_csf_oxygen = 0.104, pile_diffusivity = 2e-3;  // [mM], [mm2/s]

}  // namespace

TEST(Pile, HasTheAnoxicDepthsOfTheWorkedTable) {
  const std::tuple<double, double, double> rows[] = {
      {1e-3, 0.63, 1.09}, {3e-3, 0.36, 0.63}, {5e-3, 0.28, 0.49}, {10e-3, 0.20, 0.34}};
  for (const auto& [use, slab, sphere] : rows) {
    const PileSupply supply{pile_csf_oxygen, pile_diffusivity, use};
    EXPECT_NEAR(slab_reach(supply), slab, 0.03);
    EXPECT_NEAR(sphere_reach(supply), sphere, 0.03);
  }
}

// The link of dose and thickness: 1.5e8 cells of 12 um are 0.136 mL; packed to 0.6 on 5 and 20 cm2
// of dura they lie 0.45 and 0.11 mm thick, and the thicker pile starves at 1 fmol/min.
TEST(Pile, OfAClinicalDoseStarvesIfItLiesOnFewSquareCentimetres) {
  const double density = pile_density(0.6, 904.8);
  EXPECT_NEAR(pile_thickness(1.5e8, 500, density), 0.45, 0.01);
  EXPECT_NEAR(pile_thickness(1.5e8, 2000, density), 0.113, 0.002);
  const PileSupply supply{pile_csf_oxygen, pile_diffusivity, uptake_of_tissue(1, density)};
  EXPECT_NEAR(slab_starved(supply, pile_thickness(1.5e8, 500, density), 0),
              1 - slab_reach(supply) / 0.4524, 1e-3);
  EXPECT_GT(slab_starved(supply, pile_thickness(1.5e8, 500, density), 0), 0.4);
  EXPECT_EQ(slab_starved(supply, pile_thickness(1.5e8, 2000, density), 0.001), 0);
}

}  // namespace caudata::graft
