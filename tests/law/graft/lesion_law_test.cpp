// SPDX-License-Identifier: Apache-2.0
// Laws of the lesion in time and place.
#include <gtest/gtest.h>

#include <cmath>

#include "graft/survival_fixture.hpp"

namespace caudata::graft {

TEST(ArrivalLaw, PeaksWhereItWasSeen) {
  for (const double peak : {0.5, 1.0, 9.0, 22.0})
    for (const double residence : {0.3, 1.5, 14.0, 75.0}) {
      const Arrival cells(peak, residence);
      EXPECT_NEAR(cells.at(peak), 1, 1e-14);
      for (const double t : {0.2, 0.7, 0.9, 0.99, 1.01, 1.1, 1.5, 3.0, 10.0})
        EXPECT_LT(cells.at(t * peak), 1) << peak << " " << residence << " " << t;
    }
}

TEST(ArrivalLaw, WhatComesLessWhatLeavesIsTheChange) {
  for (const double residence : {0.3, 0.9, 1.0, 1.5, 14.0, 75.0}) {
    const Arrival cells(2, residence);
    constexpr double h = 1e-4;
    for (const double t : {0.01, 0.1, 0.5, 1.0, 2.0, 4.0, 9.0, 30.0}) {
      const double change = (cells.at(t + h) - cells.at(t - h)) / (2 * h);
      EXPECT_NEAR(change, cells.rate(t) - cells.at(t) / residence, 2e-6) << residence << " " << t;
    }
  }
}

TEST(ArrivalLaw, NobodyIsThereBefore) {
  const Arrival cells(2, 5);
  EXPECT_EQ(cells.at(-1), 0);
  EXPECT_EQ(cells.at(0), 0);
  EXPECT_NEAR(cells.at(1e-3), 0, 1e-6);
}

TEST(GammaPulse, IsOneAtItsPeakAndLessElsewhere) {
  for (const double shape : {0.5, 2.0, 6.0}) {
    EXPECT_NEAR(gamma_pulse(14, 14, shape), 1, 1e-15);
    EXPECT_EQ(gamma_pulse(0, 14, shape), 0);
    for (const double t : {1.0, 7.0, 13.0, 15.0, 28.0, 100.0}) {
      EXPECT_LT(gamma_pulse(t, 14, shape), 1);
      EXPECT_NEAR(gamma_pulse(t, 14, shape), std::pow(t / 14 * std::exp(1 - t / 14), shape), 1e-14);
    }
  }
}

// With the clock of a rat: neurocan and versican peak at two weeks and are high to four; T cells
// peak at day 9; neutrophils peak at 24 h and have declined by day 10.
TEST(LesionLaw, WithTheClockOfARatHasTheCourseSeenInRats) {
  LesionPerson rat = test::lesion_person();
  rat.clock = 1;
  const LesionParameters p = test::lesion_parameters();
  const LesionEnvironment lesion(p, rat);
  const auto at = [&](double day) { return lesion.on(day).at(130); };
  EXPECT_NEAR(at(p.cspg.peak).cspg, 1, 1e-12);
  EXPECT_GT(at(28).cspg, 0.5);
  EXPECT_NEAR(at(1000).cspg, p.cspg.persistent, 1e-9);
  EXPECT_NEAR(at(p.t_cells.peak).t_cells, p.t_cells.density, 1e-9 * p.t_cells.density);
  EXPECT_NEAR(at(p.neutrophils.peak).neutrophils, p.neutrophils.density, 1e-9);
  EXPECT_LT(at(10).neutrophils, 0.05 * p.neutrophils.density);
}

TEST(LesionLaw, TheClockStretchesTime) {
  LesionPerson person = test::lesion_person();
  const LesionParameters p = test::lesion_parameters();
  person.clock = 1;
  const LesionEnvironment rat(p, person);
  person.clock = 2.5;
  const LesionEnvironment human(p, person);
  for (const double day : {2.0, 9.0, 20.0, 90.0}) {
    EXPECT_NEAR(human.on(2.5 * day).at(120).cspg, rat.on(day).at(120).cspg, 1e-12);
    EXPECT_NEAR(human.on(2.5 * day).at(120).macrophages, rat.on(day).at(120).macrophages, 1e-8);
    EXPECT_EQ(human.on(day).at(120).neutrophils, rat.on(day).at(120).neutrophils);
  }
}

TEST(LesionLaw, TheSurfaceClosesAndWhatClosesIsScar) {
  const LesionParameters p = test::lesion_parameters();
  const LesionEnvironment lesion(p, test::lesion_person());
  double before = p.pia.breached;
  for (double day = 0; day < 400; day += 1) {
    const LesionSite site = lesion.on(day).at(110);
    EXPECT_LE(site.breach, before);
    EXPECT_NEAR(site.breach + site.scar * p.pia.breached, p.pia.breached, 1e-15);
    before = site.breach;
  }
  const double once = lesion.on(p.pia.closes_from + p.pia.closing_time).at(110).breach;
  EXPECT_NEAR(once, p.pia.breached * std::exp(-1.0), 1e-12);
}

TEST(LesionLaw, TheCavityIsAnEllipsoidThatStaysInTheLesion) {
  const LesionParameters p = test::lesion_parameters();
  LesionPerson person = test::lesion_person();
  for (const double length : {20.0, 500.0}) {
    person.cavity_length = length;
    const LesionOnDay late = LesionEnvironment(p, person).on(1e6);
    double sum = 0;
    constexpr double dx = 0.01;
    for (double x = person.from - 20 + dx / 2; x < person.to + 20; x += dx) {
      const double share = late.at(x).cavity;
      EXPECT_LE(share, person.cavity_share);
      sum += share * dx;
      EXPECT_FALSE(share > 0 && (x < person.from || x > person.to)) << x;
    }
    // 2/3 of the cylinder about it.
    EXPECT_NEAR(sum, 2.0 / 3 * person.cavity_share * std::min(length, 60.0), 1e-4);
  }
}

TEST(LesionLaw, LevelsFallWithTheDistanceAndAreAlikeOnBothSides) {
  const LesionPerson person = test::lesion_person();
  const LesionOnDay day = LesionEnvironment(test::lesion_parameters(), person).on(30);
  LesionSite before = day.at(person.to);
  for (double away = 1; away < 60; away += 1) {
    const LesionSite caudal = day.at(person.to + away), rostral = day.at(person.from - away);
    EXPECT_LT(caudal.cspg, before.cspg);
    EXPECT_LT(caudal.macrophages, before.macrophages);
    EXPECT_GT(caudal.perfusion, before.perfusion);
    EXPECT_DOUBLE_EQ(caudal.cspg, rostral.cspg);
    EXPECT_DOUBLE_EQ(caudal.t_cells, rostral.t_cells);
    EXPECT_DOUBLE_EQ(caudal.perfusion, rostral.perfusion);
    before = caudal;
  }
}

}  // namespace caudata::graft
