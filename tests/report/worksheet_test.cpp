// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "isncsci/classify.hpp"
#include "isncsci/score_text.hpp"
#include "report/figures/worksheet_map.hpp"
#include "support/worksheet.hpp"

namespace caudata::report {
namespace {

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
  return n;
}

std::string map_of(const isncsci::Exam& exam) { return worksheet_map(exam, classify(exam)); }

TEST(WorksheetMap, NamesEveryCellWithItsScore) {
  core::Stream stream{{41}, core::TrialIndex{1}, core::CandidateId{0}, core::Process::test};
  for (int i = 0; i < 20; ++i) {
    const isncsci::Exam exam = support::random_open_exam(20, stream);
    const std::string svg = map_of(exam);
    for (const isncsci::Cell& cell : isncsci::all_cells()) {
      if (cell.kind > isncsci::CellKind::motor) continue;
      const std::string tip = name(cell) + " " + isncsci::to_text(score_at(exam, cell)) + "<";
      ASSERT_GE(count(svg, ">" + tip), 1u) << tip;
    }
  }
}

TEST(WorksheetMap, DrawsALineAtEveryPossibleNeurologicalLevel) {
  isncsci::Exam exam = support::intact_exam();
  EXPECT_EQ(count(map_of(exam), "\"nli\""), 1u);
  exam.right.light_touch[4] = exam.left.pin_prick[9] = isncsci::Score{};
  EXPECT_EQ(count(map_of(exam), "\"nli open\""),
            static_cast<std::size_t>(classify(exam).neurological_level.size()));
}

}  // namespace
}  // namespace caudata::report
