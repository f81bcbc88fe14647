// SPDX-License-Identifier: Apache-2.0
#include "graft/canal/canal_course.hpp"

#include <gtest/gtest.h>

#include <boost/math/distributions/normal.hpp>
#include <numeric>
#include <set>

#include "graft/canal/course_fixture.hpp"
#include "support/exact_test.hpp"
#include "support/ledger_from_data.hpp"

namespace caudata::graft {
namespace {

CanalPlan course_plan(std::uint64_t cells, anatomy::Posture posture = anatomy::Posture::supine) {
  return {{{0, cells, test::course_start(), cells / 10}}, {{0, posture}}, 0};
}

struct CourseRun {
  core::Team team{2};
  CanalSite site = test::course_site();
  CanalCourse course;

  CanalHour end_hour(const CellRules& rules) {
    static const MichaelisPile pile({0.1, 1e-3, 1}, 1e-4);
    static const DieParameters die{0, {1, 1, 1}, {0, 1}, 0, 0, 0, {0, 1}};
    static const BreatheParameters breathe{{1, 1e-4, 1e-3}, {1, 1e-4, 1e-3}, {24, 2, 12}};
    return course.end_hour({die, breathe, pile, rules});
  }

  explicit CourseRun(const CanalPlan& plan, double death = 2,
                     CanalCourseParameters parameters = test::course_parameters(),
                     GraftKey key = test::course_key)
      : course(site, plan, test::course_cells(), parameters, test::course_survival(death), key,
               team) {}
};

TEST(CanalCourse, CountsEveryCellAtEveryStep) {
  CourseRun run({{{0, 2000, test::course_start(), 200}, {0.2, 1000, test::course_start(), 100}},
                 {{0, anatomy::Posture::trendelenburg}},
                 0});
  int steps = 0;
  run.course.run(0.6, [&](const CanalProgress& progress) {
    ++steps;
    const CellLedger ledger = run.course.ledger();
    EXPECT_TRUE(ledger.balanced());
    EXPECT_EQ(ledger.injected, progress.hours < 0.2 ? 2000u : 3000u) << progress.hours;
    return true;
  });
  EXPECT_GT(steps, 100);
  run.course.run(30);
  const CellLedger end = run.course.ledger();
  EXPECT_TRUE(end.balanced());
  EXPECT_EQ(end[Compartment::suspended] + end[Compartment::bedload], 0u);
  EXPECT_GT(end[Compartment::adherent], 100u);
  EXPECT_GT(end[Compartment::dead], 300u);  // a tenth of them on arrival
}

TEST(CanalCourse, CellsSettleDownwards) {
  CourseRun run(course_plan(3000), 0);
  run.course.run(0.6);
  const CellLedger ledger = run.course.ledger();
  EXPECT_LT(ledger[Compartment::suspended], 300u);
  double dorsal = 0, cells = 0;
  for (const PlacedCell& cell : run.course.drawn(1)) {
    if (cell.compartment != Compartment::bedload || cell.surface != Surface::dura) continue;
    dorsal += cell.z > 0 ? 1 : 0;
    ++cells;
  }
  EXPECT_GT(cells, 300);
  EXPECT_GT(dorsal, 0.95 * cells);  // supine: the dorsal dura is the floor
}

TEST(CanalCourse, LivingDetachedCellsDieAtTheirHazard) {
  CanalCourseParameters parameters = test::course_parameters();
  parameters.adhere.rate = {0, 0, 0, 0};
  CanalPlan plan = course_plan(5000);
  CourseRun run(plan, 24, parameters);
  run.course.run(0.5);
  const CellLedger ledger = run.course.ledger();
  ASSERT_EQ(ledger[Compartment::adherent], 0u);
  const double dead = 1 - core::exp(-run.course.hours());
  const std::uint64_t stayed = 4500 - ledger[Compartment::left];
  ASSERT_GT(stayed, 4480u);  // too few left to be felt
  EXPECT_GT(test::binomial_p_value(ledger[Compartment::dead] - 500, stayed, dead), test::alpha);
}

TEST(CanalCourse, AMirroredPostureGivesAMirroredDistribution) {
  // Left and right of the canal are alike: as many cells end on the left of the left-lying as on
  // the right of the right-lying. Other random words for the second, so that the samples are
  // independent.
  CourseRun left(course_plan(4000, anatomy::Posture::left_lateral), 0);
  CourseRun right(course_plan(4000, anatomy::Posture::right_lateral), 0, test::course_parameters(),
                  GraftKey(std::array<std::uint32_t, 2>{5, 6}));
  left.course.run(1);
  right.course.run(1);
  const boost::math::normal law;
  const auto expect_alike = [&](double a, double b, double n, const char* what) {
    const double p = (a + b) / (2 * n);
    ASSERT_GT(a + b, 100) << what;
    if (p >= 1) return;
    const double z = std::abs(a - b) / std::sqrt(2 * n * p * (1 - p));
    EXPECT_GT(2 * cdf(law, -z), test::alpha) << what << ": " << a << " and " << b;
  };
  const auto on_side = [](const CanalCourse& course, float side, bool rostral) {
    double n = 0;
    for (const PlacedCell& cell : course.drawn(1))
      n += cell.y * side > 2 && (cell.x < 70) == rostral ? 1 : 0;
    return n;
  };
  expect_alike(on_side(left.course, 1, true), on_side(right.course, -1, true), 4000, "rostral");
  expect_alike(on_side(left.course, 1, false), on_side(right.course, -1, false), 4000, "caudal");
  EXPECT_GT(on_side(left.course, 1, false), 4 * on_side(left.course, -1, false));
  for (const Surface s : {Surface::pia, Surface::dura, Surface::root})
    expect_alike(static_cast<double>(left.course.distribution().adherent_on(s)),
                 static_cast<double>(right.course.distribution().adherent_on(s)), 4000, name(s));
}

TEST(CanalCourse, NothingPassesAClosedBlock) {
  CanalSite site = test::course_site();
  for (PosturedCanal& canal : site.postures) canal.grid = test::uneven_canal({40, 16, 4}, 0.0f);
  core::Team team(1);
  CanalPlan plan = course_plan(2000, anatomy::Posture::trendelenburg);
  CanalCourse course(site, plan, test::course_cells(), test::course_parameters(),
                     test::course_survival(0), test::course_key, team);
  course.run(3);
  for (const PlacedCell& cell : course.drawn(1)) EXPECT_GT(cell.x, 0.375f * 120);
  CourseRun open(plan, 0);
  open.course.run(3);
  const auto rostral = [](const PlacedCell& cell) { return cell.x < 0.35f * 120; };
  const auto drawn = open.course.drawn(1);
  EXPECT_GT(std::count_if(drawn.begin(), drawn.end(), rostral), 0);
}

TEST(CanalCourse, HandsOutWhoAdheresToPiaOrLesion) {
  CourseRun run(course_plan(3000));
  run.course.run(4);
  const CanalDistribution d = run.course.distribution();
  const std::uint64_t before = run.course.ledger().injected;
  const CanalHour hour = run.end_hour(CellRules::none());
  EXPECT_EQ(hour.arrivals.size(), d.adherent_on(Surface::pia) + d.adherent_on(Surface::lesion));
  EXPECT_GT(hour.arrivals.size(), 20u);
  for (std::size_t i = 0; i < hour.arrivals.size(); ++i) {
    if (i > 0) {
      EXPECT_LT(hour.arrivals[i - 1].id, hour.arrivals[i].id);
    }
    EXPECT_EQ(hour.arrivals[i].oxygen_debt, 0);
  }
  EXPECT_EQ(run.course.ledger().injected, before - hour.arrivals.size());
  EXPECT_EQ(run.course.distribution().adherent_on(Surface::pia), 0u);
}

// Nobody has adhered for longer than the run, nor lacked more than all oxygen.
TEST(CanalCourse, HandsOverTheDebtOfOxygen) {
  CanalPlan plan = course_plan(150'000'000);
  plan.simulated = 3000;
  CourseRun run(plan, 0);
  run.course.run(1);
  double most = 0;
  for (const Arrival& a : run.end_hour(CellRules::none().switch_on(CellRule::breathe)).arrivals) {
    EXPECT_GE(a.oxygen_debt, 0);
    most = std::max(most, double{a.oxygen_debt});
  }
  EXPECT_GT(most, 0);
  EXPECT_LE(most, 1);
}

TEST(CanalCourse, DrawsTheSameCellsAtEveryTime) {
  CourseRun run(course_plan(3000), 0);
  const auto ids = [&] {
    std::set<CellId> drawn;
    for (const PlacedCell& cell : run.course.drawn(0.2)) drawn.insert(cell.id);
    return drawn;
  };
  run.course.run(0.01);
  const auto before = ids();
  EXPECT_GT(test::binomial_p_value(before.size(), 2700, 0.2), test::alpha / 1e3);
  run.course.run(0.5);
  const auto after = ids();  // none died; some left the canal
  EXPECT_TRUE(std::includes(before.begin(), before.end(), after.begin(), after.end()));
  EXPECT_GE(after.size() + run.course.ledger()[Compartment::left], before.size());
}

TEST(CanalCourse, ASubsampleStandsForTheWholeDose) {
  CanalPlan plan{{{0, 100'000'000, test::course_start()}, {1, 50'000'000, test::course_start()}},
                 {{0, anatomy::Posture::supine}},
                 3000};
  EXPECT_EQ(plan.cells_of(0), 2000u);
  EXPECT_EQ(plan.cells_of(1), 1000u);
  EXPECT_EQ(plan.weight(), 50000.0);
  CourseRun run(plan, 0);
  run.course.run(1.01);
  EXPECT_EQ(run.course.ledger().injected, 3000u);
}

TEST(CanalCourse, PilesAreAsThickAsTheirCellsAndStarveBelow) {
  CanalPlan plan = course_plan(150'000'000);
  plan.simulated = 3000;
  CourseRun run(plan, 0);
  EXPECT_EQ(run.course.wall_piles().thickest(), 0);
  run.course.run(1);
  const WallPiles piles = run.course.wall_piles();
  const CellLedger ledger = run.course.ledger();
  EXPECT_GT(piles.thickest(), 0.05);
  EXPECT_LE(std::accumulate(piles.cells.begin(), piles.cells.end(), 0u),
            ledger[Compartment::bedload] + ledger[Compartment::adherent]);
  const MichaelisPile plenty({0.1, 1e-3, 1e-6}, 1e-4), little({0.1, 1e-3, 1}, 1e-4);
  EXPECT_EQ(piles.starved(plenty, 1e-3), 0u);
  EXPECT_GT(piles.starved(little, 1e-3), 0u);
  EXPECT_LT(piles.starved(little, 1e-3),
            ledger[Compartment::bedload] + ledger[Compartment::adherent]);
}

TEST(CanalCourse, FollowsTheParametersOfTheProject) {
  std::vector<std::string> missing;
  const auto p = test::project_ledger().resolve<CanalCourseParameters>("graft.canal", missing);
  EXPECT_TRUE(missing.empty());
  const auto flat = without_homing(p);
  EXPECT_EQ(flat.adhere.rate[3], flat.adhere.rate[0]);
  EXPECT_GT(p.adhere.rate[3], p.adhere.rate[0]);
  CourseRun run(course_plan(1000), 1.5, p);
  run.course.run(0.2);
  EXPECT_TRUE(run.course.ledger().balanced());
}

TEST(CanalCourse, SettlingSpeedsAreThoseOfStokes) {
  SuspendedCells cells = test::course_cells();
  cells.diameter.fill(12);
  cells.excess_density.fill(55);
  const auto speeds = settling_speeds(cells);
  EXPECT_NEAR(static_cast<double>(speeds[0]), 5.75e-3, 5e-6);  // biology: 5.8 um/s
  EXPECT_NEAR(static_cast<double>(speeds[0x80] / speeds[0]), core::pow(5, 2.0 / 3), 1e-5);
  EXPECT_NEAR(mean_cell_volume(cells), 9.0478e-7, 1e-10);
}

TEST(CanalCourse, ForecastsItsMemory) {
  const std::size_t full = course_bytes(test::course_site(), course_plan(150'000'000));
  EXPECT_LT(full, 3'500'000'000u);
  EXPECT_GT(full, 24u * 135'000'000u);  // the dead take no room
}

TEST(CanalCourse, RefusesPlansWithAllTheirFaults) {
  const CanalSite site = test::course_site();
  EXPECT_TRUE(check(course_plan(1000), site, test::course_cells()).empty());
  CanalPlan plan{{{1, 0, {{1, 2}, {-1}}, 1}, {0.5, 1ull << 40, test::course_start()}},
                 {{2, anatomy::Posture::prone}},
                 0};
  SuspendedCells cells = test::course_cells();
  cells.clumped = 1.5;
  cells.viscosity = 0;
  cells.diameter[3] = -1;
  std::multiset<std::string> rules;
  for (const core::Issue& issue : check(plan, site, cells)) rules.insert(issue.rule);
  EXPECT_EQ(rules, (std::multiset<std::string>{
                       "graft.canal.diameter", "graft.canal.dose-cells", "graft.canal.dose-cells",
                       "graft.canal.dose-dead", "graft.canal.dose-order", "graft.canal.dose-order",
                       "graft.canal.posture-grid", "graft.canal.posture-start",
                       "graft.canal.shares", "graft.canal.start", "graft.canal.viscosity"}));
  CanalSite narrow = site;
  narrow.postures[1].grid.gap[5] = -0.1f;
  narrow.postures[2].grid.nx = 41;
  rules.clear();
  for (const core::Issue& issue : check(course_plan(1000), narrow, test::course_cells()))
    rules.insert(issue.rule);
  EXPECT_EQ(rules, (std::multiset<std::string>{"graft.canal.gap", "graft.canal.grid"}));
}

TEST(CanalNulls, GeometricShareIsThatOfTheSurface) {
  CanalSite site;
  site.areas = {100, 300, 80, 20};
  EXPECT_EQ(geometric_lesion_share(site), 0.04);
  site.areas = {};
  EXPECT_EQ(geometric_lesion_share(site), 0);
  const auto areas = surface_areas(test::round_canal({20, 32, 4}, 100, 4, 3, 0), {});
  EXPECT_NEAR(areas[0], 2 * 3.14159265 * 4 * 100, 0.1);
  EXPECT_NEAR(areas[1], 2 * 3.14159265 * 7 * 100, 0.1);
  EXPECT_EQ(areas[2] + areas[3], 0);
}

}  // namespace
}  // namespace caudata::graft
