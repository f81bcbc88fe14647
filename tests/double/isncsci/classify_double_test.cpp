// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "double/isncsci/by_the_book.hpp"
#include "isncsci/classify.hpp"
#include "isncsci/praxis/classify.hpp"
#include "isncsci/text.hpp"
#include "support/worksheet.hpp"

namespace caudata::isncsci {
namespace {

int level_or_none(const ZoneOfPartialPreservation& zone) {
  return zone.may_be_not_applicable ? by_the_book::not_applicable : zone.level.only().index;
}

TEST(ClassifyDouble, AgreesWithTheTextReadLevelByLevel) {
  core::Stream stream({7}, core::TrialIndex{1}, core::CandidateId{0}, core::Process::test);
  std::array<int, ais_count> seen{};
  for (int i = 0; i < 200'000; ++i) {
    const Exam exam = support::random_exam(stream);
    const Classification fast = classify(exam);
    const by_the_book::Answers slow = by_the_book::classify(exam);
    ASSERT_EQ(fast.right.sensory.only().index, slow.sensory[0]);
    ASSERT_EQ(fast.left.sensory.only().index, slow.sensory[1]);
    ASSERT_EQ(fast.right.motor.only().index, slow.motor[0]);
    ASSERT_EQ(fast.left.motor.only().index, slow.motor[1]);
    ASSERT_EQ(fast.neurological_level.only().index, slow.neurological_level);
    ASSERT_EQ(fast.completeness.only() == Completeness::complete, slow.complete);
    ASSERT_EQ(letter(fast.ais.only()), slow.grade);
    ASSERT_EQ(level_or_none(fast.right.sensory_zpp), slow.sensory_zone[0]);
    ASSERT_EQ(level_or_none(fast.left.sensory_zpp), slow.sensory_zone[1]);
    ASSERT_EQ(level_or_none(fast.right.motor_zpp), slow.motor_zone[0]);
    ASSERT_EQ(level_or_none(fast.left.motor_zpp), slow.motor_zone[1]);
    ++seen[static_cast<std::size_t>(fast.ais.only())];
  }
  for (std::size_t grade = 0; grade + 1 < ais_count; ++grade) EXPECT_GT(seen[grade], 100);
}

/// The reference's own checks and the determined classifier agree where no non-key muscle is
/// entered.
TEST(PraxisDouble, TakesTheShortWayOnlyWhereTheProfilesAgree) {
  core::Stream stream({8}, core::TrialIndex{1}, core::CandidateId{0}, core::Process::test);
  for (int i = 0; i < 50'000; ++i) {
    const Exam exam = support::random_exam(stream);
    ASSERT_EQ(praxis::classify(exam), praxis::classify_by_checks(exam));
  }
}

}  // namespace
}  // namespace caudata::isncsci
