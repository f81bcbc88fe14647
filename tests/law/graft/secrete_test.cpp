// SPDX-License-Identifier: Apache-2.0
#include "graft/rules/secrete.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "support/rule_batches.hpp"

namespace caudata::graft {
namespace {

using product::CellType;

const SecreteParameters secrete_data = test::from_data<SecreteParameters>("graft.secrete");
constexpr double secrete_stages = 3;

/// 1e8 cells in 100 mL that are cleared at 0.5 per day: soluble factor alone stays more than a
/// hundred times below the 10 ng/mL that neurites need.
TEST(Secrete, ADoseInTheFluidReachesSixHundredthsOfANanogramPerMillilitre) {
  SecreteParameters p = secrete_data;
  p.in_fluid = 1;
  const double one = secretion(p, secrete_stages, Pool::soluble, CellType::motor_neuron_progenitor,
                               0, Niche::fluid);
  const double reached = steady_concentration(1e8 * one, 100, 0.5);
  EXPECT_NEAR(reached, 0.06, 1e-12);
  EXPECT_LT(100 * reached, 10);
}

TEST(Secrete, GoesFromAProgenitorsRateToThatOfTheMatureType) {
  for (const Pool pool : every_pool) {
    const PoolParameters& of_pool = secrete_data.pool[static_cast<std::size_t>(pool)];
    const auto rate = [&](CellType type, std::uint8_t stage) {
      return secretion(secrete_data, secrete_stages, pool, type, stage, Niche::tissue) * 1e6;
    };
    EXPECT_DOUBLE_EQ(rate(CellType::other_progenitor, 0), of_pool.rate);
    EXPECT_DOUBLE_EQ(rate(CellType::motor_neuron, 0), of_pool.rate);
    EXPECT_DOUBLE_EQ(rate(CellType::motor_neuron, 3), of_pool.rate * of_pool.neuron);
    EXPECT_DOUBLE_EQ(rate(CellType::astrocyte, 3), of_pool.rate * of_pool.astrocyte);
    EXPECT_NEAR(rate(CellType::astrocyte, 1), of_pool.rate * (1 + (of_pool.astrocyte - 1) / 3),
                1e-9);
    EXPECT_DOUBLE_EQ(rate(CellType::opc, 0), of_pool.rate * of_pool.oligodendroglia);
    EXPECT_DOUBLE_EQ(rate(CellType::mesenchymal, 0), of_pool.rate * of_pool.mesenchymal);
  }
}

TEST(Secrete, ManyCellsGiveWhatEachGivesAndTheDeadGiveNothing) {
  std::vector<CellType> types;
  std::vector<std::uint8_t> stages;
  std::vector<Compartment> where;
  for (const CellType type : product::every_cell_type)
    for (std::uint8_t stage = 0; stage < 5; ++stage)
      for (std::uint8_t c = 0; c < compartments; ++c) {
        types.push_back(type);
        stages.push_back(stage);
        where.push_back(static_cast<Compartment>(c));
      }
  std::vector<float> fast(types.size()), plain(types.size());
  for (const Pool pool : every_pool) {
    secrete(secrete_data, secrete_stages, pool, {types, stages, where, fast});
    secrete_plain(secrete_data, secrete_stages, pool, {types, stages, where, plain});
    EXPECT_EQ(fast, plain) << name(pool);
    for (std::size_t i = 0; i < types.size(); ++i) {
      const bool gone = where[i] == Compartment::dead || where[i] == Compartment::left;
      EXPECT_EQ(fast[i] == 0, gone);
    }
  }
}

TEST(Secrete, FluidLowersEveryRateByOneFactor) {
  for (const CellType type : product::every_cell_type) {
    const auto rate = [&](Niche niche) {
      return secretion(secrete_data, secrete_stages, Pool::contact, type, 2, niche);
    };
    EXPECT_DOUBLE_EQ(rate(Niche::fluid), rate(Niche::tissue) * secrete_data.in_fluid);
  }
}

}  // namespace
}  // namespace caudata::graft
