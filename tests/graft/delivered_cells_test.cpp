// SPDX-License-Identifier: Apache-2.0
#include "graft/delivered_cells.hpp"

#include <gtest/gtest.h>

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "graft/canal/course_fixture.hpp"
#include "support/exact_test.hpp"

namespace caudata::graft {
namespace {

GraftKey delivery_key(std::uint32_t person) {
  return GraftKey(std::array<std::uint32_t, 2>{0xa4093822u, person});
}

DoseCells delivery_of_four_types() {
  DoseCells cells;
  cells.living[product::index(product::CellType::pluripotent)] = 3;
  cells.living[product::index(product::CellType::motor_neuron_progenitor)] = 3100;
  cells.living[product::index(product::CellType::other_progenitor)] = 280;
  cells.living[product::index(product::CellType::mesenchymal)] = 17;
  cells.dead = 600;
  return cells;
}

TEST(DeliveredCells, OrderOfADoseIsAPermutationOfIt) {
  for (const std::uint64_t n : {1u, 2u, 3u, 4u, 5u, 63u, 64u, 65u, 1000u, 4097u}) {
    for (const std::uint32_t dose : {0u, 3u}) {
      const DoseOrder order(delivery_key(1), dose, n);
      std::vector<int> seen(n, 0);
      for (std::uint64_t i = 0; i < n; ++i) ++seen.at(order.rank(i));
      EXPECT_EQ(seen, std::vector<int>(n, 1)) << n;
    }
  }
  const DoseOrder largest(delivery_key(1), 0, most_cells_of_a_dose);
  for (const std::uint64_t i : {std::uint64_t{0}, most_cells_of_a_dose - 1})
    EXPECT_LT(largest.rank(i), most_cells_of_a_dose);
}

TEST(DeliveredCells, DosesAndPersonsAreOrderedApart) {
  const DoseOrder one(delivery_key(1), 0, 1000), dose(delivery_key(1), 1, 1000),
      person(delivery_key(2), 0, 1000);
  std::uint64_t same_dose = 0, same_person = 0;
  for (std::uint64_t i = 0; i < 1000; ++i) {
    same_dose += one.rank(i) == dose.rank(i) ? 1u : 0u;
    same_person += one.rank(i) == person.rank(i) ? 1u : 0u;
  }
  EXPECT_GT(test::poisson_p_value(same_dose, 1), test::alpha);
  EXPECT_GT(test::poisson_p_value(same_person, 1), test::alpha);
}

TEST(DeliveredCells, SomeOfThemAreDrawnWithoutPuttingBack) {
  // Of persons alike, the dead among the first n of N: mean and variance of the hypergeometric law.
  constexpr std::uint32_t persons = 2000;
  constexpr double all = 4000, dead = 600, n = 300;
  const double mean = n * dead / all;
  const double variance = mean * (1 - dead / all) * (all - n) / (all - 1);
  double sum = 0, squares = 0;
  for (std::uint32_t person = 0; person < persons; ++person) {
    const DoseOrder order(delivery_key(person), 0, static_cast<std::uint64_t>(all));
    double seen = 0;
    for (std::uint64_t i = 0; i < static_cast<std::uint64_t>(n); ++i)
      seen += order.rank(i) >= static_cast<std::uint64_t>(all - dead) ? 1 : 0;
    sum += seen - mean;
    squares += (seen - mean) * (seen - mean) / variance;
  }
  const boost::math::normal normal;
  EXPECT_GT(2 * cdf(normal, -std::abs(sum) / std::sqrt(persons * variance)), test::alpha);
  const boost::math::chi_squared law(persons);
  EXPECT_GT(2 * std::min(cdf(law, squares), cdf(complement(law, squares))), test::alpha);
}

TEST(DeliveredCells, NeighboursAreAsOftenBothDeadAsChanceHasIt) {
  constexpr std::uint64_t all = 100'000, dead = 20'000;
  const DoseOrder order(delivery_key(7), 0, all);
  for (const std::uint64_t apart : {1u, 2u, 256u, 4096u}) {
    std::uint64_t both = 0, pairs = 0;
    for (std::uint64_t i = 0; i + apart < all; ++i) {
      if (i / apart % 2 != 0) continue;  // no cell in two pairs
      ++pairs;
      both += order.rank(i) < dead && order.rank(i + apart) < dead ? 1u : 0u;
    }
    EXPECT_GT(test::binomial_p_value(both, pairs, 0.04), test::alpha) << apart;
  }
}

TEST(DeliveredCells, AFullRunBeginsWithExactlyWhatWasDelivered) {
  const std::vector<DoseCells> doses{delivery_of_four_types(), delivery_of_four_types()};
  const DeliveredTypes types(test::course_key, doses);
  const auto type = [&](CellId cell) { return types.of(cell); };
  const CanalPlan plan{{{0, doses[0].all(), test::course_start(), doses[0].dead},
                        {0.1, doses[1].all(), test::course_start(), doses[1].dead}},
                       {{0, anatomy::Posture::supine}},
                       0};
  const CanalSite site = test::course_site();
  for (const unsigned threads : {1u, 3u}) {
    core::Team team(threads);
    CanalCourse course(site, plan, test::course_cells(), test::course_parameters(),
                       test::course_survival(0), test::course_key, team);
    EXPECT_EQ(course.living_by_type(type), doses[0].living);
    EXPECT_EQ(course.ledger()[Compartment::dead], doses[0].dead);
    course.run(0.1);
    EXPECT_EQ(course.ledger()[Compartment::dead], 2 * doses[0].dead);
  }
}

TEST(DeliveredCells, ACellIsTheSameWhereFewerAreFollowed) {
  const std::vector<DoseCells> doses{delivery_of_four_types()};
  const DeliveredTypes types(test::course_key, doses);
  const CanalSite site = test::course_site();
  core::Team team(1);
  std::vector<std::vector<CellId>> living;
  for (const std::uint64_t followed : {0u, 500u}) {
    const CanalPlan plan{{{0, doses[0].all(), test::course_start(), doses[0].dead}},
                         {{0, anatomy::Posture::supine}},
                         followed};
    CanalCourse course(site, plan, test::course_cells(), test::course_parameters(),
                       test::course_survival(0), test::course_key, team);
    living.emplace_back();
    for (const PlacedCell& cell : course.drawn(1))
      if (cell.compartment == Compartment::suspended && index_of(cell.id) < 500)
        living.back().push_back(cell.id);
  }
  EXPECT_EQ(living[0], living[1]);
  EXPECT_GT(living[0].size(), 300u);
  EXPECT_LT(living[0].size(), 500u);
}

TEST(DeliveredCells, TheDeadWereOfTheTypesOfTheLiving) {
  DoseCells cells;
  cells.living[2] = 300, cells.living[5] = 100, cells.dead = 8000;
  const DeliveredTypes types(test::course_key, {cells});
  std::array<std::uint64_t, product::cell_types> all{};
  for (std::uint64_t i = 0; i < cells.all(); ++i) ++all[product::index(types.of(cell_id(0, i)))];
  EXPECT_EQ(all[2], 6300u);
  EXPECT_EQ(all[5], 2100u);
  EXPECT_EQ(share_of_living(std::vector{cells}, product::CellType::opc), 0.25);
  EXPECT_EQ(share_of_living({}, product::CellType::opc), 0);
}

}  // namespace
}  // namespace caudata::graft
