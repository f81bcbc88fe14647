// SPDX-License-Identifier: Apache-2.0
#include "isncsci/eligibility.hpp"

#include <gtest/gtest.h>

#include "isncsci/text.hpp"

namespace caudata::isncsci {
namespace {

struct Case {
  const char *text, *ais, *first, *last;  // levels from first to last
};

TEST(Criterion, IsReadFromTheWordsOfAProtocol) {
  for (const Case& c :
       {Case{"AIS A or B, NLI C4 to T12", "A,B", "C4", "T12"},
        Case{"NLI C4-T12, AIS A, B or C", "A,B,C", "C4", "T12"},
        Case{"AIS A-C", "A,B,C", "C1", "INT"}, Case{"NLI T6", "A,B,C,D,E", "T6", "T6"},
        Case{"AIS A and B", "A,B", "C1", "INT"}}) {
    const auto criterion = parse_criterion(c.text);
    ASSERT_TRUE(criterion) << c.text;
    EXPECT_EQ(to_text(criterion->ais), c.ais) << c.text;
    const std::string last = c.last;
    EXPECT_EQ(criterion->levels,
              LevelSet::from_to(parse_level(c.first).value(),
                                last == "INT" ? intact : parse_level(last).value()))
        << c.text;
  }
}

TEST(Criterion, IsEmptyIfNotUnderstood) {
  for (const char* text : {"", "AIS", "NLI", "AIS F", "AIS A to", "NLI T12 to C4", "AIS C-A",
                           "NLI T13", "ASIA A", "A", "AIS A, age 18"}) {
    EXPECT_FALSE(parse_criterion(text)) << text;
  }
}

}  // namespace
}  // namespace caudata::isncsci
