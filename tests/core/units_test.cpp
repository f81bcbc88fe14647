// SPDX-License-Identifier: Apache-2.0
#include "core/units.hpp"

#include <gtest/gtest.h>

#include <string>

namespace caudata::core {
namespace {

std::optional<Days> days(const std::string& text) {
  const auto measured = parse_measurement(text);
  return measured ? to_days(*measured) : std::nullopt;
}

TEST(Units, DurationsAreRoundedToWholeDays) {
  EXPECT_EQ(days("28 d"), Days{28});
  EXPECT_EQ(days(" 28d "), Days{28});
  EXPECT_EQ(days("-2 d"), Days{-2});
  EXPECT_EQ(days("2 wk"), Days{14});
  EXPECT_EQ(days("6 mo"), Days{183});   // 182.625
  EXPECT_EQ(days("12 mo"), Days{365});  // 365.25
  EXPECT_EQ(days("15 y"), Days{5479});  // 5478.75
}

TEST(Units, WhatIsNoDurationIsNone) {
  for (const char* text :
       {"", "d", "28", "28 cells", "28 D", "d 28", "1e300 y", "nan d", "inf d", "28 d d"})
    EXPECT_FALSE(days(text)) << text;
}

TEST(Units, RatesArePerAverageMonth) {
  const auto rate = [](const char* text) { return to_rate_per_month(*parse_measurement(text)); };
  EXPECT_DOUBLE_EQ(*rate("0.8 / mo"), 0.8);
  EXPECT_DOUBLE_EQ(*rate("12 / y"), 1.0);
  EXPECT_DOUBLE_EQ(*rate("1/d"), 30.4375);
  EXPECT_FALSE(rate("1 mo"));
  EXPECT_FALSE(rate("1 / cells"));
}

TEST(Units, CellsAndAges) {
  EXPECT_EQ(to_cells(*parse_measurement("1.5e8 cells")), CellCount{1.5e8});
  EXPECT_FALSE(to_cells(*parse_measurement("5 ml")));
  EXPECT_EQ(to_years(*parse_measurement("18 y")), 18.0);
  EXPECT_FALSE(to_years(*parse_measurement("18 mo")));
}

TEST(Units, StudyDaysSayThatTheyAreDays) {
  EXPECT_EQ(parse_study_day("day 15"), Days{15});
  EXPECT_EQ(parse_study_day("Day 1"), Days{1});
  for (const char* text : {"15", "day", "day x", "day 1.5", "day15", "days 3"})
    EXPECT_FALSE(parse_study_day(text)) << text;
}

}  // namespace
}  // namespace caudata::core
