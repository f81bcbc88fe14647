// SPDX-License-Identifier: Apache-2.0
#include "report/number_text.hpp"

#include <gtest/gtest.h>

namespace caudata::report {
namespace {

TEST(PercentOf, OfNobodyIsADashWithoutAPlaceInTheOrder) {
  EXPECT_EQ(percent_of(1, 8), "12.5");
  EXPECT_EQ(percent_cell(1, 8).order, 0.125);
  EXPECT_EQ(percent_cell(0, 0).text, "–");
  EXPECT_FALSE(percent_cell(0, 0).order);
  EXPECT_EQ(share_of(0, 0), 0);
}

TEST(NumberText, UsesATrueMinusAndNoNegativeZero) {
  EXPECT_EQ(fixed(-1.25, 1), "−1.2");
  EXPECT_EQ(fixed(-0.001, 2), "0.00");
  EXPECT_EQ(fixed(2.5, 0), "2");
}

TEST(NumberText, ShowsAsManyDigitsAsTheErrorAllows) {
  EXPECT_EQ(percent(0.123456, 0), "12.35");
  EXPECT_EQ(percent(0.123456, 0.003), "12.3");
  EXPECT_EQ(percent(0.123456, 0.0003), "12.35");
  EXPECT_EQ(percent(0.123456, 0.03), "12");
}

TEST(NumberText, WritesCellCountsAsClinicalPapersDo) {
  EXPECT_EQ(cells(core::CellCount{1.5e8}), "1.5 × 10⁸ cells");
  EXPECT_EQ(cells(core::CellCount{5e7}), "5 × 10⁷ cells");
  EXPECT_EQ(scientific(2e-10), "2 × 10⁻¹⁰");
}

TEST(NumberText, GroupsThousands) {
  EXPECT_EQ(with_commas(0), "0");
  EXPECT_EQ(with_commas(999), "999");
  EXPECT_EQ(with_commas(100000), "100,000");
  EXPECT_EQ(with_commas(12345678), "12,345,678");
}

}  // namespace
}  // namespace caudata::report
