// SPDX-License-Identifier: Apache-2.0
#include "core/issue.hpp"

#include <gtest/gtest.h>

#include "core/edit_distance.hpp"

namespace caudata::test {
namespace {

using core::Issue;
using core::Issues;
using core::Severity;

Issue issue_at(int line, int column, Severity severity, std::string rule) {
  return {severity, std::move(rule), {"a.toml", line, column}, "message", "", ""};
}

TEST(IssueText, SaysWhereWhatWhyAndWhatToDo) {
  const Issue issue = {Severity::error,
                       "dlt.window-closes-early",
                       {"protocol.toml", 41, 12},
                       "window \"28 d\" from first dose ends on day 29, before dose 4 on day 43",
                       "a MAD cohort is evaluable after its last dose",
                       "set window_from = \"last dose\", or window = \"70 d\"?"};
  EXPECT_EQ(
      core::to_text(issue),
      "protocol.toml:41:12  error[dlt.window-closes-early]\n"
      "  window \"28 d\" from first dose ends on day 29, before dose 4 on day 43 (a MAD cohort "
      "is evaluable after its last dose)\n"
      "  set window_from = \"last dose\", or window = \"70 d\"?\n");
}

TEST(IssueText, LeavesOutWhatIsNotKnown) {
  EXPECT_EQ(core::to_text(Issue{Severity::warning, "a.b", {"p.toml", 0, 0}, "message", "", ""}),
            "p.toml  warning[a.b]\n  message\n");
  EXPECT_EQ(core::to_text(Issue{Severity::note, "a.b", {"p.toml", 3, 0}, "message", "", ""}),
            "p.toml:3  note[a.b]\n  message\n");
  EXPECT_EQ(core::to_text(Issue{Severity::error, "a.b", {}, "message", "why", ""}),
            "error[a.b]\n  message (why)\n");
}

TEST(Issues, CollectsAllAndKnowsErrorsFromWarnings) {
  Issues issues;
  EXPECT_TRUE(issues.empty());
  issues.add(issue_at(1, 1, Severity::warning, "w"));
  issues.add(issue_at(1, 1, Severity::note, "n"));
  EXPECT_FALSE(issues.has_errors());
  issues.add(issue_at(1, 1, Severity::error, "e"));
  EXPECT_TRUE(issues.has_errors());
  issues.add(issues);
  EXPECT_EQ(issues.size(), 6u);
  EXPECT_EQ(issues[5].rule, "e");
}

TEST(Issues, SortsByPlaceThenSeverityThenRule) {
  Issues issues;
  issues.add(issue_at(2, 1, Severity::error, "d"));
  issues.add(issue_at(1, 2, Severity::warning, "c"));
  issues.add(issue_at(1, 2, Severity::error, "b"));
  issues.add(issue_at(1, 2, Severity::error, "a"));
  issues.add(issue_at(1, 1, Severity::note, "z"));
  issues.sort();
  std::string order;
  for (const Issue& issue : issues) order += issue.rule;
  EXPECT_EQ(order, "zabcd");
  EXPECT_EQ(core::to_text(issues).substr(0, 20), "a.toml:1:1  note[z]\n");
}

TEST(EditDistance, CountsSlipsOfTheHand) {
  EXPECT_EQ(core::edit_distance("", ""), 0u);
  EXPECT_EQ(core::edit_distance("", "abc"), 3u);
  EXPECT_EQ(core::edit_distance("window", "windw"), 1u);
  EXPECT_EQ(core::edit_distance("window", "wnidow"), 1u);
  EXPECT_EQ(core::edit_distance("window", "windows"), 1u);
  EXPECT_EQ(core::edit_distance("kitten", "sitting"), 3u);
  EXPECT_EQ(core::edit_distance("ca", "abc"), 3u);  // 2 if a place could be edited twice
}

TEST(Nearest, FindsTheWordThatWasMeant) {
  const std::vector<std::string> known = {"window", "window_from", "grade", "dose", "cohort_size"};
  EXPECT_EQ(core::nearest("widnow", known), "window");
  EXPECT_EQ(core::nearest("windowfrom", known), "window_from");
  EXPECT_EQ(core::nearest("cohort-size", known), "cohort_size");
  EXPECT_EQ(core::nearest("grade", known), "grade");
  EXPECT_EQ(core::nearest("does", known), "dose");
}

TEST(Nearest, FindsNothingIfNothingIsNear) {
  const std::vector<std::string> known = {"window", "grade", "n"};
  EXPECT_EQ(core::nearest("accrual", known), "");
  EXPECT_EQ(core::nearest("x", known), "");
  EXPECT_EQ(core::nearest("", known), "");
  EXPECT_EQ(core::nearest("window", {}), "");
}

}  // namespace
}  // namespace caudata::test
