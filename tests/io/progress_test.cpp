// SPDX-License-Identifier: Apache-2.0
#include "io/progress.hpp"

#include <gtest/gtest.h>

namespace caudata::io {
namespace {

TEST(Progress, CountsOnlyThisSessionInTheRate) {
  const RunProgress resumed{.at_start = 5000, .done = 6000, .total = 10'000, .seconds = 2};
  EXPECT_DOUBLE_EQ(*rate(resumed), 500);
  EXPECT_DOUBLE_EQ(*seconds_left(resumed), 8);
}

TEST(Progress, SaysNothingOfTheRateWithoutEvidence) {
  const RunProgress start{.at_start = 0, .done = 0, .total = 10, .seconds = 5};
  EXPECT_FALSE(rate(start).has_value());
  EXPECT_EQ(to_json_line(start), R"({"done":0,"total":10,"per_second":null,"seconds_left":null})");
}

TEST(Progress, DrawsABar) {
  const RunProgress half{.at_start = 0, .done = 50'000, .total = 100'000, .seconds = 10};
  EXPECT_EQ(to_bar(half),
            "[============>           ]  50 %  50,000 of 100,000 trials, 5,000/s, 10 s left");
}

TEST(Progress, SaysWhereItIsWhenNumbersAreOfForeseenWork) {
  const RunProgress some{.done = 250, .total = 1000, .seconds = 5, .words = "hour 3 of 48"};
  EXPECT_EQ(to_bar(some), "[======>                 ]  25 %  hour 3 of 48, 15 s left");
  EXPECT_EQ(to_json_line(some),
            R"({"done":250,"total":1000,"per_second":50,"seconds_left":15,"at":"hour 3 of 48"})");
}

TEST(Progress, AnEmptyShardIsDone) { EXPECT_NE(to_bar({}).find("100 %"), std::string::npos); }

TEST(Duration, InWordsOfItsSize) {
  EXPECT_EQ(duration_text(12.4), "12 s");
  EXPECT_EQ(duration_text(185), "3 min 5 s");
  EXPECT_EQ(duration_text(7800), "2 h 10 min");
}

}  // namespace
}  // namespace caudata::io
