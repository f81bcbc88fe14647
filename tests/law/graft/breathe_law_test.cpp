// SPDX-License-Identifier: Apache-2.0
// Laws of breathing and starvation.
#include <gtest/gtest.h>

#include <cmath>

#include "graft/survival_fixture.hpp"

namespace caudata::graft {

TEST(BreatheLaw, UptakeIsMichaelis) {
  const BreatheParameters p = test::survival_parameters().breathe;
  const auto at = [&](double level) {
    return breathe_reference(level, 3.3, 0, p, 1).oxygen_uptake;
  };
  EXPECT_EQ(at(0), 0);
  EXPECT_NEAR(at(p.oxygen.half), 0.5 * p.oxygen.uptake, 1e-15);
  EXPECT_NEAR(at(1e6), p.oxygen.uptake, 1e-6);
}

// Without any oxygen exp(-(t/tolerance)^shape) live, however the time is cut.
TEST(BreatheLaw, AnoxiaKillsByTheWeibullLaw) {
  const BreatheParameters p = test::survival_parameters().breathe;
  double debt = 0, hazard = 0, hours = 0;
  for (const double step : {0.25, 3.0, 0.01, 20.0, 12.0}) {
    const Breath b = breathe_reference(0, 3.3, debt, p, step);
    EXPECT_TRUE(b.starves);
    debt = b.debt;
    hazard += b.hazard;
    hours += step;
    EXPECT_NEAR(debt, hours, 1e-12);
    EXPECT_NEAR(hazard, std::pow(hours / p.debt.tolerance, p.debt.shape), 1e-12);
  }
}

TEST(BreatheLaw, AtTheCriticalLevelNothingHappens) {
  const BreatheParameters p = test::survival_parameters().breathe;
  const Breath b = breathe_reference(p.oxygen.critical, p.glucose.critical, 0, p, 100);
  EXPECT_FALSE(b.starves);
  EXPECT_EQ(b.debt, 0);
  EXPECT_EQ(b.hazard, 0);
}

TEST(BreatheLaw, DebtIsPaidBackExponentially) {
  const BreatheParameters p = test::survival_parameters().breathe;
  const Breath at_once = breathe_reference(0.1, 3.3, 8, p, 10);
  const Breath in_two =
      breathe_reference(0.1, 3.3, breathe_reference(0.1, 3.3, 8, p, 4).debt, p, 6);
  EXPECT_NEAR(at_once.debt, 8 * std::exp(-10 / p.debt.recovery), 1e-13);
  EXPECT_NEAR(in_two.debt, at_once.debt, 1e-14);
  EXPECT_EQ(at_once.hazard, 0);
}

TEST(BreatheLaw, TheScarcerSubstrateDecides) {
  const BreatheParameters p = test::survival_parameters().breathe;
  const double none = breathe_reference(0.1, 0, 0, p, 5).debt;
  EXPECT_NEAR(none, 5, 1e-15);
  EXPECT_EQ(breathe_reference(0, 0, 0, p, 5).debt, none);
  EXPECT_NEAR(breathe_reference(0.25 * p.oxygen.critical, 0.5 * p.glucose.critical, 0, p, 4).debt,
              3, 1e-14);
}

TEST(BreatheLaw, StarvesMoreTheLessThereIs) {
  const BreatheParameters p = test::survival_parameters().breathe;
  double before = 1e9;
  for (double level = 0; level < 2 * p.oxygen.critical; level += 0.05 * p.oxygen.critical) {
    const double hazard = breathe_reference(level, 3.3, 2, p, 3).hazard;
    EXPECT_LE(hazard, before);
    before = hazard;
  }
  EXPECT_EQ(before, 0);
}

// 1 fmol/min at 3e14 cells/m3 is 5e-3 mol/m3/s.
TEST(BreatheLaw, UptakeOfTissueHasTheUnitOfAField) {
  EXPECT_NEAR(uptake_of_tissue(1, 3e5), 5e-3, 1e-15);
}

}  // namespace caudata::graft
