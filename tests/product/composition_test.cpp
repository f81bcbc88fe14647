// SPDX-License-Identifier: Apache-2.0
#include "product/composition.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "product/ledger_parameters.hpp"

namespace caudata::product {

TEST(CellType, HasANameOfItsOwnAndItsPlaceInTheList) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < cell_types; ++i) {
    EXPECT_EQ(index(every_cell_type[i]), i);
    names.insert(name(every_cell_type[i]));
  }
  EXPECT_EQ(names.size(), cell_types);
}

TEST(Composition, OfTheDataIsOne) {
  EXPECT_TRUE(check(test::middling_lot().composition).empty());
  EXPECT_NEAR(purity(test::middling_lot().composition), 0.9, 1e-12);
}

TEST(Composition, ReportsEveryBadFractionAndTheirSum) {
  Composition c;
  c[CellType::motor_neuron_progenitor] = 1.2;
  c[CellType::astrocyte] = -0.1;
  const core::Issues issues = check(c);
  ASSERT_EQ(issues.size(), 3u);
  EXPECT_EQ(issues[0].rule, "product.fraction");
  EXPECT_EQ(issues[1].rule, "product.fraction");
  EXPECT_EQ(issues[2].rule, "product.composition");
}

TEST(Composition, MayBeWrittenAsDecimals) {
  Composition c;
  c[CellType::motor_neuron_progenitor] = 0.7;
  c[CellType::astrocyte] = 0.2;
  c[CellType::opc] = 0.1;
  EXPECT_TRUE(check(c).empty());
  c[CellType::opc] = 0.1001;
  EXPECT_EQ(check(c).size(), 1u);
}

TEST(Composition, OfPluripotentCellsAloneHasNoPurity) {
  Composition c;
  c[CellType::pluripotent] = 1;
  EXPECT_EQ(purity(c), 0);
}

}  // namespace caudata::product
