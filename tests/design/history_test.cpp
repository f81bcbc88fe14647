// SPDX-License-Identifier: Apache-2.0
#include "design/history.hpp"

#include <gtest/gtest.h>

#include "design/trials.hpp"

namespace caudata::design::testing {
namespace {

TEST(History, PrintsAndReadsTheSame) {
  const DoseLadder ladder = sad_and_mad(3, 2);
  for (const char* text :
       {"", "SAD 1NNN", "SAD 1NNN 2NTN | MAD 1NNN", "SAD 1NTN | MAD 1T | SAD 3NN 2T"}) {
    const auto history = parse_history(text, ladder, {});
    ASSERT_TRUE(history) << text;
    EXPECT_EQ(to_text(*history, ladder), text);
  }
}

TEST(History, BlanksDoNotMatter) {
  const DoseLadder ladder = sad_and_mad(3, 2);
  for (const char* text : {"  SAD  1NNN\t2NTN  |  MAD 1NNN ", "SAD 1NNN 2NTN|MAD 1NNN"}) {
    const auto history = parse_history(text, ladder, {});
    ASSERT_TRUE(history) << text;
    EXPECT_EQ(to_text(*history, ladder), "SAD 1NNN 2NTN | MAD 1NNN");
  }
}

TEST(History, TalliesCountPatientsDltsAndWhereTheLastCohortWas) {
  const DoseLadder ladder = sad_and_mad(3, 2);
  const Tallies t = tally(*parse_history("SAD 1NNN 2NTT | MAD 1NT", ladder, {}));
  EXPECT_EQ((t[{0, 1}]), (Tally{3, 2}));
  EXPECT_EQ((t[{1, 0}]), (Tally{2, 1}));
  EXPECT_EQ(t.last_dose[0], 1);
  EXPECT_EQ(t.last_part, 1);
  EXPECT_EQ(t.total(), (Tally{8, 3}));
}

TEST(History, SaysWhatIsWrongAndWhere) {
  const auto wrong =
      parse_history("SAD 1NXN 4NNN | MOD 1NNN | 2N", sad_and_mad(3, 2), {"file", 7, 10});
  ASSERT_FALSE(wrong);
  ASSERT_EQ(wrong.error().size(), 4u);
  EXPECT_EQ(wrong.error()[0].rule, "history.bad-cohort");
  EXPECT_EQ(wrong.error()[0].at, (core::SourceLocation{"file", 7, 14}));
  EXPECT_EQ(wrong.error()[1].rule, "history.no-such-dose");
  EXPECT_EQ(wrong.error()[1].at.column, 19);
  EXPECT_EQ(wrong.error()[2].rule, "history.unknown-part");
  EXPECT_EQ(wrong.error()[2].at.column, 26);
  EXPECT_EQ(wrong.error()[3].rule, "history.no-part");
}

}  // namespace
}  // namespace caudata::design::testing
