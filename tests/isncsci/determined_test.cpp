// SPDX-License-Identifier: Apache-2.0
#include "isncsci/determined.hpp"

#include <gtest/gtest.h>

#include "isncsci/classify_determined.hpp"
#include "support/worksheet.hpp"

namespace caudata::isncsci {
namespace {

TEST(Determined, NeedsEveryCellTestedLegalAndUnmarked) {
  EXPECT_TRUE(is_determined(support::intact_exam()));
  EXPECT_FALSE(is_determined(Exam{}));
  Exam exam = support::intact_exam();
  exam.left.pin_prick[27].value = Score::not_testable;
  EXPECT_FALSE(is_determined(exam));
  exam = support::intact_exam();
  exam.right.motor[0].mark = Mark::normal;
  EXPECT_FALSE(is_determined(exam));
  exam = support::intact_exam();
  exam.right.light_touch[3].value = normal_sensation + 1;
  EXPECT_FALSE(is_determined(exam));
  exam = support::intact_exam();
  exam.voluntary_anal_contraction = Answer::not_tested;
  EXPECT_FALSE(is_determined(exam));
}

#ifdef CAUDATA_CONTRACTS
TEST(DeterminedDeath, ClassifyRefusesAnUntestedCell) {
  Exam exam = support::intact_exam();
  exam.right.motor[2] = Score{};
  EXPECT_DEATH(classify_determined(exam), "is_determined");
}
#endif

}  // namespace
}  // namespace caudata::isncsci
