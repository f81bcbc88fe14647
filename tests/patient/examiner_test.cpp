// SPDX-License-Identifier: Apache-2.0
// Statistical tests: 6.5 standard errors, alpha below 1e-10 each, for any seed.
#include "patient/examiner.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "isncsci/classify.hpp"
#include "patient/sample_patients.hpp"
#include "support/ledger_from_data.hpp"

namespace caudata::patient {
namespace {

using isncsci::AsiaImpairmentScale;
using isncsci::Exam;

ExaminerParameters parameters() {
  std::vector<std::string> missing;
  return test::project_ledger().resolve<ExaminerParameters>("patient.examiner", missing);
}

Occasion occasion(std::uint32_t candidate, std::uint32_t ordinal,
                  Blinding blinding = Blinding::masked) {
  return {support::test_streams(), core::CandidateId{candidate}, ordinal, blinding};
}

int motor_total(const Exam& exam) {
  const auto result = isncsci::classify(exam);
  return *result.upper_extremity_motor_score + *result.lower_extremity_motor_score;
}

Exam truth(std::uint32_t candidate, AsiaImpairmentScale grade) {
  static const Population population = support::population(Region::europe);
  return support::draw_patient(population, support::injury(grade, "C5", 30), candidate)
      .screening_exam;
}

}  // namespace

TEST(Examiner, WithoutErrorWritesTheTruth) {
  const Examiner examiner({});
  for (std::uint32_t i = 1; i <= 50; ++i) {
    const Exam exam = truth(i, AsiaImpairmentScale::c);
    EXPECT_EQ(examiner.scores(exam, occasion(i, 0)), exam);
    EXPECT_EQ(examiner.worksheet(exam, occasion(i, 0)), exam);
  }
}

TEST(Examiner, AnotherStateOfOneCellChangesNoOther) {
  const Examiner examiner(
      {.motor = 0.4, .touch = 0.4, .prick = 0.4, .missed_answer = 0.3, .imagined_answer = 0.3});
  for (std::uint32_t i = 1; i <= 200; ++i) {
    Exam after = truth(i, AsiaImpairmentScale::c);
    // C7 on the right, with its neighbours between the extremes in both
    for (std::size_t muscle = 1; muscle <= 3; ++muscle) after.right.motor[muscle] = {3, {}};
    Exam changed = after;
    changed.right.motor[2] = {5, {}};
    Exam seen = examiner.scores(after, occasion(i, 1));
    const Exam also = examiner.scores(changed, occasion(i, 1));
    seen.right.motor[2] = also.right.motor[2];
    EXPECT_EQ(seen, also);
  }
}

TEST(Examiner, NeverMovesWhatIsFarFromTheBorder) {
  const Examiner examiner({.motor = 1, .touch = 1, .prick = 1});
  Exam exam = truth(1, AsiaImpairmentScale::a);
  for (auto* side : {&exam.right, &exam.left}) {
    side->motor.fill({5, {}});
    side->light_touch.fill({2, {}});
    side->pin_prick.fill({0, {}});
  }
  EXPECT_EQ(examiner.scores(exam, occasion(1, 0)), exam);
}

TEST(Examiner, ArmsAndLegsAreNoNeighbours) {
  const Examiner examiner({.motor = 1, .touch = 1, .prick = 1});
  Exam thoracic = truth(1, AsiaImpairmentScale::a);
  for (auto* side : {&thoracic.right, &thoracic.left}) {
    for (std::size_t m = 0; m < isncsci::key_muscles; ++m)
      side->motor[m] = {static_cast<std::uint8_t>(m < isncsci::arm_muscles ? 5 : 0), {}};
  }
  const Exam seen = examiner.scores(thoracic, occasion(1, 0));
  EXPECT_EQ(seen.right.motor, thoracic.right.motor);
  EXPECT_EQ(seen.left.motor, thoracic.left.motor);
}

TEST(Examiner, RepeatsAndDependsOnTheOccasion) {
  const Examiner examiner(parameters());
  int differ = 0;
  for (std::uint32_t i = 1; i <= 100; ++i) {
    const Exam exam = truth(i, AsiaImpairmentScale::d);
    EXPECT_EQ(examiner.scores(exam, occasion(i, 3)), examiner.scores(exam, occasion(i, 3)));
    differ += examiner.scores(exam, occasion(i, 3)) != examiner.scores(exam, occasion(i, 4));
  }
  EXPECT_GT(differ, 50);  // some 20 uncertain cells each: P(two equal) is below a tenth
}

// The standard deviation between two examinations of a complete injury is below 2 motor points.
TEST(Examiner, RepeatsCompleteInjuriesWithinTwoMotorPoints) {
  const Examiner examiner(parameters());
  double squares = 0;
  constexpr int n = 2'000;
  for (std::uint32_t i = 1; i <= n; ++i) {
    const Exam exam = truth(i, AsiaImpairmentScale::a);
    const double d = motor_total(examiner.scores(exam, occasion(i, 1))) -
                     motor_total(examiner.scores(exam, occasion(i, 2)));
    squares += d * d;
  }
  EXPECT_LT(std::sqrt(squares / n), 2);
  EXPECT_GT(squares, 0);
}

TEST(Examiner, ErrsUpwardsInOpenLabelOnly) {
  const Examiner examiner({.motor = 0.5, .open_label = 0.4});
  double open = 0, masked = 0, cells = 0;
  for (std::uint32_t i = 1; i <= 400; ++i) {
    Exam exam = truth(i, AsiaImpairmentScale::d);
    for (auto* side : {&exam.right, &exam.left}) side->motor.fill({3, {}});
    open += motor_total(examiner.scores(exam, occasion(i, 1, Blinding::open))) - 60;
    masked += motor_total(examiner.scores(exam, occasion(i, 1))) - 60;
    cells += 20;
  }
  // Each cell moves by ±1 with probability 1/2: variance 1/2.
  const double error = 6.5 * std::sqrt(0.5 / cells);
  EXPECT_NEAR(masked / cells, 0, error);
  EXPECT_NEAR(open / cells, 0.5 * 0.8, error);
}

TEST(Examiner, MissesAndImaginesSacralAnswers) {
  const Examiner examiner({.missed_answer = 0.3, .imagined_answer = 0.1, .open_label = 0.4});
  using isncsci::Answer;
  constexpr int n = 4'000;
  double missed = 0, imagined = 0, open = 0;
  for (std::uint32_t i = 1; i <= n; ++i) {
    Exam exam = truth(1 + i % 50, AsiaImpairmentScale::d);
    exam.voluntary_anal_contraction = Answer::yes;
    exam.deep_anal_pressure = Answer::no;
    const Exam seen = examiner.scores(exam, occasion(i, 1));
    missed += seen.voluntary_anal_contraction == Answer::no;
    imagined += seen.deep_anal_pressure == Answer::yes;
    open += examiner.scores(exam, occasion(i, 2, Blinding::open)).deep_anal_pressure == Answer::yes;
  }
  EXPECT_NEAR(missed / n, 0.3, 6.5 * std::sqrt(0.3 * 0.7 / n));
  EXPECT_NEAR(imagined / n, 0.1, 6.5 * std::sqrt(0.1 * 0.9 / n));
  EXPECT_NEAR(open / n, 0.18, 6.5 * std::sqrt(0.18 * 0.82 / n));
}

TEST(Examiner, AWorksheetIsLegalAndMarksOtherConditions) {
  const Examiner examiner({.limb_not_testable = 0.5, .other_condition = 1});
  int untested = 0, marked = 0;
  for (std::uint32_t i = 1; i <= 200; ++i) {
    const Exam exam = examiner.worksheet(truth(i, AsiaImpairmentScale::d), occasion(i, 0));
    const auto result = isncsci::classify(exam);
    EXPECT_FALSE(result.ais.empty());
    for (const auto* side : {&exam.right, &exam.left}) {
      for (const auto& score : side->motor) {
        untested += !score.testable();
        marked += score.mark != isncsci::Mark::none;
      }
    }
  }
  EXPECT_GT(untested, 0);
  EXPECT_GT(marked, 0);
}

}  // namespace caudata::patient
