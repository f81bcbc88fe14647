// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "safety/adverse_event.hpp"

namespace caudata::safety {

TEST(Names, EveryTermHasItsOwn) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < term_count; ++i) names.insert(name(static_cast<Term>(i)));
  EXPECT_EQ(names.size(), term_count);
  EXPECT_EQ(names.count(""), 0u);
}

TEST(Names, GradesAreWrittenAsInCtcae) {
  EXPECT_STREQ(name(CtcaeGrade::mild), "1");
  EXPECT_STREQ(name(CtcaeGrade::death), "5");
}

TEST(Names, CausesAndJudgementsAreTheFieldsWords) {
  EXPECT_STREQ(name(Cause::procedure), "procedure");
  EXPECT_STREQ(name(Attribution::unlikely), "unlikely");
  EXPECT_STREQ(name(Attribution::definite), "definite");
}

}  // namespace caudata::safety
