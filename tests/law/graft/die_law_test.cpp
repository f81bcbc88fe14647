// SPDX-License-Identifier: Apache-2.0
// Laws of death. Every statistical test is exact with alpha 1e-9, any key.
#include <gtest/gtest.h>

#include <boost/math/distributions/exponential.hpp>
#include <cmath>
#include <deque>

#include "graft/rules/chance.hpp"
#include "graft/survival_fixture.hpp"
#include "support/binned.hpp"

namespace caudata::graft {
namespace {

/// Cells of the first dose, all alike.
test::SurvivalColumns die_alike(std::size_t n, Compartment compartment, Surface surface) {
  test::SurvivalColumns c;
  for (std::size_t i = 0; i < n; ++i) c.id.push_back(cell_id(0, i));
  c.compartment.assign(n, compartment);
  c.surface.assign(n, surface);
  return c;
}

/// Lets cells live through steps of these lengths [h]; how many live after each.
std::vector<std::uint64_t> die_course(test::SurvivalColumns cells, const DieParameters& p,
                                      const std::vector<double>& steps, const GraftKey& key) {
  std::vector<std::uint64_t> living;
  std::vector<std::uint8_t> dies(cells.id.size());
  double hours = 0;
  for (std::uint32_t s = 0; s < steps.size(); ++s) {
    const std::array since{hours};
    const DieCells now{cells.id, cells.compartment, cells.surface, {}, {}, {}, {}};
    die(now, DieStep(p, since, steps[s]), key, s, dies);
    for (std::size_t i = 0; i < dies.size(); ++i)
      if (dies[i] != 0) cells.compartment[i] = Compartment::dead;
    hours += steps[s];
    living.push_back(static_cast<std::uint64_t>(
        std::count_if(cells.compartment.begin(), cells.compartment.end(),
                      [](Compartment c) { return c != Compartment::dead; })));
  }
  return living;
}

/// Share that lives some hours after the dose, from the law with libm.
double die_expected(const DieParameters& p, Foothold foothold, double hours) {
  const double days = hours / 24;
  if (foothold == Foothold::none) return std::exp(-p.detached * days);
  const double week = foothold == Foothold::tissue      ? p.week.tissue
                      : foothold == Foothold::on_lesion ? p.week.lesion
                                                        : p.week.elsewhere;
  const double stressed =
      (1 - std::exp(-days / p.stress.time)) / (1 - std::exp(-7 / p.stress.time));
  return std::pow(week, p.stress.share * stressed) * std::exp(-p.late * days);
}

constexpr std::size_t die_n = 20000;
constexpr double die_alpha = test::alpha / 100;

}  // namespace

// Survival curves of each foothold, in steps of uneven length.
TEST(DieLaw, SurvivalCurvesAreThoseOfTheHazards) {
  const DieParameters p = test::survival_parameters().die;
  const std::vector<double> steps{0.25, 1, 6, 0.1, 17, 24, 48, 72, 100, 400};
  const std::tuple<Compartment, Surface, Foothold> places[] = {
      {Compartment::suspended, Surface::lesion, Foothold::none},
      {Compartment::bedload, Surface::lesion, Foothold::none},
      {Compartment::adherent, Surface::lesion, Foothold::on_lesion},
      {Compartment::adherent, Surface::pia, Foothold::elsewhere},
      {Compartment::adherent, Surface::dura, Foothold::elsewhere},
      {Compartment::adherent, Surface::root, Foothold::elsewhere},
      {Compartment::parenchyma, Surface::pia, Foothold::tissue}};
  std::uint32_t word = 0;
  for (const auto& [compartment, surface, foothold] : places) {
    const auto living =
        die_course(die_alike(die_n, compartment, surface), p, steps, test::survival_key(word++));
    double hours = 0;
    for (std::size_t s = 0; s < steps.size(); ++s) {
      hours += steps[s];
      EXPECT_GT(test::binomial_p_value(living[s], die_n, die_expected(p, foothold, hours)),
                die_alpha)
          << name(compartment) << " on " << name(surface) << " at " << hours << " h: " << living[s];
    }
  }
}

TEST(DieLaw, StressAloneLeavesItsShareAtDaySeven) {
  DieParameters p = test::survival_parameters().die;
  p.stress.share = 1;
  p.late = 0;
  EXPECT_NEAR(std::exp(-stress_of_first_week(p, Foothold::tissue)), p.week.tissue, 1e-15);
  EXPECT_EQ(stress_of_first_week(p, Foothold::none), 0);
  const std::array start{0.0};
  const DieStep week(p, start, 7 * 24);
  EXPECT_NEAR(std::exp(-week.shared(cell_id(0, 5), Compartment::adherent, Surface::lesion)),
              p.week.lesion, 1e-14);
}

TEST(DieLaw, StepsAddUp) {
  const DieParameters p = test::survival_parameters().die;
  const std::array at_0{0.0}, at_5{5.0};
  for (const Compartment c :
       {Compartment::suspended, Compartment::adherent, Compartment::parenchyma}) {
    const double whole = DieStep(p, at_0, 12).shared(1, c, Surface::pia);
    const double parts = DieStep(p, at_0, 5).shared(1, c, Surface::pia) +
                         DieStep(p, at_5, 7).shared(1, c, Surface::pia);
    EXPECT_NEAR(parts, whole, 1e-14);
  }
}

TEST(DieLaw, ADoseToComeBringsNoStressAndNewbornsHaveNone) {
  const DieParameters p = test::survival_parameters().die;
  const std::array since{400.0, 0.0};
  const DieStep step(p, since, 1);
  const auto of = [&](CellId cell) {
    return step.shared(cell, Compartment::adherent, Surface::lesion);
  };
  EXPECT_GT(of(cell_id(1, 3)), of(cell_id(0, 3)));
  EXPECT_NEAR(of(child_id(cell_id(1, 3), 0)), p.late / 24, 1e-18);
  EXPECT_GT(of(cell_id(0, 3)), of(child_id(cell_id(1, 3), 0)));
}

TEST(DieLaw, LimitsAreNobodyAndEverybody) {
  DieParameters p = test::survival_parameters().die;
  const auto cells = die_alike(1000, Compartment::suspended, Surface::pia);
  p.detached = 0;
  EXPECT_EQ(die_course(cells, p, {1e6}, test::survival_key(1)).back(), 1000u);
  p.detached = 1e6;
  EXPECT_EQ(die_course(cells, p, {1}, test::survival_key(1)).back(), 0u);
  const auto gone = die_alike(1000, Compartment::left, Surface::pia);
  EXPECT_EQ(die_course(gone, p, {1e6}, test::survival_key(1)).back(), 1000u);
}

TEST(DieLaw, InflammationKillsByWhatIsThere) {
  const DieParameters p = test::survival_parameters().die;
  LesionSite site{};
  EXPECT_EQ(inflammation_hazard(p, site), 0);
  site.macrophages = 5000;
  site.neutrophils = 2000;
  EXPECT_NEAR(inflammation_hazard(p, site), 5000 * p.macrophages + 2000 * p.neutrophils, 1e-15);
}

// Each of a cell's own hazards, by itself, against its closed form.
TEST(DieLaw, OwnHazardsActAsStated) {
  DieParameters p = test::survival_parameters().die;
  p.late = 0;
  p.stress.share = 0;
  auto cells = die_alike(die_n, Compartment::parenchyma, Surface::pia);
  const std::vector<float> half(die_n, 0.5f),
      at_capacity(die_n, static_cast<float>(p.crowding.capacity));
  const std::array since{0.0};
  const DieStep step(p, since, 36);
  std::vector<std::uint8_t> dies(die_n);
  const auto dead = [&](DieCells of, std::uint32_t number) {
    of.id = cells.id;
    of.compartment = cells.compartment;
    of.surface = cells.surface;
    return die(of, step, test::survival_key(9), number, dies);
  };
  const auto expect_share = [&](std::uint64_t seen, double hazard) {
    EXPECT_GT(test::binomial_p_value(seen, die_n, 1 - std::exp(-hazard)), die_alpha);
  };
  EXPECT_EQ(dead({}, 0), 0u);
  expect_share(dead({.oxygen = half}, 1), 0.5);
  expect_share(dead({.inflammation = half}, 2), 0.5 * 1.5);
  expect_share(dead({.immune = half}, 3), 0.5 * 1.5);
  expect_share(dead({.density = at_capacity}, 4), p.crowding.rate * 1.5);
}

// Item 7 of the analytic set: families of one cell each with birth rate b and death rate d. A
// cell's clocks are exact: each rings when its own random word says, in one step of any length.
TEST(DieLaw, FamiliesDieOutAsBirthAndDeathDo) {
  const GraftKey key = test::survival_key(3);
  constexpr std::uint64_t families = 20000;
  for (const auto& [b, d, t] :
       {std::tuple{0.6, 1.0, 2.0}, {1.0, 0.5, 2.0}, {0.8, 0.8000001, 3.0}}) {
    std::uint64_t extinct = 0;
    for (std::uint64_t f = 0; f < families; ++f) {
      struct Cell {
        CellId id;
        double born;
      };
      std::deque<Cell> open{{cell_id(0, f), 0}};
      bool lives = false;
      while (!open.empty() && !lives) {
        const Cell cell = open.front();
        open.pop_front();
        const double dies = cell.born + time_until(uniform_of(key, cell.id, 0, Purpose::die), d);
        double now = cell.born;
        for (std::uint32_t division = 0;; ++division) {
          now += time_until(uniform_of(key, cell.id, division, Purpose::divide), b);
          if (now >= std::min(dies, t)) break;
          open.push_back({child_id(cell.id, division), now});
        }
        lives = dies > t;
      }
      extinct += !lives;
    }
    const double e = std::exp((b - d) * t);
    EXPECT_GT(test::binomial_p_value(extinct, families, d * (e - 1) / (b * e - d)), die_alpha)
        << b << " " << d << " " << t << ": " << extinct;
  }
}

// The clock rings within a step exactly if the step's chance says so.
TEST(Chance, ClockAndStepAgree) {
  for (int i = 1; i < 100000; ++i) {
    const double u = (i - 0.5) / 100000, hazard = 0.7, length = 1.3;
    EXPECT_EQ(happens(u, hazard * length), time_until(u, hazard) < length) << u;
  }
  EXPECT_FALSE(happens(0x1p-53, 0));
  EXPECT_TRUE(happens(1 - 0x1p-53, 60));
}

TEST(Chance, TimesAreExponential) {
  const GraftKey key = test::survival_key(4);
  std::uint64_t cell = 0;
  test::expect_law(boost::math::exponential_distribution<>(2.5), 50000, [&] {
    return time_until(uniform_of(key, cell_id(0, cell++), 0, Purpose::die), 2.5);
  });
}

// Probabilities far below the resolution of single precision.
TEST(Chance, SmallHazardsAreKept) {
  EXPECT_NEAR(probability(1e-12), 1e-12, 1e-24);
  EXPECT_TRUE(happens(0x1p-53, 1e-12));
  EXPECT_FALSE(happens(1e-11, 1e-12));
}

}  // namespace caudata::graft
