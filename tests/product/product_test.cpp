// SPDX-License-Identifier: Apache-2.0
#include "product/product.hpp"

#include <gtest/gtest.h>

namespace caudata::product {

TEST(Product, RoutesAreNamedAsInTheProtocolFile) {
  EXPECT_STREQ(name(Route::intrathecal_lumbar_puncture), "intrathecal, lumbar puncture");
  EXPECT_STREQ(name(Route::intraparenchymal), "intraparenchymal");
  EXPECT_STREQ(name(Route::intravenous), "intravenous");
}

// The cumulative dose of the multiple-dose part of NCT06976229: four administrations of 5e7
// and 1.5e8 cells.
TEST(Product, RepeatedDosesAddUp) {
  EXPECT_EQ(cumulative(Dose{"L", core::CellCount{5e7}}, 4), core::CellCount{2e8});
  EXPECT_EQ(cumulative(Dose{"H", core::CellCount{1.5e8}}, 4), core::CellCount{6e8});
  EXPECT_EQ(cumulative(Dose{"H", core::CellCount{1.5e8}}, 0), core::CellCount{0});
}

}  // namespace caudata::product
