// SPDX-License-Identifier: Apache-2.0
#include "graft/rules/tumour_growth.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "graft/rules/escape.hpp"
#include "support/exact_test.hpp"
#include "support/rule_batches.hpp"

namespace caudata::graft {
namespace {

const EscapeParameters growth_data = test::from_data<EscapeParameters>("graft.escape");
const GrowthParameters& teratoma = growth_data.teratoma;

TEST(TumourGrowth, DoublesInItsDoublingTimeUntilItSlows) {
  EXPECT_NEAR(grown(teratoma, 100, teratoma.doubling), 200, 1e-9);
  const BirthDeath bd = birth_death(teratoma);
  EXPECT_NEAR(bd.mean(teratoma.doubling), 2, 1e-12);
  EXPECT_NEAR(bd.death / bd.birth, teratoma.turnover, 1e-12);
}

TEST(TumourGrowth, TenDaysOfDoublingTakeOneCellToAHundredMillionInNineMonths) {
  GrowthParameters p = teratoma;
  p.doubling = 10;
  p.slowing = 1e9;
  p.largest = 1e10;
  EXPECT_NEAR(days_to_grow(p, 1, 1e8), 266, 0.5);
}

TEST(TumourGrowth, FollowsGompertzBeyond) {
  const double rate = std::log(2) / teratoma.doubling;
  double n = teratoma.slowing / 10;
  constexpr int steps = 200000;
  const double h = 300.0 / steps;
  const auto slope = [&](double x) {
    return x < teratoma.slowing ? rate * x
                                : rate * x * std::log(teratoma.largest / x) /
                                      std::log(teratoma.largest / teratoma.slowing);
  };
  for (int i = 0; i < steps; ++i) n += h * slope(n + h / 2 * slope(n));
  EXPECT_NEAR(grown(teratoma, teratoma.slowing / 10, 300) / n, 1, 1e-5);
}

TEST(TumourGrowth, DaysToGrowAreTheInverse) {
  for (const double to :
       {50.0, 0.5 * teratoma.slowing, 3 * teratoma.slowing, 0.5 * teratoma.largest})
    EXPECT_NEAR(grown(teratoma, 7, days_to_grow(teratoma, 7, to)) / to, 1, 1e-9);
  EXPECT_TRUE(std::isinf(days_to_grow(teratoma, 7, teratoma.largest)));
  EXPECT_LE(grown(teratoma, 7, 1e6), teratoma.largest);
}

struct Clones {
  std::vector<CellId> ids;
  std::vector<double> sizes;
  explicit Clones(std::size_t n) : ids(test::some_cells(n)), sizes(n, 1) {}
  void grow(double days, std::uint32_t steps) {
    for (std::uint32_t i = 0; i < steps; ++i)
      grow_clones(teratoma, test::rule_key, i, days / steps, ids, sizes);
  }
  std::uint64_t at_least(double m) const {
    return static_cast<std::uint64_t>(
        std::count_if(sizes.begin(), sizes.end(), [&](double s) { return s >= m; }));
  }
};

TEST(TumourGrowth, SmallClonesAreABirthDeathProcessHoweverTimeIsCut) {
  constexpr std::size_t n = 20000;
  const BirthDeath bd = birth_death(teratoma);
  for (const auto& [days, steps] : {std::pair{5.0, 1u}, {30.0, 1u}, {30.0, 9u}}) {
    Clones clones(n);
    clones.grow(days, steps);
    EXPECT_GT(test::binomial_p_value(n - clones.at_least(1), n, bd.extinct(days)), test::alpha);
    for (const double m : {2.0, 5.0, 20.0})
      EXPECT_GT(test::binomial_p_value(clones.at_least(m), n,
                                       bd.alive(days) * std::pow(bd.more(days), m - 1)),
                test::alpha)
          << m;
  }
}

/// Of the clones that reach a size some still die out; `reaches` leaves them out.
TEST(TumourGrowth, ReachesASizeWithTheProbabilityOfItsLaw) {
  constexpr std::size_t n = 4000;
  const double days = 40, m = 8;
  Clones clones(n);
  clones.grow(days, 4);
  std::vector<bool> there;
  for (const double s : clones.sizes) there.push_back(s >= m);
  for (std::uint32_t i = 0; i < 6; ++i)  // those of 8 and more that will, die out
    grow_clones(teratoma, test::rule_key, 4 + i, 10, clones.ids, clones.sizes);
  std::uint64_t both = 0;
  for (std::size_t i = 0; i < n; ++i) both += there[i] && clones.sizes[i] > 0 ? 1u : 0u;
  const double p = reaches(teratoma, m, days) * birth_death(teratoma).established();
  EXPECT_GT(test::binomial_p_value(both, n, p), test::alpha);
}

/// Beyond chance_below a clone's size is what chance made it, grown on: a few per cent are lost.
TEST(TumourGrowth, LargeSizesAreReachedByTheLawOfTheSizeFromWhichChanceIsLeftOut) {
  constexpr std::size_t n = 300;
  const double days = days_to_grow(teratoma, 1, 30000);
  Clones clones(n);
  clones.grow(days, 8);
  EXPECT_GT(
      test::binomial_p_value(clones.at_least(30000), n,
                             reaches(teratoma, 30000, days) * birth_death(teratoma).established()),
      test::alpha);
}

TEST(TumourGrowth, ReachesRiseFromNoneToAll) {
  double before = 0;
  for (const double days : {1.0, 50.0, 150.0, 250.0, 400.0, 1000.0, 5000.0}) {
    const double now = reaches(teratoma, growth_data.visible, days);
    EXPECT_GE(now, before);
    before = now;
  }
  EXPECT_NEAR(before, 1, 1e-9);
  EXPECT_EQ(reaches(teratoma, growth_data.visible, 1), 0);
  EXPECT_EQ(reaches(teratoma, 1, 0), 1);
  EXPECT_EQ(reaches(teratoma, teratoma.largest, 1e5), 0);
}

}  // namespace
}  // namespace caudata::graft
