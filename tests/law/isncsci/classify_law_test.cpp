// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <bit>

#include <utility>

#include "isncsci/classify.hpp"
#include "support/worksheet.hpp"

namespace caudata::isncsci {
namespace {

constexpr int examinations = 20'000;

core::Stream classify_stream() {
  return {{11}, core::TrialIndex{1}, core::CandidateId{0}, core::Process::test};
}

TEST(ClassifyLaw, SwappingTheSidesSwapsTheSidesOfTheResult) {
  core::Stream stream = classify_stream();
  for (int i = 0; i < examinations; ++i) {
    Exam exam = support::random_exam(stream);
    Classification expected = classify(exam);
    std::swap(expected.right, expected.left);
    std::swap(exam.right, exam.left);
    ASSERT_EQ(classify(exam), expected);
  }
}

TEST(ClassifyLaw, NeurologicalLevelIsTheMostRostralOfTheFour) {
  core::Stream stream = classify_stream();
  for (int i = 0; i < examinations; ++i) {
    const Classification c = classify(support::random_exam(stream));
    const std::uint32_t all =
        c.right.sensory.bits() | c.left.sensory.bits() | c.right.motor.bits() | c.left.motor.bits();
    // All normal without anal contraction: motor S3, neurological level intact (expert-reviewed
    // exception).
    if (c.neurological_level.only() == intact) continue;
    ASSERT_EQ(c.neurological_level.only().index, std::countr_zero(all));
  }
}

/// One more point in one random cell.
Exam improved(Exam exam, core::Stream& stream) {
  ExamSide& side = support::below(stream, 2) ? exam.right : exam.left;
  auto raise = [](Score& score, std::uint8_t highest) {
    if (score.value < highest) ++score.value;
  };
  const unsigned cell = support::below(stream, 2 * dermatomes + key_muscles);
  if (cell < dermatomes)
    raise(side.light_touch[cell], normal_sensation);
  else if (cell < 2 * dermatomes)
    raise(side.pin_prick[cell - dermatomes], normal_sensation);
  else
    raise(side.motor[cell - 2 * dermatomes], normal_strength);
  return exam;
}

TEST(ClassifyLaw, ABetterScoreNeverLowersALevelOrATotal) {
  core::Stream stream = classify_stream();
  for (int i = 0; i < examinations; ++i) {
    const Exam exam = support::random_exam(stream);
    const Classification before = classify(exam), after = classify(improved(exam, stream));
    ASSERT_LE(before.neurological_level.only(), after.neurological_level.only());
    ASSERT_LE(before.right.sensory.only(), after.right.sensory.only());
    ASSERT_LE(before.left.motor.only(), after.left.motor.only());
    ASSERT_LE(before.upper_extremity_motor_score, after.upper_extremity_motor_score);
    ASSERT_LE(before.lower_extremity_motor_score, after.lower_extremity_motor_score);
    ASSERT_LE(before.light_touch, after.light_touch);
    ASSERT_LE(before.pin_prick, after.pin_prick);
  }
}

TEST(ClassifyLaw, CompleteMeansGradeA) {
  core::Stream stream = classify_stream();
  for (int i = 0; i < examinations; ++i) {
    const Classification c = classify(support::random_exam(stream));
    ASSERT_EQ(c.completeness.only() == Completeness::complete,
              c.ais.only() == AsiaImpairmentScale::a);
  }
}

}  // namespace
}  // namespace caudata::isncsci
