// SPDX-License-Identifier: Apache-2.0
#include "safety/event_shape.hpp"

#include <gtest/gtest.h>

#include "safety/judgement.hpp"

namespace caudata::safety {

TEST(EventShape, GradesHaveTheStatedShares) {
  const Severity half{0.5, 0.5, 0.5};  // grade 4: 1/8, grade 3: 1/8, grade 2: 1/4, grade 1: 1/2
  EXPECT_EQ(grade_at(half, 0.124), CtcaeGrade::life_threatening);
  EXPECT_EQ(grade_at(half, 0.126), CtcaeGrade::severe);
  EXPECT_EQ(grade_at(half, 0.249), CtcaeGrade::severe);
  EXPECT_EQ(grade_at(half, 0.251), CtcaeGrade::moderate);
  EXPECT_EQ(grade_at(half, 0.499), CtcaeGrade::moderate);
  EXPECT_EQ(grade_at(half, 0.501), CtcaeGrade::mild);
}

TEST(EventShape, DurationIsAtLeastADayAndHasItsMedian) {
  EXPECT_EQ(duration_at(DurationLaw{0.1, 2}, 0.5), core::Days{1});
  EXPECT_EQ(duration_at(DurationLaw{7.5, 2}, 0.5), core::Days{8});
  EXPECT_EQ(duration_at(DurationLaw{7.5, 1}, 0.999), core::Days{8});
  // One standard deviation of a normal is at 0.8413: 7.5 * 2 = 15, just above.
  EXPECT_EQ(duration_at(DurationLaw{7.5, 2}, 0.8414), core::Days{16});
}

TEST(EventShape, MildIsNeverSeriousAndDeathAlways) {
  const SeriousShare all{1, 1, 1}, none{0, 0, 0};
  EXPECT_EQ(seriousness_at(all, CtcaeGrade::mild, 1e-12), Seriousness::not_serious);
  EXPECT_EQ(seriousness_at(none, CtcaeGrade::death, 1 - 1e-12), Seriousness::serious);
  EXPECT_EQ(seriousness_at(all, CtcaeGrade::severe, 0.99), Seriousness::serious);
  EXPECT_EQ(seriousness_at(none, CtcaeGrade::severe, 0.01), Seriousness::not_serious);
}

TEST(Judgement, SharesFollowFromTheConditionalProbabilities) {
  const Judgement half{0.5, 0.5, 0.5, 0.5};
  EXPECT_EQ(judged(half, 0.124), Attribution::definite);
  EXPECT_EQ(judged(half, 0.126), Attribution::probable);
  EXPECT_EQ(judged(half, 0.251), Attribution::possible);
  EXPECT_EQ(judged(half, 0.501), Attribution::unlikely);
  EXPECT_EQ(judged(half, 0.751), Attribution::unrelated);
}

TEST(Judgement, CertainJudgementsAreReachable) {
  EXPECT_EQ(judged(Judgement{1, 0, 0, 0}, 0.999), Attribution::possible);
  EXPECT_EQ(judged(Judgement{0, 1, 1, 0}, 0.001), Attribution::unrelated);
}

}  // namespace caudata::safety
