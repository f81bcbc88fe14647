// SPDX-License-Identifier: Apache-2.0
#include "report/compose.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "support/example_report_input.hpp"

namespace caudata::report {
namespace {

const Document& example() {
  static const Document document = compose(test::example_report_input());
  return document;
}

std::string text_of(const Section& section) {
  std::string text;
  for (const Block& block : section.blocks) {
    if (const auto* claim = std::get_if<Claim>(&block)) text += claim->text + "\n";
    if (const auto* list = std::get_if<List>(&block))
      for (const std::string& item : list->items) text += item + "\n";
    if (const auto* key = std::get_if<KeyFigures>(&block))
      for (const KeyFigure& f : key->figures) text += f.value + " " + f.what + "\n";
  }
  return text;
}

TEST(Compose, SaysTheLimitsBeforeAnyFigure) {
  const Section& first = example().sections.front();
  const std::string text = text_of(first);
  EXPECT_NE(text.find("not the sponsor's protocol"), std::string::npos);
  EXPECT_NE(text.find("29 % of 100 model parameters are assumed"), std::string::npos);
  EXPECT_NE(text.find("that the product works in humans"), std::string::npos);
  for (const Block& block : first.blocks) EXPECT_FALSE(std::holds_alternative<Figure>(block));
}

TEST(Compose, EveryFigureHasNumbersWordsAndACommand) {
  ASSERT_GE(figures(example()).size(), 7u);
  for (const Figure* figure : figures(example())) {
    EXPECT_FALSE(figure->table.rows.empty()) << figure->id;
    EXPECT_FALSE(figure->alt.empty()) << figure->id;
    EXPECT_FALSE(figure->caption.empty()) << figure->id;
    EXPECT_EQ(figure->command.rfind("caudata ", 0), 0u) << figure->id;
    EXPECT_NE(figure->svg.find("<title"), std::string::npos) << figure->id;
    EXPECT_NE(figure->svg.find("<desc"), std::string::npos) << figure->id;
  }
}

TEST(Compose, TablesAreRectangularAndTheirIdsUnique) {
  std::set<std::string> ids;
  for (const Table* table : tables(example())) {
    EXPECT_TRUE(ids.insert(table->id).second) << table->id;
    for (const auto& row : table->rows) EXPECT_EQ(row.size(), table->columns.size()) << table->id;
  }
}

TEST(Compose, EveryPartOfEveryFigureStaysOnItsSheet) {
  const std::regex number("(x|x1|x2|cx)=\"([^\"]*)\"");
  for (const Figure* figure : figures(example())) {
    EXPECT_EQ(figure->svg.find("nan"), std::string::npos) << figure->id;
    EXPECT_EQ(figure->svg.find("inf\""), std::string::npos) << figure->id;
    for (std::sregex_iterator i(figure->svg.begin(), figure->svg.end(), number), end; i != end;
         ++i) {
      const double x = std::stod((*i)[2]);
      EXPECT_GE(x, -4) << figure->id;
      EXPECT_LE(x, 724) << figure->id;
    }
  }
}

TEST(Compose, ExactAndSimulatedStandSideBySideWithTheirDistance) {
  for (const Table* table : tables(example())) {
    if (table->id != "exact-and-simulated") continue;
    ASSERT_FALSE(table->rows.empty());
    for (const auto& row : table->rows) EXPECT_TRUE(row[5].order || row[5].text == "–");
    return;
  }
  FAIL() << "no such table";
}

TEST(Compose, ShowsEverySimulatedShareWithItsError) {
  for (const Table* table : tables(example()))
    if (table->id == "outcomes")
      for (const auto& row : table->rows)
        for (std::size_t i = 1; i < row.size(); ++i)
          if (table->columns[i].title.find("stopped for safety") != std::string::npos) {
            EXPECT_NE(row[i].text.find(" ± "), std::string::npos) << row[i].text;
          }
}

TEST(Compose, IsAFunctionOfItsInput) {
  const Document again = compose(test::example_report_input());
  const auto a = figures(example()), b = figures(again);
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) EXPECT_EQ(a[i]->svg, b[i]->svg);
}

TEST(Compose, DoesWithoutWhatARunMayNotHave) {
  ReportInput bare;
  bare.protocol = test::example_protocol();
  const Document document = compose(bare);
  EXPECT_EQ(document.sections.size(), example().sections.size());
}

}  // namespace
}  // namespace caudata::report
