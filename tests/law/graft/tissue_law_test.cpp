// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "graft/tissue/tissue_fixture.hpp"
#include "support/exact_test.hpp"

// What each rule does to cells on the cord when it is alone. Every family of assertions is exact at
// test::alpha.
namespace caudata::graft {
namespace {

using product::CellType;

/// A normal deviate beyond this has probability test::alpha.
constexpr double tissue_most_z = 6.2;

TEST(TissueLaw, DeathAloneFollowsTheSurvivalCurve) {
  constexpr std::uint64_t n = 6000;
  const TissueSite site = test::with_rules(test::tissue_site(), {CellRule::die});
  const TissueParameters p = test::central_tissue();
  test::TissueRun run(site, p);
  run.tissue.settle(test::arrivals(site, n, 10, 0, 1));
  const DieParameters& d = p.survival.die;
  // On pia: the part of the first week's stress that is over, and what lasts.
  const auto survival = [&](double days) {
    const double over = (1 - std::exp(-days / d.stress.time)) / (1 - std::exp(-7 / d.stress.time));
    return std::pow(d.week.elsewhere, d.stress.share * over) * std::exp(-d.late * days);
  };
  for (const int day : {1, 2, 4}) {
    while (run.tissue.hours() < 24 * day) run.tissue.step();
    EXPECT_GT(test::binomial_p_value(run.tissue.ledger().living(), n, survival(day)), test::alpha)
        << day << ": " << run.tissue.ledger().living() << " of " << survival(day) * n;
  }
}

TEST(TissueLaw, WhoEnteredDiesAsInTissue) {
  constexpr std::uint64_t n = 4000;
  TissueSite site = test::with_rules(test::tissue_site(), {CellRule::die, CellRule::enter});
  TissueParameters p = test::central_tissue();
  p.survival.enter = {1e6, 1, 0};  // all enter in the first hour
  p.survival.die.crowding.rate = 0;
  test::TissueRun run(site, p);
  run.tissue.settle(test::arrivals(site, n, 10, 0, 1));
  run.hours(48);
  const DieParameters& d = p.survival.die;
  const auto stress = [&](double week, double from, double to) {
    return -std::log(week) * d.stress.share *
           (std::exp(-from / d.stress.time) - std::exp(-to / d.stress.time)) /
           (1 - std::exp(-7 / d.stress.time));
  };
  const double hazard =
      stress(d.week.elsewhere, 0, 1.0 / 24) + stress(d.week.tissue, 1.0 / 24, 2) + 2 * d.late;
  EXPECT_EQ(run.tissue.ledger()[Compartment::adherent], 0u);
  EXPECT_GT(test::binomial_p_value(run.tissue.ledger().living(), n, std::exp(-hazard)),
            test::alpha);
}

TEST(TissueLaw, EntryAloneFollowsItsHazardAndItsLimits) {
  constexpr std::uint64_t n = 5000;
  const TissueSite site = test::with_rules(test::tissue_site(), {CellRule::enter});
  const auto entered = [&](double hazard, const TissueSite& of, int hours) {
    TissueParameters p = test::central_tissue();
    p.survival.enter = {hazard, 0.4, 0.3};
    test::TissueRun run(of, p);
    run.tissue.settle(test::arrivals(of, n, 10, 0, 1));
    run.hours(hours);
    EXPECT_EQ(run.tissue.ledger().living(), n);
    return run.tissue.ledger()[Compartment::parenchyma];
  };
  EXPECT_EQ(entered(0, site, 3), 0u);
  EXPECT_EQ(entered(1e6, site, 1), n);
  // Intact pia without proteoglycan: 0.4 of the hazard of an open surface.
  EXPECT_GT(test::binomial_p_value(entered(1.5, site, 24), n, 1 - std::exp(-1.5 * 0.4)),
            test::alpha);
  const TissueSite neurons =
      test::with_rules(test::tissue_site(CellType::motor_neuron), {CellRule::enter});
  EXPECT_EQ(entered(1e6, neurons, 1), 0u);
}

TEST(TissueLaw, NobodyEntersBeyondTheEndsOfTheCord) {
  const TissueSite site = test::with_rules(test::tissue_site(), {CellRule::enter});
  TissueParameters p = test::central_tissue();
  p.survival.enter = {1e6, 1, 0};
  test::TissueRun run(site, p);
  auto list = test::arrivals(site, 300, 0, 0, 1);
  for (std::size_t i = 0; i < list.size(); ++i)
    list[i].x = static_cast<float>(i % 3 == 0   ? site.canal.axis().cord_start() - 0.2
                                   : i % 3 == 1 ? site.canal.axis().conus() + 0.2
                                                : site.canal.axis().conus() - 0.2);
  run.tissue.settle(list);
  run.hours(2);
  EXPECT_EQ(run.tissue.ledger()[Compartment::parenchyma], 100u);
}

// Pure births: families of e^x cells on average, geometric: variance e^x (e^x - 1).
TEST(TissueLaw, DivisionAloneIsYule) {
  constexpr std::size_t n = 3000;
  const TissueSite site = test::with_rules(test::tissue_site(), {CellRule::divide});
  TissueParameters p = test::central_tissue();
  p.divide.packing_free = 1e6;
  p.divide.packing_full = 2e6;
  p.divide.doubling = 1;
  p.divide.cycling_early = p.divide.cycling_late = 0.8;
  test::TissueRun run(site, p);
  run.tissue.settle(test::arrivals(site, n, 10, 0, 1));
  run.hours(30);
  const double mean = std::exp2(0.8 * 30.0 / 24);
  const auto living = static_cast<double>(run.tissue.ledger().living());
  EXPECT_LT(std::abs(living - n * mean) / std::sqrt(n * mean * (mean - 1)), tissue_most_z);
  EXPECT_EQ(run.tissue.ledger().born, run.tissue.ledger().living() - n);
  // A family that never divided: e^-x of them.
  std::vector<int> family(n, 0);
  for (const std::uint64_t clone : run.tissue.cells().clones()) ++family[clone - 1];
  EXPECT_GT(test::binomial_p_value(static_cast<std::uint64_t>(std::ranges::count(family, 1)), n,
                                   1 / mean),
            test::alpha);
  std::vector<CellId> ids(run.tissue.cells().ids().begin(), run.tissue.cells().ids().end());
  std::ranges::sort(ids);
  EXPECT_EQ(std::ranges::adjacent_find(ids), ids.end());
  // Volumes come back towards that of the type.
  for (const Sphere& s : run.tissue.cells().spheres()) {
    EXPECT_GT(s.radius, 3.0f);
    EXPECT_LT(s.radius, 8.0f);
  }
}

TEST(TissueLaw, FullSpaceStopsDivision) {
  const TissueSite site = test::with_rules(test::tissue_site(), {CellRule::divide});
  TissueParameters p = test::central_tissue();
  p.divide.packing_free = 0;
  p.divide.packing_full = 1e-6;
  test::TissueRun run(site, p);
  run.tissue.settle(test::in_one_patch(site, 500));
  run.hours(24);
  EXPECT_EQ(run.tissue.ledger().born, 0u);
}

/// Starving cells of `n` in one patch, each standing for `weight`.
std::uint64_t pile_starving(std::size_t n, double weight) {
  TissueSite site = test::with_rules(test::tissue_site(), {CellRule::breathe});
  site.weight = weight;
  test::TissueRun run(site, test::central_tissue());
  run.tissue.settle(test::in_one_patch(site, n));
  run.tissue.step();
  return run.tissue.starved();
}

// Cells lie anywhere in the thickness of their pile, so as many starve as the pile is below the
// critical level; what counts is how many all stand for.
TEST(TissueLaw, PilesStarveAsTheirThicknessSays) {
  const TissueParameters p = test::central_tissue();
  const TissueSite site = test::tissue_site();
  const SurfacePatches patches{CordSurface(site.canal)};
  const MichaelisPile pile(pile_supply(p, site.cell_volume), p.survival.breathe.oxygen.half);
  const CordSurface surface(site.canal);
  const auto at = test::in_one_patch(site, 1)[0];
  const auto foot = surface.point(double{at.x}, double{at.azimuth}, 0);
  const double area = patches.area(patches.at(foot[0], foot[1], foot[2]));
  const double density = pile_density(p.survival.pile_packing, site.cell_volume);
  double before = -1;
  for (const double cells : {2e4, 1e5, 3e5, 1e6}) {
    const double share =
        pile.starved(pile_thickness(cells, area, density), p.survival.breathe.oxygen.critical);
    EXPECT_GE(share, before);
    before = share;
    for (const std::size_t n : {1000u, 4000u})
      EXPECT_GT(test::binomial_p_value(pile_starving(n, cells / static_cast<double>(n)), n, share),
                test::alpha)
          << cells << " as " << n;
  }
  EXPECT_GT(before, 0.5);
}

// Shares do not depend on how many cells a simulated one stands for as long as all together stay
// the same; amounts in the fluid do not either.
TEST(TissueLaw, TheFluidHoldsWhatAllSecrete) {
  const auto level = [](std::size_t n, double weight) {
    TissueSite site = test::with_rules(test::tissue_site(), {CellRule::secrete});
    site.weight = weight;
    test::TissueRun run(site, test::central_tissue());
    run.tissue.settle(test::arrivals(site, n, 10, 0, 1));
    run.hours(6);
    return run.tissue.fluid()[Substance::soluble];
  };
  const double some = level(200, 50), all = level(2000, 5);
  EXPECT_GT(all, 0);
  EXPECT_NEAR(some, all, 1e-9 * all);
}

}  // namespace
}  // namespace caudata::graft
