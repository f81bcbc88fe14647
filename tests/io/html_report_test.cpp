// SPDX-License-Identifier: Apache-2.0
#include "io/html_report.hpp"

#include <gtest/gtest.h>

#include <regex>
#include <set>

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

TEST(HtmlReport, NeedsNoNetwork) {
  EXPECT_FALSE(std::regex_search(example(), std::regex("(src|href|action)\\s*=\\s*[\"'](?!#)")));
  EXPECT_FALSE(std::regex_search(example(), std::regex("url\\(\\s*[\"']?(?!#)")));
  EXPECT_FALSE(
      std::regex_search(example(), std::regex("@import|<iframe|<object|<embed|<base|<link")));
  EXPECT_FALSE(std::regex_search(example(), std::regex("\\s(on[a-z]+|style)\\s*=\\s*[\"']")));
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
  const std::regex id(" id=\"([^\"]+)\""), link("(?:href=\"#|url\\(#)([^\")]+)");
  for (std::sregex_iterator i(example().begin(), example().end(), id), end; i != end; ++i)
    EXPECT_TRUE(ids.insert((*i)[1]).second) << (*i)[1];
  for (std::sregex_iterator i(example().begin(), example().end(), link), end; i != end; ++i)
    EXPECT_TRUE(ids.count((*i)[1])) << (*i)[1];
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
