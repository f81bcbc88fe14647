// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <map>

#include "isncsci/exam_text.hpp"
#include "isncsci/settle.hpp"
#include "support/worksheet.hpp"

namespace caudata::isncsci {
namespace {

constexpr int settled_examinations = 400;

core::Stream settle_stream(std::uint32_t lane) {
  return {{31}, core::TrialIndex{1}, core::CandidateId{0}, core::Process::test, lane};
}

/// The results after `entry` is written into a cell of the worksheet.
ResultText after_entry(const Exam& exam, const Cell& cell, const std::string& entry) {
  ExamStrings strings = to_text(exam);
  strings[cell] = entry;
  ExamText text;
  for (const Cell& c : all_cells()) text[c] = strings[c];
  const ExamReading reading = read_exam(text);
  EXPECT_TRUE(reading.issues.empty()) << name(cell) << " " << entry;
  return classify_to_text(reading.exam, Profile::exact);
}

std::size_t index_of(std::string_view key) {
  return static_cast<std::size_t>(std::ranges::find(result_keys, key) - result_keys.begin());
}

TEST(SettleLaw, EveryOutcomeIsWhatClassifyingAgainGives) {
  core::Stream stream = settle_stream(0);
  int always = 0, sometimes = 0;
  for (int i = 0; i < settled_examinations; ++i) {
    const Exam exam = support::random_open_exam(12, stream);
    for (const Settling& s : what_would_settle(exam)) {
      bool all = true;
      for (const Outcome& outcome : s.outcomes) {
        all &= is_determined(outcome.result);
        for (const std::string& entry : outcome.entries) {
          ASSERT_EQ(after_entry(exam, s.cell, entry)[index_of(s.result)], outcome.result);
        }
      }
      ASSERT_EQ(s.always, all);
      ++(all ? always : sometimes);
    }
  }
  EXPECT_GT(always, settled_examinations / 10);
  EXPECT_GT(sometimes, settled_examinations / 10);
}

/// What could be entered for a cell that reads `text`, found by trying every legal notation.
std::vector<std::string> entries(const Cell& cell, std::string text) {
  if (!text.starts_with("NT")) return {};
  text.erase(0, 2);
  if (cell.kind == CellKind::anal_contraction || cell.kind == CellKind::deep_pressure) {
    return {"No", "Yes"};
  }
  std::vector<std::string> list;
  for (const char* value : {"0", "1", "2", "3", "4", "5"}) {
    const bool motor = cell.kind == CellKind::motor;
    const int normal = motor ? 5 : 2, number = *value - '0';
    if (number < normal || (number == normal && text.empty())) list.push_back(value + text);
  }
  return list;
}

TEST(SettleLaw, NoSingleTestThatDeterminesAResultIsMissing) {
  core::Stream stream = settle_stream(1);
  for (int i = 0; i < settled_examinations; ++i) {
    const Exam exam = support::random_open_exam(12, stream);
    const ResultText now = classify_to_text(exam, Profile::exact);
    std::map<std::pair<std::size_t, Cell>, std::size_t> expected;  // result and cell: entries
    const ExamStrings strings = to_text(exam);
    for (const Cell& cell : all_cells()) {
      const auto list = entries(cell, strings[cell]);
      for (const std::string& entry : list) {
        const ResultText then = after_entry(exam, cell, entry);
        for (std::size_t k = 0; k < now.size(); ++k) {
          if (!is_determined(now[k]) && is_determined(then[k])) expected[{k, cell}] = list.size();
        }
      }
    }
    std::map<std::pair<std::size_t, Cell>, std::size_t> found;
    for (const Settling& s : what_would_settle(exam)) {
      std::size_t& count = found[{index_of(s.result), s.cell}];
      for (const Outcome& outcome : s.outcomes) count += outcome.entries.size();
    }
    ASSERT_EQ(found, expected);
  }
}

TEST(SettleLaw, TestsThatAlwaysSettleComeFirstThenTheOrderOfTheWorksheet) {
  core::Stream stream = settle_stream(2);
  for (int i = 0; i < settled_examinations; ++i) {
    const auto list = what_would_settle(support::random_open_exam(12, stream));
    const auto place = [](const Settling& s) {
      const auto cell = std::ranges::find(all_cells(), s.cell) - all_cells().begin();
      return std::tuple(index_of(s.result), !s.always, cell);
    };
    ASSERT_TRUE(std::ranges::is_sorted(list, {}, place));
  }
}

}  // namespace
}  // namespace caudata::isncsci
