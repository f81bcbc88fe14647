// SPDX-License-Identifier: Apache-2.0
#include "oc/recovery_sums.hpp"

#include <gtest/gtest.h>

namespace caudata::oc {
namespace {

using enum isncsci::AsiaImpairmentScale;
using patient::CordPart;

trial::Recovery at_the_end(const trial::Baseline& before,
                           std::optional<isncsci::AsiaImpairmentScale> after,
                           std::optional<int> motor_levels) {
  trial::Recovery seen;
  seen.last = true;
  seen.before = before;
  seen.after = after;
  seen.motor_levels = motor_levels;
  return seen;
}

NaturalRecovery sums_of(const std::vector<trial::Recovery>& seen) {
  NaturalRecovery sums;
  sums.visits.resize(1);
  add(sums, seen);
  return sums;
}

}  // namespace

TEST(RecoverySums, WhatIsKnownAtBaselineComesBackFromItsNumber) {
  for (int ais = -1; ais < 5; ++ais)
    for (int part = -1; part < 3; ++part) {
      trial::Baseline baseline;
      if (ais >= 0) baseline.ais = static_cast<isncsci::AsiaImpairmentScale>(ais);
      if (part >= 0) baseline.part = static_cast<CordPart>(part);
      EXPECT_EQ(baseline_of(ordinal(baseline)), baseline);
    }
}

TEST(RecoverySums, AnOpenLevelLeavesTheGradeCounted) {
  const auto sums = sums_of({at_the_end({b, {}}, c, {}), at_the_end({c, {}}, c, {})});
  EXPECT_EQ(sums.visits[0].conversions.count(grades(b, c)), 1u);
  EXPECT_EQ(sums.visits[0].conversions.total(), 2u);
  EXPECT_EQ(sums.graded.total(), 2u);
  EXPECT_EQ(sums.any_grade.total(), 1u);
}

TEST(RecoverySums, AnOpenGradeLeavesTheMotorLevelCounted) {
  const auto sums = sums_of({at_the_end({{}, CordPart::cervical}, {}, 2)});
  EXPECT_EQ(sums.visits[0].motor_levels.count(2), 1u);
  EXPECT_EQ(sums.cervical.total(), 1u);
  EXPECT_EQ(sums.two_levels.total(), 1u);
  EXPECT_EQ(sums.graded.total(), 0u);
}

TEST(RecoverySums, OnlyAAndBCanBecomeMotorIncomplete) {
  const auto sums =
      sums_of({at_the_end({a, CordPart::cervical}, b, {}), at_the_end({b, CordPart::t1_t9}, d, {}),
               at_the_end({c, CordPart::t1_t9}, d, {}), at_the_end({a, {}}, {}, {})});
  EXPECT_EQ(sums.graded.total(), 3u);
  EXPECT_EQ(sums.any_grade.total(), 3u);
  EXPECT_EQ(sums.motor_complete.total(), 2u);
  EXPECT_EQ(sums.motor_incomplete.total(), 1u);
}

TEST(RecoverySums, MotorLevelsOfTheLessonAreThoseOfCervicalInjuries) {
  const auto sums = sums_of({at_the_end({a, CordPart::cervical}, a, 1),
                             at_the_end({a, CordPart::t1_t9}, a, 5), at_the_end({a, {}}, a, 3)});
  EXPECT_EQ(sums.visits[0].motor_levels.total(), 3u);
  EXPECT_EQ(sums.cervical.total(), 1u);
  EXPECT_EQ(sums.two_levels.total(), 0u);
}

}  // namespace caudata::oc
