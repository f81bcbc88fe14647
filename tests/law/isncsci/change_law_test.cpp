// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "isncsci/change.hpp"
#include "isncsci/classify.hpp"
#include "isncsci/classify_determined.hpp"
#include "support/completions.hpp"

namespace caudata::isncsci {
namespace {

core::Stream random_stream() {
  return {{37}, core::TrialIndex{1}, core::CandidateId{0}, core::Process::test};
}

bool within(const Difference& bounds, const Difference& one) {
  return one.determined() && bounds.least <= one.least && one.least <= bounds.most;
}
/// A completion in which a zone does not apply has no length; one in which it does must be allowed.
bool within(const std::optional<Difference>& bounds, const std::optional<Difference>& one) {
  return !one || (bounds && within(*bounds, *one));
}
bool within(const std::optional<int>& known, const std::optional<int>& one) {
  return one && (!known || *known == *one);
}

bool within(const SideChange& bounds, const SideChange& one) {
  return within(bounds.sensory_level, one.sensory_level) &&
         within(bounds.motor_level, one.motor_level) &&
         within(bounds.sensory_zpp_before, one.sensory_zpp_before) &&
         within(bounds.sensory_zpp_after, one.sensory_zpp_after) &&
         within(bounds.motor_zpp_before, one.motor_zpp_before) &&
         within(bounds.motor_zpp_after, one.motor_zpp_after);
}

bool within(const Conversion& bounds, const Conversion& one) {
  return one.may_improve + one.may_stay + one.may_worsen == 1 &&
         one.may_improve <= bounds.may_improve && one.may_stay <= bounds.may_stay &&
         one.may_worsen <= bounds.may_worsen;
}

TEST(ChangeLaw, BoundsContainEveryPairOfCompletions) {
  core::Stream stream = random_stream();
  for (int i = 0; i < 10'000; ++i) {
    const Exam before = support::random_open_exam(12, stream);
    const Exam after = support::random_open_exam(12, stream);
    const Change bounds = change(classify(before), classify(after));
    support::Completions from(admissible(before, Reading::assumed));
    support::Completions to(admissible(after, Reading::assumed));
    for (int n = 0; n < 4; ++n) {
      const Change one =
          change(classify_determined(from.random(stream)), classify_determined(to.random(stream)));
      ASSERT_TRUE(within(bounds.right, one.right));
      ASSERT_TRUE(within(bounds.left, one.left));
      ASSERT_TRUE(within(bounds.neurological_level, one.neurological_level));
      ASSERT_TRUE(within(bounds.ais, one.ais));
    }
  }
}

TEST(ChangeLaw, OfDeterminedExaminationsIsTheDifference) {
  core::Stream stream = random_stream();
  for (int i = 0; i < 10'000; ++i) {
    const Classification before = classify(support::random_exam(stream));
    const Classification after = classify(support::random_exam(stream));
    const Change c = change(before, after);
    const int levels = after.right.motor.only().index - before.right.motor.only().index;
    ASSERT_EQ(c.right.motor_level, (Difference{levels, levels}));
    ASSERT_EQ(c.ais.may_improve, before.ais.only() < after.ais.only());
    ASSERT_EQ(c.ais.may_worsen, before.ais.only() > after.ais.only());
    ASSERT_EQ(c.light_touch, *after.light_touch - *before.light_touch);
    ASSERT_TRUE(
        within(c.left.upper_extremity, *after.left.upper_extremity - *before.left.upper_extremity));
    ASSERT_EQ(c.left.sensory_zpp_after.has_value(), !after.left.sensory_zpp.may_be_not_applicable);
  }
}

TEST(ChangeLaw, ASumThatCannotBeFormedHasNoDifference) {
  Exam exam = support::intact_exam();
  exam.left.motor[9] = Score{};
  const Change c = change(classify(support::intact_exam()), classify(exam));
  EXPECT_EQ(c.lower_extremity_motor_score, std::nullopt);
  EXPECT_EQ(c.left.lower_extremity, std::nullopt);
  EXPECT_EQ(c.right.lower_extremity, 0);
  EXPECT_EQ(c.upper_extremity_motor_score, 0);
}

TEST(ChangeText, SaysTheBoundsWithTheirSigns) {
  EXPECT_EQ(to_text(Difference{2, 2}), "+2");
  EXPECT_EQ(to_text(Difference{-1, 3}), "-1 to +3");
  EXPECT_EQ(to_text(Difference{0, 0}), "+0");
}

}  // namespace
}  // namespace caudata::isncsci
