// SPDX-License-Identifier: Apache-2.0
#include "graft/rules/divide.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "graft/simd.hpp"
#include "support/binned.hpp"
#include "support/rule_batches.hpp"

namespace caudata::graft {
namespace {

using product::CellType;

const DivideParameters divide_data = test::from_data<DivideParameters>("graft.divide");

/// Founders and their descendants, alike in type and packing.
struct Families {
  std::vector<CellId> cells, clones;
  std::vector<std::uint32_t> divisions;

  explicit Families(std::size_t founders)
      : cells(test::some_cells(founders)), clones(cells), divisions(founders, 0) {}

  void step(const DivideParameters& p, std::uint32_t number, double from, double days) {
    const std::vector<CellType> types(cells.size(), CellType::motor_neuron_progenitor);
    const std::vector<float> packing(cells.size(), 0.0f);
    std::vector<std::uint8_t> births(cells.size());
    const std::vector<double> since{from};
    divide(p, test::rule_key, {number, days, since}, {cells, clones, types, packing, births});
    for (std::size_t i = 0, n = births.size(); i < n; ++i)
      for (std::uint8_t k = 0; k < births[i]; ++k) {
        cells.push_back(child_id(cells[i], divisions[i]++));
        clones.push_back(clones[i]);
        divisions.push_back(0);
      }
  }

