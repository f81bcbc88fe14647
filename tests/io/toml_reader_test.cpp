// SPDX-License-Identifier: Apache-2.0
#include "io/toml_reader.hpp"

#include <gtest/gtest.h>

#include <string>

namespace caudata {
namespace {

TEST(TomlReader, KeepsTheOrderOfTheFileAndThePlaces) {
  const auto document = io::read_toml("z = 1\na = \"x\"\n[m]\nq = [1.5, true]\n", "f.toml");
  ASSERT_TRUE(document);
  const core::Table& root = *document->root.table();
  ASSERT_EQ(root.members.size(), 3u);
  EXPECT_EQ(root.members[0].key, "z");
  EXPECT_EQ(root.members[1].key, "a");
  EXPECT_EQ(root.members[1].key_at, (core::TextPosition{2, 1}));
  EXPECT_EQ(root.members[1].node.at, (core::TextPosition{2, 5}));
  const core::Node& q = root.find("m")->node.table()->find("q")->node;
  ASSERT_NE(q.array(), nullptr);
  EXPECT_EQ((*q.array())[1].at, (core::TextPosition{4, 11}));
  EXPECT_EQ(document->place(q.at), (core::SourceLocation{"f.toml", 4, 5}));
}

TEST(TomlReader, PointsAtTheSecondOfTwoKeys) {
  const auto plain = io::read_toml("a = 1\nb = 2\n  a = 3\n", "f");
  ASSERT_FALSE(plain);
  EXPECT_EQ(plain.error()[0].rule, "toml.duplicate-key");
  EXPECT_EQ(plain.error()[0].at, (core::SourceLocation{"f", 3, 3}));
  const auto inside = io::read_toml("a = { b = 1, b = 2 }", "f");
  ASSERT_FALSE(inside);
  EXPECT_EQ(inside.error()[0].at, (core::SourceLocation{"f", 1, 14}));
}

TEST(TomlReader, AnswersInputThatIsNoToml) {
  for (const std::string text :
       {"[\n", "[", "a = ", "= 1", "a = 08", "\xff\xfe", "a = 1e999", "[[a]\n", "\"", "a"}) {
    const auto document = io::read_toml(text, "f");
    ASSERT_FALSE(document) << text;
    EXPECT_EQ(document.error()[0].rule, "toml.syntax") << text;
  }
}

TEST(TomlReader, RefusesKeysThatWouldNestTooDeeply) {
  std::string deep = "a";
  for (int i = 0; i < 100000; ++i) deep += ".a";
  EXPECT_FALSE(io::read_toml(deep + " = 1", "f"));
  EXPECT_FALSE(io::read_toml("a = " + std::string(100000, '['), "f"));
}

TEST(TomlReader, ReadsAnEmptyFileAsAnEmptyTable) {
  const auto document = io::read_toml("", "f");
  ASSERT_TRUE(document);
  EXPECT_TRUE(document->root.table()->members.empty());
}

}  // namespace
}  // namespace caudata
