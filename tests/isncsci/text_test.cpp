// SPDX-License-Identifier: Apache-2.0
#include "isncsci/text.hpp"

#include <gtest/gtest.h>

namespace caudata::isncsci {
namespace {

TEST(ResultText, ListsASetInOrder) {
  LevelSet levels(intact);
  levels.insert(Level{4});
  EXPECT_EQ(to_text(levels), "C5,INT");
  AisSet grades(AsiaImpairmentScale::d);
  grades.insert(AsiaImpairmentScale::b);
  EXPECT_EQ(to_text(grades), "B,D");
  CompletenessSet both(Completeness::incomplete);
  both.insert(Completeness::complete);
  EXPECT_EQ(to_text(both), "C,I");
}

TEST(ResultText, PutsNotApplicableBeforeTheLevels) {
  EXPECT_EQ(to_text(ZoneOfPartialPreservation{true, {}}), "NA");
  EXPECT_EQ(to_text(ZoneOfPartialPreservation{true, LevelSet(Level{8})}), "NA,T1");
}

TEST(ResultText, SaysWhenATotalCannotBeFormed) {
  EXPECT_EQ(to_text(Total{}), "ND");
  EXPECT_EQ(to_text(Total{0}), "0");
}

TEST(ImpairmentGrades, ReadBackToTheSameGrade) {
  for (std::size_t i = 0; i < ais_count; ++i) {
    const auto grade = static_cast<AsiaImpairmentScale>(i);
    EXPECT_EQ(parse_ais(std::string(1, letter(grade))), grade);
  }
  for (const char* text : {"", "F", "a", "AB"}) EXPECT_EQ(parse_ais(text), std::nullopt) << text;
}

}  // namespace
}  // namespace caudata::isncsci
