// SPDX-License-Identifier: Apache-2.0
#include "isncsci/warnings.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "isncsci/classify.hpp"
#include "support/worksheet.hpp"

namespace caudata::isncsci {
namespace {

std::vector<std::string_view> rules(const Exam& exam) {
  std::vector<std::string_view> list;
  for (const Warning& w : warnings(exam, classify(exam))) list.push_back(w.rule);
  std::ranges::sort(list);
  return list;
}
using Rules = std::vector<std::string_view>;

/// Complete below T6: nothing is felt, nothing moves.
Exam complete_t6() {
  Exam exam = support::intact_exam();
  for (ExamSide* side : {&exam.right, &exam.left}) {
    for (std::size_t i = 12; i < dermatomes; ++i) {
      side->light_touch[i] = side->pin_prick[i] = support::scored(0);
    }
    for (std::size_t m = arm_muscles; m < key_muscles; ++m) side->motor[m] = support::scored(0);
  }
  exam.voluntary_anal_contraction = exam.deep_anal_pressure = Answer::no;
  return exam;
}

TEST(Warnings, NoneForAnOrdinaryCompleteInjury) { EXPECT_EQ(rules(complete_t6()), Rules{}); }

TEST(Warnings, NormalScoresNeedAHistory) {
  EXPECT_EQ(rules(support::intact_exam()), Rules{"isncsci.e-without-history"});
}

TEST(Warnings, NormalScoresContradictMissingContractionOrPressure) {
  Exam exam = support::intact_exam();
  exam.voluntary_anal_contraction = Answer::no;
  EXPECT_EQ(rules(exam), Rules{"isncsci.normal-without-contraction"});
  exam = support::intact_exam();
  exam.deep_anal_pressure = Answer::no;
  EXPECT_EQ(rules(exam), (Rules{"isncsci.e-without-history", "isncsci.normal-without-pressure"}));
}

TEST(Warnings, ContractionAloneIsSuspect) {
  Exam exam = complete_t6();
  exam.voluntary_anal_contraction = Answer::yes;
  EXPECT_EQ(rules(exam), Rules{"isncsci.contraction-alone"});
  exam.left.pin_prick[27] = support::scored(1);
  EXPECT_EQ(rules(exam), Rules{});
}

TEST(Warnings, SensationFarBelowACompleteInjuryIsNamedCellByCell) {
  Exam exam = complete_t6();
  exam.left.pin_prick[20] = support::scored(1);  // L2
  const auto found = warnings(exam, classify(exam));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].rule, "isncsci.sensation-below-complete");
  EXPECT_EQ(found[0].cells, std::vector<Cell>{parse_cell("left.pp.L2").value()});
  exam.left.pin_prick[20] = support::scored(0);
  exam.left.pin_prick[13] = support::scored(1);  // T8: two below
  EXPECT_EQ(rules(exam), Rules{});
}

TEST(Warnings, ANonKeyMuscleNearTheMotorLevelDecidesNothing) {
  Exam exam = complete_t6();
  exam.right.non_key_muscle = parse_level("T1");
  const auto found = warnings(exam, classify(exam));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].rule, "isncsci.non-key-near");
  EXPECT_EQ(found[0].cells, std::vector<Cell>{parse_cell("right.nk").value()});
  exam.right.non_key_muscle = parse_level("L2");
  EXPECT_EQ(rules(exam), Rules{});
}

}  // namespace
}  // namespace caudata::isncsci
