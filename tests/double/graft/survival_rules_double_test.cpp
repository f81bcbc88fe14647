// SPDX-License-Identifier: Apache-2.0
// Rules over columns against their plain references, cell by cell; and cut into batches of any
// size, in any order.
#include <gtest/gtest.h>

#include <numeric>

#include "graft/simd.hpp"
#include "graft/survival_fixture.hpp"

namespace caudata::graft {
namespace {

constexpr std::size_t survival_n = 6000;
constexpr std::array survival_since{900.0, 500.0, 100.0, -20.0};

std::vector<std::uint8_t> survival_dead(const test::SurvivalColumns& cells, std::size_t batch,
                                        std::uint32_t step) {
  const DieStep hazards(test::survival_parameters().die, survival_since, 6);
  std::vector<std::uint8_t> dies(survival_n, 2);
  for (std::size_t from = 0; from < survival_n; from += batch) {
    const std::size_t n = std::min(batch, survival_n - from);
    die(cells.dying(from, n), hazards, test::survival_key(5), step,
        std::span(dies).subspan(from, n));
  }
  return dies;
}

std::vector<std::uint8_t> survival_entered(const test::SurvivalColumns& cells, std::size_t batch) {
  std::vector<std::uint8_t> enters(survival_n, 2);
  for (std::size_t from = 0; from < survival_n; from += batch) {
    const std::size_t n = std::min(batch, survival_n - from);
    enter(cells.entering(from, n), test::survival_key(6), 3, 12,
          std::span(enters).subspan(from, n));
  }
  return enters;
}

template <class T>
void survival_reverse(std::vector<T>& column) {
  std::reverse(column.begin(), column.end());
}

test::SurvivalColumns survival_reversed(test::SurvivalColumns c) {
  survival_reverse(c.id);
  survival_reverse(c.compartment);
  survival_reverse(c.surface);
  survival_reverse(c.type);
  for (std::vector<float>* column : {&c.oxygen, &c.inflammation, &c.density, &c.immune, &c.entry})
    survival_reverse(*column);
  return c;
}

}  // namespace

TEST(DieDouble, KernelDecidesAsTheReference) {
  const test::SurvivalColumns cells = test::survival_columns(survival_n);
  for (const std::uint32_t step : {0u, 1u, 2u}) {
    const auto dies = survival_dead(cells, survival_n, step);
    std::size_t dead = 0;
    for (std::size_t i = 0; i < survival_n; ++i) {
      const bool expected =
          die_reference(cells.dying(0, survival_n), i, test::survival_parameters().die,
                        survival_since, 6, test::survival_key(5), step);
      EXPECT_EQ(dies[i] != 0, expected) << i;
      dead += expected;
    }
    EXPECT_GT(dead, survival_n / 10);
    EXPECT_LT(dead, survival_n / 2);
  }
}

TEST(DieDouble, DoesNotDependOnBatchesOrderOrInstructionSet) {
  const test::SurvivalColumns cells = test::survival_columns(survival_n);
  const auto whole = survival_dead(cells, survival_n, 1);
  for (const std::size_t batch : {1u, 7u, 511u, 512u, 513u, 4096u})
    EXPECT_EQ(survival_dead(cells, batch, 1), whole) << batch;
  auto back = survival_dead(survival_reversed(cells), 100, 1);
  survival_reverse(back);
  EXPECT_EQ(back, whole);
  for (const SimdTarget& target : simd_targets()) {
    const OnlySimdTarget only(target);
    EXPECT_EQ(survival_dead(cells, survival_n, 1), whole) << target.name;
  }
}

TEST(DieDouble, CountsTheDead) {
  const test::SurvivalColumns cells = test::survival_columns(survival_n);
  std::vector<std::uint8_t> dies(survival_n);
  const DieStep hazards(test::survival_parameters().die, survival_since, 6);
  const auto dead = die(cells.dying(0, survival_n), hazards, test::survival_key(5), 0, dies);
  EXPECT_EQ(dead, std::accumulate(dies.begin(), dies.end(), std::uint64_t{0}));
}

TEST(EnterDouble, KernelDecidesAsTheReferenceInAnyBatchAndOrder) {
  const test::SurvivalColumns cells = test::survival_columns(survival_n);
  const auto whole = survival_entered(cells, survival_n);
  for (std::size_t i = 0; i < survival_n; ++i)
    EXPECT_EQ(whole[i] != 0,
              enter_reference(cells.entering(0, survival_n), i, test::survival_key(6), 3, 12));
  for (const std::size_t batch : {1u, 100u, 512u}) EXPECT_EQ(survival_entered(cells, batch), whole);
  auto back = survival_entered(survival_reversed(cells), 100);
  survival_reverse(back);
  EXPECT_EQ(back, whole);
  EXPECT_GT(std::accumulate(whole.begin(), whole.end(), 0), 50);
}

// Single precision in the columns: a relative error of some 1e-6, and where starvation begins, of
// the critical level.
TEST(BreatheDouble, KernelAgreesWithTheReference) {
  const BreatheParameters p = test::survival_parameters().breathe;
  std::vector<float> oxygen, glucose, debt;
  for (int i = 0; i < 4000; ++i) {
    oxygen.push_back(static_cast<float>(p.oxygen.critical) * 0.003f * static_cast<float>(i % 700));
    glucose.push_back(static_cast<float>(p.glucose.critical) * 0.005f *
                      static_cast<float>(i % 900));
    debt.push_back(0.01f * static_cast<float>(i));
  }
  std::vector<float> after = debt, hazard(4000), of_oxygen(4000), of_glucose(4000);
  const auto starving = breathe({oxygen, glucose, after, hazard, of_oxygen, of_glucose}, p, 2.5);
  std::uint64_t expected = 0;
  for (std::size_t i = 0; i < 4000; ++i) {
    const auto c = static_cast<double>(oxygen[i]), g = static_cast<double>(glucose[i]);
    const Breath b = breathe_reference(c, g, static_cast<double>(debt[i]), p, 2.5);
    const double tolerance = 3e-6 * (1 + b.debt);
    EXPECT_NEAR(static_cast<double>(after[i]), b.debt, tolerance) << i;
    EXPECT_NEAR(static_cast<double>(hazard[i]), b.hazard, 2e-5 * (1 + b.hazard)) << i;
    EXPECT_NEAR(static_cast<double>(of_oxygen[i]), b.oxygen_uptake, 1e-6) << i;
    EXPECT_NEAR(static_cast<double>(of_glucose[i]), b.glucose_uptake, 1e-6) << i;
    expected += b.starves;
  }
  EXPECT_NEAR(static_cast<double>(starving), static_cast<double>(expected), 40);  // on the brink
  EXPECT_GT(starving, 1000u);
}

TEST(BreatheDouble, DoesNotDependOnBatchesAndAmpleGlucoseMayBeLeftOut) {
  const BreatheParameters p = test::survival_parameters().breathe;
  std::vector<float> oxygen, whole(999, 1.0f), parts(999, 1.0f), hazard(999), other(999);
  for (int i = 0; i < 999; ++i) oxygen.push_back(2e-6f * static_cast<float>(i));
  const std::vector<float> ample(999, 5.0f);
  breathe({oxygen, {}, whole, hazard, {}, {}}, p, 1);
  for (std::size_t from = 0; from < 999; from += 27)
    breathe({std::span(oxygen).subspan(from, 27),
             std::span(ample).subspan(from, 27),
             std::span(parts).subspan(from, 27),
             std::span(other).subspan(from, 27),
             {},
             {}},
            p, 1);
  EXPECT_EQ(parts, whole);
  EXPECT_EQ(other, hazard);
}

}  // namespace caudata::graft
