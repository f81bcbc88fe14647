// SPDX-License-Identifier: Apache-2.0
#include "isncsci/cell.hpp"

#include <gtest/gtest.h>

#include <set>

namespace caudata::isncsci {
namespace {

TEST(CellNames, ReadBackToTheSameCellAndAreAllDifferent) {
  std::set<std::string> names;
  for (const Cell& cell : all_cells()) {
    EXPECT_EQ(parse_cell(name(cell)), cell);
    names.insert(name(cell));
  }
  EXPECT_EQ(names.size(), 2 * (2 * dermatomes + key_muscles + 1) + 2);
}

TEST(CellNames, AreSideColumnAndLevel) {
  EXPECT_EQ(name({CellKind::light_touch, SideOf::right, 0}), "right.lt.C2");
  EXPECT_EQ(name({CellKind::pin_prick, SideOf::left, 27}), "left.pp.S4-5");
  EXPECT_EQ(name({CellKind::motor, SideOf::left, 5}), "left.motor.L2");
  EXPECT_EQ(name({CellKind::non_key_muscle, SideOf::right, 0}), "right.nk");
  EXPECT_EQ(name({CellKind::anal_contraction, SideOf::right, 0}), "vac");
  EXPECT_EQ(name({CellKind::deep_pressure, SideOf::right, 0}), "dap");
}

TEST(CellNames, RejectWhatIsNoCell) {
  for (const char* text : {"", "right", "right.lt", "right.lt.C1", "right.motor.T2", "Right.lt.C5",
                           "middle.lt.C5", "vac.C5", "right.lt.C5 "}) {
    EXPECT_EQ(parse_cell(text), std::nullopt) << text;
  }
}

TEST(CellScores, AreThoseOfTheExamination) {
  Exam exam;
  std::uint8_t value = 0;
  for (const Cell& cell : all_cells()) {
    if (cell.kind <= CellKind::motor) score_at(exam, cell) = Score{value++};
  }
  EXPECT_EQ(exam.right.light_touch[0].value, 0);
  EXPECT_EQ(exam.right.pin_prick[27].value, 55);
  EXPECT_EQ(exam.right.motor[9].value, 65);
  EXPECT_EQ(exam.left.light_touch[0].value, 66);
  EXPECT_EQ(exam.left.motor[9].value, 131);
}

}  // namespace
}  // namespace caudata::isncsci
