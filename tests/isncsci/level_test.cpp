// SPDX-License-Identifier: Apache-2.0
#include "isncsci/level.hpp"

#include <gtest/gtest.h>

namespace caudata::isncsci {
namespace {

TEST(LevelNames, ReadBackToTheSameLevel) {
  for (std::uint8_t i = 0; i < level_count; ++i) EXPECT_EQ(parse_level(name(Level{i})), Level{i});
}

TEST(LevelNames, RejectWhatIsNoLevel) {
  for (const char* text : {"", "C0", "C9", "T13", "L6", "S4", "c5", "C5 ", "INT"}) {
    EXPECT_EQ(parse_level(text), std::nullopt) << text;
  }
}

TEST(KeyMuscles, LieAtC5ToT1AndL2ToS1) {
  EXPECT_EQ(name(key_muscle_level(0)), "C5");
  EXPECT_EQ(name(key_muscle_level(4)), "T1");
  EXPECT_EQ(name(key_muscle_level(5)), "L2");
  EXPECT_EQ(name(key_muscle_level(9)), "S1");
}

TEST(Dermatomes, RunFromC2ToS45) {
  EXPECT_EQ(name(dermatome_level(0)), "C2");
  EXPECT_EQ(name(dermatome_level(27)), "S4-5");
}

}  // namespace
}  // namespace caudata::isncsci
