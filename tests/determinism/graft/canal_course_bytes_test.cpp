// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "graft/canal/course_fixture.hpp"
#include "graft/simd.hpp"

// The same bytes, however a course is computed.
namespace caudata::graft {
namespace {

/// Two doses of some thousand cells, with a turn between them.
CanalPlan bytes_plan() {
  return {{{0, 3000, test::course_start(), 250}, {0.3, 2001, test::course_start(), 99}},
          {{0, anatomy::Posture::supine}, {0.2, anatomy::Posture::left_lateral}},
          0};
}

struct BytesCourse {
  core::Team team;
  CanalSite site = test::course_site();
  CanalCourse course;

  explicit BytesCourse(unsigned threads, const CanalPlan& plan = bytes_plan(), double death = 2)
      : team(threads),
        course(site, plan, test::course_cells(), test::course_parameters(),
               test::course_survival(death), test::course_key, team) {}
};

std::vector<std::byte> bytes_after(unsigned threads, double hours) {
  BytesCourse run(threads);
  run.course.run(hours);
  return test::state_of(run.course);
}

TEST(CanalCourseBytes, AreThoseOfOneThread) {
  const auto one = bytes_after(1, 0.5);
  for (const unsigned threads : {2u, 3u, 4u}) EXPECT_EQ(bytes_after(threads, 0.5), one) << threads;
}

TEST(CanalCourseBytes, AreThoseOfEveryInstructionSet) {
  const auto best = bytes_after(1, 0.35);
  for (const SimdTarget& target : simd_targets()) {
    const OnlySimdTarget only(target);
    EXPECT_EQ(bytes_after(1, 0.35), best) << target.name;
  }
}

TEST(CanalCourseBytes, AreTheSameAfterACheckpointAnywhere) {
  const auto whole = bytes_after(1, 1.5);
  for (const double broken_off : {0.0, 0.01, 0.25, 1.2}) {
    const auto saved = bytes_after(1, broken_off);
    BytesCourse again(2);
    ASSERT_TRUE(test::restored(again.course, saved));
    EXPECT_EQ(test::state_of(again.course), saved);
    again.course.run(1.5);
    EXPECT_EQ(test::state_of(again.course), whole) << broken_off;
  }
}

TEST(CanalCourseBytes, DoNotDependOnHowARunIsCut) {
  BytesCourse cut(1);
  for (const double hour : {0.001, 0.1, 0.1, 0.33}) cut.course.run(hour);
  int steps = 0;
  cut.course.run(0.5, [&](const CanalProgress&) { return ++steps < 5; });
  EXPECT_EQ(steps, 5);
  cut.course.run(0.5);
  EXPECT_EQ(test::state_of(cut.course), bytes_after(1, 0.5));
}

// Damage, versions and other runs are found by the file that holds the state; what is left is what
// cannot be a state of this course at all.
TEST(CanalCourseBytes, RefuseWhatCannotBeAStateOfTheCourse) {
  const auto saved = bytes_after(1, 0.01);
  BytesCourse again(1);
  for (const std::size_t kept : {std::size_t{0}, std::size_t{100}, saved.size() - 1})
    EXPECT_FALSE(test::restored(again.course, std::span(saved).first(kept))) << kept;
  auto longer = saved;
  longer.push_back({});
  EXPECT_FALSE(test::restored(again.course, longer));
  BytesCourse smaller(1, {{{0, 2000, test::course_start()}}, {{0, anatomy::Posture::supine}}, 0});
  EXPECT_FALSE(test::restored(smaller.course, saved));
  EXPECT_TRUE(test::restored(again.course, saved));
}

}  // namespace
}  // namespace caudata::graft
