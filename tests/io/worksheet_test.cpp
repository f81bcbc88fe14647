// SPDX-License-Identifier: Apache-2.0
#include "io/worksheet_html.hpp"

#include <gtest/gtest.h>

#include "io/sha256.hpp"
#include "isncsci/explain.hpp"
#include "support/worksheet.hpp"

namespace caudata::io {
namespace {

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
  return n;
}

isncsci::Exam open_exam() {
  isncsci::Exam exam = support::intact_exam();
  exam.right.light_touch[4] = isncsci::Score{};
  exam.right.motor[1] = {2, isncsci::Mark::normal};
  return exam;
}

TEST(Worksheet, PolicyNamesTheHashOfTheStyleAndThereIsNoScript) {
  const std::string html = worksheet_html("a", open_exam());
  const auto start = html.find("<style>") + 7;
  const std::string style = html.substr(start, html.find("</style>") - start);
  EXPECT_NE(html.find("default-src 'none'; style-src 'sha256-" + sha256_base64(style) + "'"),
            std::string::npos);
  for (const char* element :
       {"<script", "@import", "<iframe", "<object", "<embed", "<base", "<link", "<img", "<form",
        " style=", " src=", " href=", "http:", "https:"}) {
    EXPECT_EQ(count(html, element), 0u) << element;
  }
}

TEST(Worksheet, EscapesWhatTheUserGives) {
  const std::string html = worksheet_html({"<b>&\"x\"", "<i>", open_exam()});
  EXPECT_EQ(count(html, "<b>&\""), 0u);
  EXPECT_EQ(count(html, "<i>"), 0u);
  EXPECT_EQ(count(html, "&lt;b&gt;&amp;&quot;x&quot;"), 2u);
}

TEST(Worksheet, SaysWhatIsOpenWhyAndWhatWouldSettleIt) {
  const std::string html = worksheet_html("a", open_exam());
  EXPECT_NE(html.find("<td class=\"open\">C5, INT</td>"), std::string::npos);
  EXPECT_NE(html.find("C5 if right C6 light touch is 0 or 1"), std::string::npos);
  EXPECT_NE(
      html.find("<b>Right sensory level: right C6 light touch:</b> 0 or 1 gives C5; 2 gives INT."),
      std::string::npos);
  EXPECT_NE(html.find("<section id=\"departures\">"), std::string::npos);
}

TEST(Worksheet, ADeterminedExaminationHasReasonsAndNothingToSettle) {
  isncsci::Exam exam = support::intact_exam();
  exam.left.pin_prick[9] = support::scored(1);
  const std::string html = worksheet_html("a", exam);
  EXPECT_EQ(count(html, "<section"), 1u);
  EXPECT_EQ(count(html, "<li>"), isncsci::explain(exam).size());
}

TEST(Worksheet, WarnsOfWhatContradictsItself) {
  isncsci::Exam exam = support::intact_exam();
  exam.voluntary_anal_contraction = isncsci::Answer::no;
  EXPECT_NE(worksheet_html("a", exam).find("<section id=\"warnings\">"), std::string::npos);
}

/// What the style sheet fits on one A4 page.
TEST(Worksheet, StaysShortWhateverIsOpen) {
  core::Stream stream{{42}, core::TrialIndex{1}, core::CandidateId{0}, core::Process::test};
  constexpr std::size_t most_bytes = 60'000;
  EXPECT_LT(worksheet_html("a", isncsci::Exam{}).size(), most_bytes);
  for (int i = 0; i < 50; ++i) {
    EXPECT_LT(worksheet_html("a", support::random_open_exam(60, stream)).size(), most_bytes);
  }
}

}  // namespace
}  // namespace caudata::io
