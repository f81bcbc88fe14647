// SPDX-License-Identifier: Apache-2.0
#include "report/svg.hpp"

#include <gtest/gtest.h>

namespace caudata::report {
namespace {

TEST(Svg, EscapesWords) {
  const std::string svg =
      Svg("a", 10, 10, "<t>", "d & e").text({1, 2}, "x < \"y\"", "t12").finish();
  EXPECT_EQ(svg.find("<t>"), std::string::npos);
  EXPECT_NE(svg.find("&lt;t&gt;"), std::string::npos);
  EXPECT_NE(svg.find("d &amp; e"), std::string::npos);
  EXPECT_NE(svg.find("x &lt; &quot;y&quot;"), std::string::npos);
}

TEST(Svg, WritesShortCoordinates) {
  EXPECT_EQ(coordinate(1), "1");
  EXPECT_EQ(coordinate(-0.001), "0");
  EXPECT_EQ(coordinate(1.005e3), "1005");
  EXPECT_EQ(coordinate(0.126), "0.13");
}

TEST(Svg, DropsControlCharactersThatXmlForbids) {
  EXPECT_EQ(escape_markup(std::string("a\x01") + "b"), "ab");
}

TEST(Wrap, KeepsEveryWordThatFits) {
  EXPECT_EQ(wrap("one two", 10, 500, 2), (std::vector<std::string>{"one two"}));
  EXPECT_EQ(wrap("one two", 10, 30, 2), (std::vector<std::string>{"one", "two"}));
}

TEST(Wrap, NeverExceedsTheWidthAndNeverCutsALetterInTwo) {
  for (double width = 12; width < 200; width += 3)
    for (const std::string& line : wrap("späte Toxizität über 20 × 10⁷ Zellen", 10, width, 2)) {
      EXPECT_LE(text_width(line, 10), width);
      std::size_t letters = 0;
      for (std::size_t i = 0; i < line.size(); ++letters) {
        const auto byte = static_cast<unsigned char>(line[i]);
        const std::size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
        ASSERT_LE(i + length, line.size());
        i += length;
      }
    }
}

TEST(AxisStep, IsOneTwoOrFiveTimesAPowerOfTen) {
  EXPECT_DOUBLE_EQ(axis_step(24, 8), 5);
  EXPECT_DOUBLE_EQ(axis_step(8, 8), 1);
  EXPECT_DOUBLE_EQ(axis_step(0.9, 5), 0.2);
  EXPECT_DOUBLE_EQ(axis_step(0, 5), 1);
}

}  // namespace
}  // namespace caudata::report
