// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <numeric>

#include "core/elementary.hpp"
#include "graft/canal/course_fixture.hpp"
#include "graft/course/graft_course_fixture.hpp"
#include "support/exact_test.hpp"

// Every cell lives through every moment once: detached until it adheres, attached from then on,
// first in the canal, then in the tissue.
namespace caudata::graft {
namespace {

constexpr double per_hour = 24;  // [1/d]

/// Nothing kills attached cells but a hazard that stays.
DieParameters constant_death(double late) { return {0, {1, 1, 1}, {0, 1}, late, 0, 0, {0, 1}}; }

// With one hazard everywhere it does not matter who adheres when, or goes over to the tissue.
TEST(CanalHour, OneHazardForAllIsExponentialOverBothPhases) {
  GraftPlan plan = test::small_plan({3000}, 0.25);
  plan.what.subject.length_scale = 1;
  plan.what.subject.lesion = {anatomy::l1, 50};
  plan.what.administration.vehicle.volume = 5;
  plan.what.administration.puncture = Puncture::l2_l3;
  plan.what.administration.postures = {{0, anatomy::Posture::supine}};
  plan.what.rules = CellRules::none().switch_on(CellRule::die);
  GraftParameters p = test::lively_graft();
  p.tissue.survival.die = constant_death(0.7 * per_hour);
  p.tissue.survival.die.detached = 0.7 * per_hour;
  core::Team team(2);
  GraftCourse course(plan, p, test::small_setup(plan, {256, 16, 4}), team);
  const std::uint64_t given = course.ledger().living();
  std::uint64_t in_tissue = 0;
  for (int hour = 1; hour <= 4; ++hour) {
    course.step();
    const CellLedger now = course.ledger();
    ASSERT_EQ(now[Compartment::left], 0u);
    const ByRegion on_cord = course.snapshot().adherent_to_cord;
    in_tissue = std::accumulate(on_cord.begin(), on_cord.end(), in_tissue);
    EXPECT_GT(now[Compartment::adherent], 50u);
    EXPECT_GT(test::binomial_p_value(now.living(), given, core::exp(-0.7 * hour)), test::alpha)
        << hour << " h: " << now.living() << " of " << given;
  }
  EXPECT_GT(in_tissue, 20u);
}

// At rest on the dorsal dura from the beginning: cells adhere at a, die detached at d and adherent
// at l.
TEST(CanalHour, DetachedAndAdherentDieAtTheirOwnHazards) {
  constexpr double a = 2, d = 0.5, l = 1.5;  // [1/h]
  constexpr std::uint64_t given = 20000;
  CanalSite site = test::course_site();
  for (PosturedCanal& canal : site.postures) {
    canal.grid = test::round_canal({40, 16, 4}, 120, 4, 2.5f, 0);
    std::ranges::fill(canal.grid.axial, 0.0f);
    std::ranges::fill(canal.grid.azimuthal, 0.0f);
  }
  site.roots.assign(40, 0.0f);
  StartProfile start = test::course_start();
  for (std::size_t i = 0; i < start.around.size(); ++i) start.around[i] = i == 0 || i == 15 ? 1 : 0;
  start.thickness.assign(40, 0.005);
  const SuspendedCells cells = test::course_cells();
  CanalCourseParameters p = test::course_parameters();
  p.adhere.rate = {0, a, 0, 0};
  p.roll.shields = 1e6;
  p.lift.rate = 0;
  core::Team team(2);
  CanalCourse course(site, {{{0, given, start}}, {{0, anatomy::Posture::supine}}, 0}, cells, p,
                     test::course_survival(d * per_hour), test::course_key, team);
  const DieParameters die = constant_death(l * per_hour);
  const BreatheParameters breathe{{1, 1e-4, 1e-3}, {1, 1e-4, 1e-3}, {24, 2, 12}};
  const MichaelisPile pile({0.1, 1e-3, 1}, 1e-4);
  for (int hour = 1; hour <= 3; ++hour) {
    course.run(hour);
    course.end_hour({die, breathe, pile, CellRules::none().switch_on(CellRule::die)});
    const CellLedger now = course.ledger();
    const double detached = core::exp(-(a + d) * hour);
    const double adherent = a / (a + d - l) * (core::exp(-l * hour) - detached);
    EXPECT_GT(test::binomial_p_value(now[Compartment::bedload], given, detached), test::alpha)
        << hour << " h: " << now[Compartment::bedload];
    EXPECT_GT(test::binomial_p_value(now[Compartment::adherent], given, adherent), test::alpha)
        << hour << " h: " << now[Compartment::adherent] << ", expected " << adherent * given;
  }
}

// A course is at every full hour, whatever turns of the person cut its steps.
TEST(CanalHour, ACourseStopsAtFullHours) {
  core::Team team(1);
  const CanalSite site = test::course_site();
  CanalCourse course(site,
                     {{{0, 100, test::course_start()}},
                      {{0, anatomy::Posture::supine}, {1.013, anatomy::Posture::left_lateral}},
                      0},
                     test::course_cells(), test::course_parameters(), test::course_survival(2),
                     test::course_key, team);
  for (int hour = 1; hour <= 4; ++hour) {
    course.run(hour);
    EXPECT_EQ(course.hours(), hour);
  }
}

// The geometric null: every surface holds its share of the area, every part of it too.
TEST(CanalHour, ScatteredCellsLieAsTheAreaDoes) {
  core::Team team(2);
  const CanalSite site = test::course_site();
  CanalCourseParameters p = test::course_parameters();
  p.adhere.rate = {8, 8, 8, 8};
  CanalCourse course(site, {{{0, 12000, test::course_start()}}, {{0, anatomy::Posture::supine}}, 0},
                     test::course_cells(), p, test::course_survival(0), test::course_key, team);
  course.run(1);
  course.scatter_adherent(SurfacePlaces(site));
  const CanalDistribution d = course.distribution();
  std::uint64_t all = 0;
  for (std::size_t i = 0; i < surfaces; ++i) all += d.adherent_on(static_cast<Surface>(i));
  ASSERT_GT(all, 5000u);
  const double whole = std::accumulate(site.areas.begin(), site.areas.end(), 0.0);
  for (std::size_t i = 0; i < surfaces; ++i)
    EXPECT_GT(
        test::binomial_p_value(d.adherent_on(static_cast<Surface>(i)), all, site.areas[i] / whole),
        test::alpha)
        << name(static_cast<Surface>(i));
  EXPECT_GT(
      test::binomial_p_value(d.adherent_on(Surface::lesion), all, geometric_lesion_share(site)),
      test::alpha);
  double rostral = 0, dura = 0;
  for (const SurfaceCell& cell : surface_cells(site.postures[0].grid, site.roots)) {
    if (cell.surface != Surface::dura) continue;
    dura += cell.area;
    rostral += cell.column / 16 < 20 ? cell.area : 0;
  }
  std::uint64_t there = 0, on_dura = 0;
  for (const PlacedCell& cell : course.drawn(1)) {
    if (cell.compartment != Compartment::adherent || cell.surface != Surface::dura) continue;
    ++on_dura;
    there += cell.x < 60 ? 1u : 0u;
  }
  EXPECT_GT(test::binomial_p_value(there, on_dura, rostral / dura), test::alpha);
  const auto before = test::state_of(course);
  course.scatter_adherent(SurfacePlaces(site));  // everybody at the same place again
  EXPECT_EQ(test::state_of(course), before);
}

}  // namespace
}  // namespace caudata::graft
