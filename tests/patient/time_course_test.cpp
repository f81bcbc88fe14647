// SPDX-License-Identifier: Apache-2.0
#include "patient/time_course.hpp"

#include <gtest/gtest.h>

namespace caudata::patient {
namespace {

using core::Days;

const TimeCourse course({50, 1, 16, 365});

TEST(TimeCourse, RunsFromInjuryToTheEndOfTheYear) {
  EXPECT_EQ(course.done(Days(0)), 0);
  EXPECT_EQ(course.done(Days(365)), 1);
  EXPECT_EQ(course.done(Days(400)), 1);
  for (int day = 0; day < 365; ++day) EXPECT_LT(course.done(Days(day)), course.done(Days(day + 1)));
}

TEST(TimeCourse, RemainingIsOneOnTheReferenceDayAndNothingAtTheEnd) {
  EXPECT_DOUBLE_EQ(course.remaining(Days(16)), 1);
  EXPECT_GT(course.remaining(Days(4)), 1);
  EXPECT_EQ(course.remaining(Days(365)), 0);
}

TEST(TimeCourse, SinceScreeningStartsAgain) {
  EXPECT_EQ(course.done_since(Days(30), Days(30)), 0);
  EXPECT_EQ(course.done_since(Days(30), Days(365)), 1);
  EXPECT_GT(course.done_since(Days(30), Days(31)), 0);
  EXPECT_EQ(course.done_since(Days(380), Days(390)), 1);
}

}  // namespace
}  // namespace caudata::patient
