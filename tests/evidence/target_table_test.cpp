// SPDX-License-Identifier: Apache-2.0
#include "evidence/target_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "support/target_rows.hpp"

namespace caudata::evidence {
namespace {

using test::target_header;
using test::target_rows;

core::Result<std::vector<Target>> read(const std::string& row) {
  return read_targets("t.csv", target_rows({target_header, row}));
}

std::vector<std::string> rules(const core::Result<std::vector<Target>>& result) {
  std::vector<std::string> list;
  if (!result)
    for (const core::Issue& issue : result.error()) list.push_back(issue.rule);
  return list;
}

}  // namespace

TEST(TargetTable, ReadsARow) {
  const auto targets = read(
      "x|Paper|ais0 = A|16.1 +- 7.3|377 since injury|mean(uems - uems0)|131|7.8|||"
      "standard_error 6.5|calibration|europe");
  ASSERT_TRUE(targets) << core::to_text(targets.error());
  const Target& t = targets->front();
  EXPECT_EQ(t.baseline.kind, DayRule::Kind::spread);
  EXPECT_EQ(t.split, Split::calibration);
  EXPECT_EQ(t.region, patient::Region::europe);
  EXPECT_NEAR(t.limits.upper - t.observed, 6.5 / std::sqrt(131.0), 1e-12);
  EXPECT_NEAR(t.spread, 6.5 / std::sqrt(131.0), 1e-12);
}

// The part that is cut off allows nothing more; what calibration weighs the row by stays.
TEST(TargetTable, AllowsOnlyWhatTheStatisticCanBe) {
  const auto icc = read("i|P||365||icc(tms0)|16|0.97|||absolute 0.05|validation|");
  ASSERT_TRUE(icc) << core::to_text(icc.error());
  EXPECT_EQ(icc->front().limits.upper, 1);
  EXPECT_DOUBLE_EQ(icc->front().limits.lower, 0.97 - 0.05);
  EXPECT_NEAR(icc->front().spread, 0.05 / z_95, 1e-12);
  const auto share = read("s|P||1|365|share(ais > A)||0.02|||absolute 0.05|validation|");
  ASSERT_TRUE(share);
  EXPECT_EQ(share->front().limits.lower, 0);
  EXPECT_EQ(rules(read("i|P||365||icc(tms0)|16|1.02|||absolute 0.05|validation|")),
            std::vector<std::string>{"target.range"});
  EXPECT_EQ(rules(read("s|P||1|365|sd(uems)|9|-1|||absolute 2|validation|")),
            std::vector<std::string>{"target.range"});
}

TEST(TargetTable, EveryProblemIsNamedWithItsCell) {
  const auto targets = read("|Paper|ais0 = C5|x|y|meen(uems)|0|13.4|1||wilsen|train|mars");
  const auto found = rules(targets);
  for (const char* rule :
       {"target.missing", "expression.type", "target.baseline", "target.visit", "statistic.unknown",
        "target.n", "target.tolerance", "target.split", "target.region"})
    EXPECT_NE(std::ranges::find(found, rule), found.end()) << rule;
  ASSERT_FALSE(targets);
  for (const core::Issue& issue : targets.error()) {
    EXPECT_EQ(issue.at.file, "t.csv");
    EXPECT_EQ(issue.at.line, 2);
  }
}

TEST(TargetTable, ARowThatContradictsItselfIsRefused) {
  EXPECT_EQ(rules(read("x|P||1|365|share(ais > A)|10|13.4|||wilson|validation|")),
            std::vector<std::string>{"target.share"});
  EXPECT_EQ(rules(read("x|P||1|365|share(ais > A)||0.1|||wilson|validation|")),
            std::vector<std::string>{"target.n-missing"});
  EXPECT_EQ(rules(read("x|P||1|365|mean(uems)|9|3|||wilson|validation|")),
            std::vector<std::string>{"target.wilson"});
  EXPECT_EQ(rules(read("x|P||1|365|mean(uems)|9|3|4|5|interval|validation|")),
            std::vector<std::string>{"target.interval"});
  EXPECT_EQ(rules(read("x|P||1||mean(uems)|9|3|||relative 0.2|validation|")),
            std::vector<std::string>{"target.visit-missing"});
  EXPECT_EQ(rules(read("x|P||1||rate(any)|9|3|||relative 0.2|validation|")),
            std::vector<std::string>{"target.visit-missing"});
}

TEST(TargetTable, TheHeaderIsChecked) {
  const auto targets = read_targets("t.csv", target_rows({"id|sorce|population", "a|b|c"}));
  const auto found = rules(targets);
  EXPECT_NE(std::ranges::find(found, "target.unknown-column"), found.end());
  EXPECT_NE(std::ranges::find(found, "target.missing-column"), found.end());
}

TEST(TargetTable, ColumnsThatARowCanDoWithoutMayBeLeftOut) {
  const auto targets = read_targets(
      "t.csv", target_rows({"id|source|baseline|statistic|observed|lower|upper|n|visit",
                            "a|P|1|mean(age)|44|43|45||", "b|P|1|share(age > 40)|0.5|||80|",
                            "c|P|14 d|proportion(ais > A)|0.3|||80|12 months since injury"}));
  ASSERT_TRUE(targets) << core::to_text(targets.error());
  EXPECT_EQ((*targets)[0].tolerance.rule, Tolerance::Rule::interval);
  EXPECT_EQ((*targets)[1].tolerance.rule, Tolerance::Rule::wilson);
  EXPECT_EQ((*targets)[2].visit->first, 365);
  for (const Target& t : *targets) EXPECT_EQ(t.split, Split::validation);
  EXPECT_EQ(rules(read_targets("t.csv", target_rows({"id|source|baseline|statistic|observed|n",
                                                     "a|P|1|mean(age)|44|9"}))),
            std::vector<std::string>{"target.tolerance"});
}

// Newcombe 1998, table I: 81 of 263 gives 0.2553 to 0.3662, 15 of 148 gives 0.0624 to 0.1605.
TEST(Tolerance, WilsonAsPublished) {
  for (int n = 1; n < 3000; ++n) {
    EXPECT_TRUE(wilson(1, n, z_95).contains(1)) << n;
    EXPECT_TRUE(wilson(0, n, z_95).contains(0)) << n;
  }
  const Interval a = wilson(81.0 / 263, 263, z_95), b = wilson(15.0 / 148, 148, z_95);
  EXPECT_NEAR(a.lower, 0.2553, 5e-5);
  EXPECT_NEAR(a.upper, 0.3662, 5e-5);
  EXPECT_NEAR(b.lower, 0.0624, 5e-5);
  EXPECT_NEAR(b.upper, 0.1605, 5e-5);
}

TEST(DayRule, HasTheStatedMeanAndSpread) {
  const auto rule = parse_day_rule("160 +- 73");
  ASSERT_TRUE(rule);
  double sum = 0, squares = 0;
  constexpr int n = 20000;
  for (int i = 0; i < n; ++i) {
    const double day = draw_day(*rule, (i + 0.5) / n, core::Days(1)).value();
    sum += day;
    squares += day * day;
  }
  const double mean = sum / n;
  EXPECT_NEAR(mean, 160, 0.5);
  EXPECT_NEAR(std::sqrt(squares / n - mean * mean), 73, 1);
}

TEST(DayRule, ARangeHasItsEndsAndNothingElse) {
  const auto rule = parse_day_rule("3..5");
  ASSERT_TRUE(rule);
  EXPECT_EQ(draw_day(*rule, 0.001, core::Days(1)).value(), 3);
  EXPECT_EQ(draw_day(*rule, 0.5, core::Days(1)).value(), 4);
  EXPECT_EQ(draw_day(*rule, 0.999, core::Days(1)).value(), 5);
  EXPECT_EQ(*parse_day_rule("52 weeks"), *parse_day_rule("364 d since injury"));
  EXPECT_EQ(*parse_day_rule("1 y since baseline"), *parse_day_rule("365 since baseline"));
  EXPECT_EQ(*parse_day_rule("16.1 ± 7.3"), *parse_day_rule("16.1 +- 7.3 days"));
  for (const char* bad : {"5..3", "1.5", "-1", "", "3 +- 0", "abc", "1e9"})
    EXPECT_FALSE(parse_day_rule(bad)) << bad;
}

}  // namespace caudata::evidence
