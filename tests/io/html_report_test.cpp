// SPDX-License-Identifier: Apache-2.0
#include "io/html_report.hpp"

#include <gtest/gtest.h>

#include <set>
#include <vector>

#include "io/sha256.hpp"
#include "report/compose.hpp"
#include "support/example_report_input.hpp"

namespace caudata::io {
namespace {

const std::string& example() {
  static const std::string html = to_html(report::compose(test::example_report_input()));
  return html;
}

std::string between(const std::string& text, const std::string& from, const std::string& to) {
  const auto start = text.find(from) + from.size();
  return text.substr(start, text.find(to, start) - start);
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
  return n;
}

TEST(HtmlReport, PolicyNamesTheHashesOfWhatIsInside) {
  EXPECT_NE(example().find("default-src 'none'"), std::string::npos);
  EXPECT_NE(example().find("style-src 'sha256-" +
                           sha256_base64(between(example(), "<style>", "</style>")) + "'"),
            std::string::npos);
  EXPECT_NE(example().find("script-src 'sha256-" +
                           sha256_base64(between(example(), "<script>", "</script>")) + "'"),
            std::string::npos);
  EXPECT_EQ(count(example(), "<script"), 1u);
  EXPECT_EQ(count(example(), "<style"), 1u);
}

/// Every place in the text right after `what`.
std::vector<std::string> after(const std::string& text, const std::string& what) {
  std::vector<std::string> found;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
    found.push_back(text.substr(at + what.size(), 120));
  return found;
}

TEST(HtmlReport, NeedsNoNetwork) {
  for (const char* attribute : {" href=", " src=", " action=", " srcset=", " data=", " poster="})
    for (const std::string& value : after(example(), attribute))
      EXPECT_EQ(value.substr(0, 2), "\"#") << attribute << value;
  for (const std::string& value : after(example(), "url(")) EXPECT_EQ(value.front(), '#') << value;
  for (const char* element :
       {"@import", "<iframe", "<object", "<embed", "<base", "<link", "<img", "<form"})
    EXPECT_EQ(count(example(), element), 0u) << element;
}

TEST(HtmlReport, HasNoInlineStyleOrHandler) {
  for (const char* attribute : {" style=\"", " onclick=", " onload=", " onerror=", "javascript:"})
    EXPECT_EQ(count(example(), attribute), 0u) << attribute;
}

TEST(HtmlReport, EscapesWhatAUserWrote) {
  auto input = test::example_report_input();
  const std::string attack = "<script>alert(1)</script>\"'&";
  input.protocol.identity.title = input.protocol.identity.question = input.design_name = attack;
  input.protocol.scenarios.front().name = input.protocol.scenarios.front().summary = attack;
  input.examples.front().why = input.examples.front().replay_command = attack;
  input.examinations.front().description = input.examinations.front().visits.front().name = attack;
  input.parameters.front().source = input.parameters.front().path = attack;
  const std::string html = to_html(report::compose(input));
  EXPECT_EQ(count(html, "<script"), 1u);
  EXPECT_EQ(html.find("alert(1)</script>"), std::string::npos);
  EXPECT_NE(html.find("&lt;script&gt;alert(1)"), std::string::npos);
}

TEST(HtmlReport, EveryIdIsThereOnceAndEveryLinkHasItsTarget) {
  std::set<std::string> ids;
  const auto word = [](const std::string& text) {
    return text.substr(0, text.find_first_of("\") "));
  };
  for (auto at = example().find(" id=\""); at != std::string::npos;
       at = example().find(" id=\"", at + 1))
    EXPECT_TRUE(ids.insert(between(example().substr(at, 120), " id=\"", "\"")).second);
  for (const char* link : {" href=\"#", "url(#", " aria-labelledby=\""})
    for (const std::string& target : after(example(), link))
      EXPECT_TRUE(ids.count(word(target))) << target;
}

TEST(HtmlReport, EveryFigureHasItsTableAndCommand) {
  const std::size_t figures = count(example(), "<figure ");
  EXPECT_GE(figures, 7u);
  EXPECT_EQ(count(example(), "<summary>Numbers as a table</summary>"), figures);
  EXPECT_EQ(count(example(), "<p class=\"command\">"), figures);
}

TEST(HtmlReport, TablesCanBeReadAloud) {
  const std::size_t tables = count(example(), "<table");
  EXPECT_EQ(count(example(), "<caption>"), tables);
  EXPECT_GE(count(example(), "scope=\"col\""), tables);
  EXPECT_NE(example().find("<html lang=\"en\">"), std::string::npos);
  EXPECT_NE(example().find("class=\"skip\""), std::string::npos);
}

TEST(HtmlReport, IsTheSameForTheSameInput) {
  EXPECT_EQ(example(), to_html(report::compose(test::example_report_input())));
}

}  // namespace
}  // namespace caudata::io
