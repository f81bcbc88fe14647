// SPDX-License-Identifier: Apache-2.0
#include "evidence/expression.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace caudata::evidence {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

Values person() {
  Values v{};
  v[at_baseline(Measure::ais)] = 0;  // A
  v[at_visit(Measure::ais)] = 2;     // C
  v[at_baseline(Measure::nli)] = 4;  // C5
  v[at_baseline(Measure::uems)] = 12;
  v[at_visit(Measure::uems)] = 20;
  v[at_visit(Measure::lems)] = unknown;
  v[slot_of(Trait::age)] = 40;
  v[slot_of(Trait::sex)] = 1;
  return v;
}

double value(const char* text) {
  const ParsedExpression parsed = parse_expression(text);
  EXPECT_TRUE(parsed) << text << ": " << (parsed ? "" : parsed.error().message);
  return parsed ? parsed->evaluate(person()) : unknown;
}

std::string rule(const char* text) {
  const ParsedExpression parsed = parse_expression(text);
  return parsed ? "" : parsed.error().rule;
}

}  // namespace

TEST(Expression, ReadsThePersonAtBothTimes) {
  EXPECT_EQ(value("uems - uems0"), 8);
  EXPECT_EQ(value("ais0 = A and ais >= C and sex = male and age / 2 = 20"), 1);
  EXPECT_EQ(value("C4 <= nli0 <= C7"), 1);
  EXPECT_EQ(value("C4 <= nli0 < C5"), 0);
  EXPECT_EQ(value("nli0 - C2"), 3);
}

TEST(Expression, InTakesARangeOrAList) {
  EXPECT_EQ(value("nli0 in C4..C7 and ais0 in (A, B)"), 1);
  EXPECT_EQ(value("nli0 in C6..T1"), 0);
  EXPECT_EQ(value("nli0 in C1..C5"), 1);
  EXPECT_EQ(value("not ais in (A, B)"), 1);
  EXPECT_EQ(value("age in 18..40"), 1);
  EXPECT_EQ(value("age in 18..39.5"), 0);
  EXPECT_EQ(rule("ais0 in A"), "expression.syntax");
  EXPECT_EQ(rule("ais0 in (A, C5)"), "expression.type");
  EXPECT_EQ(rule("sex in female..male"), "expression.order");
}

TEST(Expression, TakesTheSignsOfOtherLanguages) {
  EXPECT_EQ(value("ais0 == A && (uems0 > 20 || age == 40)"), 1);
  EXPECT_EQ(value("ais0 = A AND NOT age < 18"), 1);
  EXPECT_EQ(value("ais0 = B | ais0 = A & age = 40"), 1);
  EXPECT_EQ(rule("ais0 = 'A'"), "expression.syntax");
}

TEST(Expression, BindsAsArithmeticDoes) {
  EXPECT_EQ(value("2 + 3 * 4"), 14);
  EXPECT_EQ(value("10 - 4 - 3"), 3);
  EXPECT_EQ(value("-2 - -3"), 1);
  EXPECT_EQ(value("max(1, min(5, 3), 2) + abs(2 - 7)"), 8);
  EXPECT_EQ(value("1 = 2 or 1 = 1 and not 2 = 3"), 1);
  EXPECT_EQ(value("not (1 = 1 or 1 = 2)"), 0);
  EXPECT_EQ(value("1.5e1"), 15);
}

TEST(Expression, WhatWasNotTestedIsNotKnown) {
  EXPECT_TRUE(std::isnan(value("lems > 3")));
  EXPECT_TRUE(std::isnan(value("1 / 0")));
  EXPECT_EQ(value("lems > 3 and uems < 5"), 0);
  EXPECT_EQ(value("lems > 3 or uems > 5"), 1);
  EXPECT_TRUE(std::isnan(value("lems > 3 and uems > 5")));
}

TEST(Expression, RefusesWhatMakesNoSense) {
  EXPECT_EQ(rule("ais0 = C5"), "expression.type");
  EXPECT_EQ(rule("ais0 + 1"), "expression.type");
  EXPECT_EQ(rule("sex < male"), "expression.order");
  EXPECT_EQ(rule("uems and 1 = 1"), "expression.type");
  EXPECT_EQ(rule("uemss > 3"), "expression.unknown-name");
  EXPECT_EQ(rule("sqrt(4)"), "expression.unknown-function");
  EXPECT_EQ(rule("(1 + 2"), "expression.parenthesis");
  EXPECT_EQ(rule("1 +"), "expression.syntax");
  EXPECT_EQ(rule(""), "expression.syntax");
  EXPECT_EQ(rule("1 2"), "expression.syntax");
  EXPECT_EQ(rule("3 $ 4"), "expression.syntax");
}

TEST(Expression, SaysWhere) {
  const ParsedExpression parsed = parse_expression("ais0 = A and uemss > 3");
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.error().at, 13u);
  EXPECT_EQ(parsed.error().suggestion, "did you mean uems?");
}

TEST(Expression, ADeepOneIsRefusedAndNotFollowed) {
  EXPECT_EQ(rule((std::string(5000, '(') + "1" + std::string(5000, ')')).c_str()),
            "expression.too-deep");
  std::string negations;
  for (int i = 0; i < 5000; ++i) negations += "not ";
  EXPECT_EQ(rule((negations + "1 = 1").c_str()), "expression.too-deep");
  EXPECT_EQ(rule((std::string(5000, '-') + "1").c_str()), "expression.too-deep");
}

}  // namespace caudata::evidence
