// SPDX-License-Identifier: Apache-2.0
#include "product/vehicle.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "product/ledger_parameters.hpp"

namespace caudata::product {

// 3e7 cells/mL of 12 um fill 2.7 % and make the bulk 1.5 kg/m3 denser than a liquid 55 kg/m3
// lighter than they are.
TEST(Vehicle, CarriesTheWorkedBolus) {
  Lot lot = test::middling_lot();
  lot.diameter = {12, 1};
  lot.density.mean = 1.055;
  const Vehicle water{1.0, 0.75, 5, 2, 0.64};
  const Suspension s = suspension(water, lot, 1.5e8);
  EXPECT_NEAR(s.packing, 0.027, 0.0005);
  EXPECT_NEAR(1000 * (s.density - 1.0), 1.5, 0.05);
  EXPECT_NEAR(s.viscosity / 0.75, 1 + 2.5 * s.packing, 0.005);  // Einstein's limit
}

TEST(Vehicle, ReportsEveryBadOption) {
  EXPECT_TRUE(check(test::product_parameters().vehicle).empty());
  EXPECT_EQ(check(Vehicle{1000, -1, 0, 0, 1}).size(), 5u);
  EXPECT_EQ(check(Vehicle{1, 1, -5, 2, 0.64})[0].rule, "product.volume");
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  constexpr double infinite = std::numeric_limits<double>::infinity();
  EXPECT_EQ(check(Vehicle{nan, nan, nan, nan, nan}).size(), 5u);
  EXPECT_EQ(check(Vehicle{infinite, infinite, infinite, infinite, infinite}).size(), 5u);
  Lot lot = test::middling_lot();
  lot.viability = lot.diameter.median = lot.density.sd = lot.clump.mean = nan;
  EXPECT_EQ(check(lot).size(), 4u);
  lot.diameter.median = lot.density.mean = lot.clump.mean = lot.viability = infinite;
  EXPECT_EQ(check(lot).size(), 4u);
}

}  // namespace caudata::product
