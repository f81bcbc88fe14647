// SPDX-License-Identifier: Apache-2.0
#include "io/toml_stray.hpp"

#include <gtest/gtest.h>

#include "io/toml_reader.hpp"

namespace caudata::io {
namespace {

std::string place(std::string_view text) {
  const auto found = first_stray_character(text);
  return found ? std::to_string(found->line) + ":" + std::to_string(found->column) : "none";
}

TEST(TomlStray, StandsOutsideOfTextsAndComments) {
  EXPECT_EQ(place("a = 1\nb = é"), "2:5");
  EXPECT_EQ(place("é = 1"), "1:1");
  EXPECT_EQ(place("a = \"é\" é"), "1:9");
  EXPECT_EQ(place("a = 1 # é\nb = 2"), "none");
}

TEST(TomlStray, KnowsEveryKindOfText) {
  EXPECT_EQ(place(R"(a = "é \" é" # é)"), "none");
  EXPECT_EQ(place(R"(a = 'é \' # é)"), "none");
  EXPECT_EQ(place("a = \"\"\"é\n\" é \"\" é\\\"\"\"\" # é"), "none");
  EXPECT_EQ(place("a = '''é\n'' é'''''\nb = é"), "3:5");
  EXPECT_EQ(place("a = \"\"\nb = \"\"\"\"\"\"\nc = é"), "3:5");
  EXPECT_EQ(place("\xEF\xBB\xBF"
                  "a = 1"),
            "none");
}

TEST(TomlStray, IsASyntaxIssueOfTheReader) {
  const auto document = read_toml("a = \xD2\x98", "p.toml");
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error()[0].rule, "toml.syntax");
  EXPECT_EQ(document.error()[0].at.column, 5);
}

}  // namespace
}  // namespace caudata::io
