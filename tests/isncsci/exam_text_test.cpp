// SPDX-License-Identifier: Apache-2.0
#include "isncsci/exam_text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "support/worksheet.hpp"

namespace caudata::isncsci {
namespace {

using Entries = std::map<std::string, std::string>;  // cell name to text

/// A normal examination with some cells overwritten.
ExamReading read_with(const Entries& entries, Legacy legacy = Legacy::reject) {
  const ExamStrings normal = to_text(support::intact_exam());
  ExamText text;
  for (const Cell& cell : all_cells()) text[cell] = normal[cell];
  for (const auto& [cell, entry] : entries) text[parse_cell(cell).value()] = entry;
  return read_exam(text, legacy);
}

TEST(ExamText, ReportsEveryIllegalCellAtOnceWithItsAddress) {
  const std::map<std::string, std::pair<std::string, std::string>> wrong{
      {"right.lt.C5", {"3", "isncsci.illegal-score"}},
      {"right.pp.T12", {"1***", "isncsci.illegal-score"}},
      {"right.motor.L3", {"6", "isncsci.illegal-score"}},
      {"right.nk", {"T6", "isncsci.illegal-non-key"}},
      {"left.lt.S4-5", {"", "isncsci.empty-cell"}},
      {"left.pp.C2", {"2*", "isncsci.legacy-notation"}},
      {"left.motor.C5", {"5*", "isncsci.legacy-notation"}},
      {"left.motor.S1", {"UNK", "isncsci.legacy-notation"}},
      {"vac", {"perhaps", "isncsci.illegal-answer"}},
      {"dap", {"yes", "isncsci.legacy-notation"}}};
  Entries entries;
  for (const auto& [cell, what] : wrong) entries[cell] = what.first;
  const ExamReading reading = read_with(entries);
  EXPECT_EQ(reading.issues.size(), wrong.size());
  for (const CellIssue& issue : reading.issues) {
    ASSERT_TRUE(wrong.contains(name(issue.cell))) << name(issue.cell);
    EXPECT_EQ(issue.rule, wrong.at(name(issue.cell)).second) << name(issue.cell);
    EXPECT_FALSE(issue.message.empty());
  }
  EXPECT_TRUE(reading.migrated.empty());
}

TEST(ExamText, AcceptsEveryLegalScoreAndNoOther) {
  for (const bool motor : {false, true}) {
    const std::string cell = motor ? "left.motor.C6" : "left.lt.C6";
    const char normal = motor ? '5' : '2';
    for (const std::string value : {"0", "1", "2", "3", "4", "5", "6", "NT"}) {
      for (const std::string mark : {"", "*", "**", "*=0", "**=1", "=1"}) {
        const bool score = value == "NT" || value[0] <= normal;
        const bool marked_normal = value[0] == normal && mark[0] == '*';
        const bool legal = score && !marked_normal && mark != "=1";
        EXPECT_EQ(read_with({{cell, value + mark}}).issues.empty(), legal) << value << mark;
      }
    }
  }
}

TEST(ExamText, MigratesOlderNotationOnlyOnRequestAndSaysWhat) {
  const std::map<std::string, std::pair<std::string, std::string>> older{
      {"right.lt.C5", {"2*", "1**"}},
      {"right.pp.C5", {"1!", "1**"}},
      {"right.motor.C5", {"5*", "4**"}},
      {"left.motor.C6", {"3!", "3**"}},
      {"left.lt.C6", {"UNK", "NT"}},
      {"left.pp.C6", {"N/A", "NT"}},
      {"left.nk", {"UNK", ""}},
      {"vac", {"yes", "Yes"}},
      {"dap", {"0", "No"}}};
  Entries entries;
  for (const auto& [cell, what] : older) entries[cell] = what.first;
  EXPECT_EQ(read_with(entries).issues.size(), older.size());
  const ExamReading reading = read_with(entries, Legacy::migrate);
  EXPECT_TRUE(reading.issues.empty());
  ASSERT_EQ(reading.migrated.size(), older.size());
  const ExamStrings now = to_text(reading.exam);
  for (const CellChange& change : reading.migrated) {
    const auto& [from, to] = older.at(name(change.cell));
    EXPECT_EQ(change.from, from);
    EXPECT_EQ(change.to, to);
    EXPECT_EQ(now[change.cell], to) << name(change.cell);
  }
}

TEST(ExamText, MigrationLeavesWhatIsStillIllegal) {
  const ExamReading reading =
      read_with({{"right.lt.C5", "7"}, {"vac", ""}, {"left.motor.C5", "5*"}}, Legacy::migrate);
  EXPECT_EQ(reading.issues.size(), 2u);
  EXPECT_EQ(reading.migrated.size(), 1u);
}

}  // namespace
}  // namespace caudata::isncsci
