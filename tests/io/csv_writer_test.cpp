// SPDX-License-Identifier: Apache-2.0
#include "io/csv_writer.hpp"

#include <gtest/gtest.h>

namespace caudata::io {
namespace {

TEST(Csv, QuotesOnlyWhatNeedsIt) {
  EXPECT_EQ(csv_field("flat 2 %"), "flat 2 %");
  EXPECT_EQ(csv_field("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_field("say \"no\""), "\"say \"\"no\"\"\"");
  EXPECT_EQ(csv_field("two\nlines"), "\"two\nlines\"");
}

TEST(Csv, EndsRecordsAsRfc4180Says) { EXPECT_EQ(csv_record({"a", "", "b,c"}), "a,,\"b,c\"\r\n"); }

TEST(Csv, PutsUnitsIntoTheHeader) {
  const report::Table table{
      "t",
      "t",
      {{"scenario", "", report::Align::left}, {"median", "d", report::Align::right}},
      {{{"x", {}}, {"3", 3}}},
      {},
      report::Fold::open};
  EXPECT_EQ(to_csv(table), "scenario,median [d]\r\nx,3\r\n");
}

}  // namespace
}  // namespace caudata::io
