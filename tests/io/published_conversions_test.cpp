// SPDX-License-Identifier: Apache-2.0
// Rates that the report quotes against the rows of the tables that they come from.
#include <gtest/gtest.h>

#include <algorithm>

#include "io/embedded.hpp"
#include "io/targets_reader.hpp"
#include "report/single_arm_example.hpp"

namespace caudata::io {
namespace {

std::vector<evidence::Target> rows() {
  std::vector<evidence::Target> all;
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.path != "data/evidence/calibration.csv" && file.path != "data/evidence/validation.csv")
      continue;
    const auto targets = read_targets(file.text, std::string(file.path));
    EXPECT_TRUE(targets) << core::to_text(targets.error());
    if (targets) all.insert(all.end(), targets->begin(), targets->end());
  }
  return all;
}

}  // namespace

TEST(PublishedConversions, AreTheRowsOfTheTables) {
  const std::vector<evidence::Target> table = rows();
  for (const report::PublishedConversion& rate : report::published_conversions) {
    const auto row = std::ranges::find(table, rate.row, &evidence::Target::id);
    ASSERT_NE(row, table.end()) << rate.row;
    EXPECT_EQ(row->statistic_text, "share(ais > A)") << rate.row;
    EXPECT_TRUE(row->population_text.starts_with("ais0 = A and ")) << rate.row;
    EXPECT_EQ(row->observed, rate.p) << rate.row;
    EXPECT_EQ(row->n.value_or(0), rate.n) << rate.row;
    if (rate.n > 0) {
      EXPECT_EQ(row->limits.lower, rate.lower) << rate.row;
      EXPECT_EQ(row->limits.upper, rate.upper) << rate.row;
    }
    using Rule = evidence::DayRule;
    EXPECT_EQ(row->baseline, (Rule{Rule::Kind::range, static_cast<double>(rate.baseline_from),
                                   static_cast<double>(rate.baseline_to), Rule::Origin::injury}))
        << rate.row;
    ASSERT_TRUE(row->visit) << rate.row;
    EXPECT_EQ(*row->visit,
              (Rule{Rule::Kind::fixed, static_cast<double>(rate.horizon), 0, Rule::Origin::injury}))
        << rate.row;
  }
}

}  // namespace caudata::io