  std::vector<std::uint64_t> sizes(std::size_t founders) const {
    std::vector<std::uint64_t> size(founders, 0);
    for (const CellId clone : clones) ++size[clone - cell_id(0, 0)];
    return size;
  }
};

DivideParameters busy() {
  DivideParameters p = divide_data;
  p.cycling_early = 0.8;
  return p;
}

/// A family of a Yule process with a rate that changes is geometric: P(n) = e^-x (1 - e^-x)^(n-1),
/// x the integral of the rate: mean e^x, variance e^x (e^x - 1).
void expect_yule(std::uint32_t steps) {
  constexpr std::size_t founders = 40000;
  constexpr double days = 4;
  Families families(founders);
  for (std::uint32_t i = 0; i < steps; ++i)
    families.step(busy(), i, days / steps * i, days / steps);
  const double e = std::exp(expected_divisions(busy(), 0, days));
  std::vector<std::uint64_t> seen(12, 0);
  double mean = 0, square = 0;
  for (const std::uint64_t n : families.sizes(founders)) {
    ++seen[std::min<std::size_t>(n - 1, seen.size() - 1)];
    mean += double(n) / founders;
    square += double(n) * double(n) / founders;
  }
  std::vector<double> expected(seen.size());
  for (std::size_t n = 0; n + 1 < seen.size(); ++n)
    expected[n] = std::pow(1 - 1 / e, double(n)) / e;
  expected.back() = std::pow(1 - 1 / e, double(seen.size() - 1));
  test::expect_counts(seen, expected, founders);
  const double variance = e * (e - 1);
  EXPECT_NEAR(mean, e, 6.2 * std::sqrt(variance / founders));  // false alarm 6e-10
  // The fourth central moment of a geometric law is below 10 variance^2 + variance.
  EXPECT_NEAR(square - mean * mean, variance,
              6.2 * std::sqrt((10 * variance * variance + variance) / founders));
}

TEST(Divide, MakesFamiliesOfYuleInOneLongStep) { expect_yule(1); }
TEST(Divide, MakesFamiliesOfYuleInManySteps) { expect_yule(40); }

TEST(Divide, TheShareInTheCycleFallsFromEarlyToLate) {
  EXPECT_DOUBLE_EQ(cycling_share(divide_data, 0), divide_data.cycling_early);
  EXPECT_DOUBLE_EQ(cycling_share(divide_data, 1e5), divide_data.cycling_late);
  const double day = divide_data.cycling_decay;
  EXPECT_NEAR(cycling_share(divide_data, day),
              divide_data.cycling_late +
                  (divide_data.cycling_early - divide_data.cycling_late) / std::exp(1),
              1e-15);
}

TEST(Divide, AFullCyclingPopulationDoublesInItsDoublingTime) {
  DivideParameters p = divide_data;
  p.cycling_early = p.cycling_late = 1;
  EXPECT_NEAR(expected_divisions(p, 17, p.doubling), std::log(2), 1e-15);
}

TEST(Divide, ExpectedDivisionsAreTheIntegralOfTheRate) {
  double sum = 0;
  constexpr int pieces = 100000;
  for (int i = 0; i < pieces; ++i)
    sum += cycling_share(divide_data, 3 + 40.0 * (i + 0.5) / pieces) * 40.0 / pieces;
  EXPECT_NEAR(expected_divisions(divide_data, 3, 40), sum * std::log(2) / divide_data.doubling,
              1e-9);
}

TEST(Divide, StopsWhereCellsArePacked) {
  const DivideParameters& p = divide_data;
  EXPECT_EQ(freedom_to_divide(p, 0), 1);
  EXPECT_EQ(freedom_to_divide(p, p.packing_free), 1);
  EXPECT_EQ(freedom_to_divide(p, p.packing_full), 0);
  EXPECT_EQ(freedom_to_divide(p, 1), 0);
  EXPECT_NEAR(freedom_to_divide(p, (p.packing_free + p.packing_full) / 2), 0.5, 1e-12);
}

TEST(Divide, OnlyWhatDividesDoes) {
  for (const CellType type : product::every_cell_type) {
    const bool divides = type != CellType::pluripotent && type != CellType::motor_neuron &&
                         type != CellType::interneuron && type != CellType::oligodendrocyte;
    EXPECT_EQ(relative_division(divide_data, type) > 0, divides) << product::name(type);
  }
}

TEST(Divide, IsThePlainRuleForEveryInstructionSetAndOrder) {
  constexpr std::size_t n = 5000;
  std::vector<CellId> cells(n), clones(n);
  std::vector<CellType> types(n);
  std::vector<float> packing(n);
  for (std::size_t i = 0; i < n; ++i) {
    clones[i] = cell_id(i % 4, i);
    cells[i] = i % 3 == 0 ? child_id(clones[i], 1) : clones[i];
    types[i] = product::every_cell_type[i % product::cell_types];
    packing[i] = static_cast<float>(i % 11) / 11;
  }
  const std::vector<double> since{50, 36, 22, 8};
  std::vector<std::uint8_t> plain(n), fast(n);
  const RuleStep step{7, 3, since};
  divide_plain(busy(), test::rule_key, step, {cells, clones, types, packing, plain});
  EXPECT_GT(std::ranges::count_if(plain, [](auto b) { return b > 0; }), 100);
  for (const SimdTarget& target : simd_targets()) {
    const OnlySimdTarget only(target);
    divide(busy(), test::rule_key, step, {cells, clones, types, packing, fast});
    EXPECT_EQ(fast, plain) << target.name;
  }
  std::ranges::reverse(cells);
  std::ranges::reverse(clones);
  std::ranges::reverse(types);
  std::ranges::reverse(packing);
  divide(busy(), test::rule_key, step, {cells, clones, types, packing, fast});
  std::ranges::reverse(fast);
  EXPECT_EQ(fast, plain);
}

TEST(Divide, VolumesApproachThoseOfTheirTypes) {
  const std::vector<float> full{1000, 500};
  std::vector<float> once{500, 500}, twice = once;
  regrow(divide_data, 2, full, once);
  regrow(divide_data, 1, full, twice);
  regrow(divide_data, 1, full, twice);
  EXPECT_NEAR(once[0], 1000 - 500 * std::exp(-2 / divide_data.regrowth), 1e-3);
  EXPECT_NEAR(twice[0], once[0], 1e-3);
  EXPECT_EQ(once[1], 500);
}

}  // namespace
}  // namespace caudata::graft
