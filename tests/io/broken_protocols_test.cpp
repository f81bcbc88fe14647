// SPDX-License-Identifier: Apache-2.0
// Every row of tables/protocol/broken.txt: the right rule at the right line and column, and the
// example itself without it.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "io/protocol_reader.hpp"
#include "support/source_file.hpp"
#include "trial/validate.hpp"

namespace caudata {
namespace {

using Row = std::map<std::string, std::string>;

std::string with_new_lines(std::string text) {
  for (auto at = text.find("\\n"); at != std::string::npos; at = text.find("\\n", at))
    text.replace(at, 2, "\n");
  return text;
}

std::vector<Row> rows() {
  std::vector<Row> out;
  std::istringstream table(test::source_file("tests/tables/protocol/broken.txt"));
  for (std::string line; std::getline(table, line);) {
    const auto colon = line.find(':');
    if (line.empty() || line.front() == '#' || colon == std::string::npos) continue;
    const std::string key = line.substr(0, colon);
    if (key == "name") out.emplace_back();
    out.back()[key] = with_new_lines(line.substr(std::min(line.size(), colon + 2)));
  }
  return out;
}

std::size_t occurrences(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

/// Rows of the table give places as text; this is the text's line and column.
core::SourceLocation place(const std::string& text, std::string mark) {
  const auto caret = mark.find('^');
  if (caret != std::string::npos) mark.erase(caret, 1);
  EXPECT_EQ(occurrences(text, mark), 1u) << "\"at\" is not unique: " << mark;
  const auto at = text.find(mark) + (caret == std::string::npos ? 0 : caret);
  const auto line_start = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
  const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<long>(at), '\n');
  return {"p.toml", static_cast<int>(line), static_cast<int>(at - line_start) + 1};
}

core::Issues findings(const std::string& text) {
  const auto draft = io::read_protocol(text, "p.toml");
  return draft ? trial::check(*draft) : draft.error();
}

std::string example(const Row& row) {
  const std::string which = row.contains("file") ? row.at("file") : "1";
  return test::source_file("protocols/xs228-phase" + which + ".protocol.toml");
}

class BrokenProtocol : public ::testing::TestWithParam<Row> {};

TEST_P(BrokenProtocol, IsFoundAtItsPlace) {
  const Row& row = GetParam();
  std::string text = example(row);
  ASSERT_EQ(occurrences(text, row.at("old")), 1u) << "\"old\" is not unique: " << row.at("old");
  text.replace(text.find(row.at("old")), row.at("old").size(), row.at("new"));
  const core::SourceLocation expected = place(text, row.at("at"));
  const core::Issues found = findings(text);
  const auto hit = std::find_if(found.begin(), found.end(), [&](const core::Issue& issue) {
    return issue.rule == row.at("rule") && issue.at == expected;
  });
  ASSERT_NE(hit, found.end()) << row.at("rule") << " expected at " << expected.line << ":"
                              << expected.column << "; found\n"
                              << core::to_text(found);
  if (!row.contains("says")) return;
  EXPECT_NE((hit->message + hit->why + hit->suggestion).find(row.at("says")), std::string::npos)
      << core::to_text(*hit);
}

TEST_P(BrokenProtocol, IsNotFoundInTheExampleAtThatPlace) {
  const Row& row = GetParam();
  const core::Issues found = findings(example(row));
  EXPECT_FALSE(found.has_errors()) << core::to_text(found);
  if (row.contains("file")) return;  // the record of the Phase II contradicts itself
  EXPECT_TRUE(std::none_of(found.begin(), found.end(),
                           [&](const core::Issue& issue) { return issue.rule == row.at("rule"); }));
}

INSTANTIATE_TEST_SUITE_P(Table, BrokenProtocol, ::testing::ValuesIn(rows()), [](const auto& test) {
  std::string name = test.param.at("name");
  for (char& c : name)
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  return name;
});

TEST(BrokenProtocols, AreAtLeastFortyAndNameEachRuleOnce) {
  const auto table = rows();
  EXPECT_GE(table.size(), 40u);
  std::map<std::string, int> rules;
  for (const Row& row : table) ++rules[row.at("rule")];
  EXPECT_GE(rules.size(), 40u);
}

}  // namespace
}  // namespace caudata
