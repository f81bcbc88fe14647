// SPDX-License-Identifier: Apache-2.0
#include "report/graft/graft_page.hpp"

#include <gtest/gtest.h>

#include <set>

#include "report/graft/decades.hpp"
#include "report/graft/graft_figures.hpp"
#include "report/graft/graft_words.hpp"
#include "report/graft/inputs_section.hpp"
#include "support/example_graft.hpp"

namespace caudata::report {
namespace {

std::string graft_all_text(const Document& document) {
  std::string text = document.title + document.subtitle;
  for (const std::string& line : document.banner) text += line;
  for (const Section& section : document.sections) {
    text += section.title;
    for (const Block& block : section.blocks) {
      if (const auto* claim = std::get_if<Claim>(&block)) text += claim->text;
      if (const auto* list = std::get_if<List>(&block))
        for (const std::string& item : list->items) text += item;
      if (const auto* key = std::get_if<KeyFigures>(&block))
        for (const KeyFigure& figure : key->figures) text += figure.value + " " + figure.what;
    }
  }
  return text;
}

const Table* graft_table(const Document& document, const std::string& id) {
  for (const Table* table : tables(document))
    if (table->id == id) return table;
  return nullptr;
}

}  // namespace

TEST(GraftPage, SaysWhatItIsNot) {
  const std::string text = graft_all_text(compose(test::example_graft_input()));
  EXPECT_NE(text.find("no claim of efficacy"), std::string::npos);
  EXPECT_NE(text.find("What this run cannot say"), std::string::npos);
  EXPECT_NE(text.find("35.0 % of the 20 parameters are assumed"), std::string::npos);
  EXPECT_NE(text.find("geometric null: 3.10 ± 0.10 %"), std::string::npos);
}

TEST(GraftPage, TheLedgerBalancesOrThePageSaysSo) {
  auto input = test::example_graft_input();
  const Document good = compose(input);
  const Table* ledger = graft_table(good, "ledger");
  ASSERT_NE(ledger, nullptr);
  ASSERT_EQ(ledger->rows.size(), input.result.snapshots.size());
  for (const auto& row : ledger->rows) EXPECT_EQ(row.back().text, "0");
  EXPECT_NE(graft_all_text(good).find("balances at every time"), std::string::npos);

  ++input.result.snapshots.back().ledger[graft::Compartment::dead];
  const Document bad = compose(input);
  EXPECT_EQ(graft_table(bad, "ledger")->rows.back().back().text, "−1");
  EXPECT_NE(graft_all_text(bad).find("does not balance"), std::string::npos);
}

TEST(GraftPage, MissesAreMarkedAndSaidInWords) {
  const Document document = compose(test::example_graft_input());
  const Table* table = graft_table(document, "published");
  ASSERT_NE(table, nullptr);
  ASSERT_EQ(table->rows.size(), 3u);
  const std::vector<std::string> verdicts{"inside", "missed", "not judged: the run ends too early"};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(table->rows[i][1].text, verdicts[i]);
    EXPECT_EQ(table->rows[i][1].mark, i == 1 ? Mark::missed : Mark::none);
  }
  EXPECT_EQ(table->rows[0][4].text, "3.6 to 5.4");
  EXPECT_EQ(table->rows[1][4].text, "above 0.5");
  EXPECT_EQ(table->rows[2][4].text, "at most 0.001");
  EXPECT_EQ(table->rows[2][2].text, "–");
  const std::string text = graft_all_text(document);
  EXPECT_NE(
      text.find("Of 3 published measurements 1 are inside the allowed range, 1 are missed and "
                "1 could not be judged"),
      std::string::npos);
  EXPECT_NE(text.find("made-up share, \"dorsal\": 0.25, too low; published dorsal"),
            std::string::npos);
  EXPECT_NE(text.find("made-up survival: the run ends too early."), std::string::npos);
}

TEST(GraftPage, TheTableOfPlacesSumsToOne) {
  const Figure figure = where_over_time(test::example_graft_input());
  for (const auto& row : figure.table.rows) {
    double sum = 0;
    for (std::size_t c = 2; c < 2 + graft::compartments; ++c) sum += row[c].order.value();
    EXPECT_NEAR(sum, 1, 1e-12);
  }
}

TEST(GraftPage, NamesAreUniqueAndPicturesHaveTheirTables) {
  const Document document = compose(test::example_graft_input());
  std::set<std::string> ids;
  for (const Table* table : tables(document)) {
    EXPECT_TRUE(ids.insert(table->id).second) << table->id;
    for (const auto& row : table->rows) EXPECT_EQ(row.size(), table->columns.size()) << table->id;
  }
  for (const Figure* figure : figures(document)) {
    EXPECT_FALSE(figure->table.rows.empty()) << figure->id;
    EXPECT_FALSE(figure->alt.empty()) << figure->id;
    EXPECT_NE(figure->svg.find("</svg>"), std::string::npos) << figure->id;
  }
}

// A run right after the injection: nobody adheres, nobody is in tissue, no risk, no null model.
TEST(GraftPage, HoldsForTheBarestResult) {
  GraftInput input;
  input.result.snapshots.resize(1);
  const Document document = compose(input);
  EXPECT_EQ(graft_table(document, "take-risk"), nullptr);
  EXPECT_EQ(graft_table(document, "published"), nullptr);
  EXPECT_FALSE(graft_still(input).svg.empty());
}

// The headline, the figure and the null models are of one time and mean the same interval.
TEST(GraftPage, TheShareOnTheLesionIsThatOfTheResult) {
  auto input = test::example_graft_input();
  input.result.lesion_adherence = {72, 0.0227, 0.0217, 0.0237, 227, 10000};
  const Document document = compose(input);
  EXPECT_NE(graft_all_text(document).find("2.27 ± 0.05 % of the adherent cells are on the lesion "
                                          "after 3 d (geometric null: 3.10 ± 0.10 %)"),
            std::string::npos);
  std::size_t rows = 0;
  for (const auto& row : graft_table(document, "lesion-adherence")->rows) {
    if (row[0].text != "3 d") continue;
    EXPECT_EQ(row[1].text, "2.27 ± 0.05");
    EXPECT_EQ(row[2].order, 0.0217);
    EXPECT_EQ(row[3].order, 0.0237);
    ++rows;
  }
  EXPECT_EQ(rows, 1u);
  input.result.lesion_adherence = {72, 0, 0, 0.0003, 0, 10000};
  EXPECT_NE(graft_all_text(compose(input)).find("< 0.03 % of the adherent cells"),
            std::string::npos);
  input.result.lesion_adherence = {72, 0, 0, 1, 0, 0};
  EXPECT_NE(graft_all_text(compose(input)).find("no cell adheres after 3 d"), std::string::npos);
}

// What a part of the cells cannot show is said in words.
TEST(GraftPage, ASubsampleDoesNotReportWhatItCannotSee) {
  auto input = test::example_graft_input();
  const auto remark = [&](std::size_t row) {
    const Document document = compose(input);
    const auto& cells = graft_table(document, "peaks")->rows.at(row);
    return cells.at(1).text + "|" + cells.at(3).text;
  };
  EXPECT_TRUE(remark(1).starts_with("–|left out"));
  EXPECT_TRUE(remark(4).starts_with("not seen (< ")) << remark(4);
  EXPECT_TRUE(remark(5).starts_with("–|left out"));
  input.result.peaks.clones = 2;
  input.result.peaks.largest_clone = 30;
  EXPECT_TRUE(remark(5).starts_with("at least 30|"));
  for (graft::Snapshot& s : input.result.snapshots) s.weight = 1;
  EXPECT_EQ(remark(1), "30|");
  EXPECT_EQ(remark(4), "2|");
  EXPECT_EQ(remark(5), "30|");
}

TEST(GraftPage, AWholeRunHasNoPlusMinusAndSaysWhy) {
  auto input = test::example_graft_input();
  for (graft::Snapshot& s : input.result.snapshots) s.weight = 1;
  const Document document = compose(input);
  EXPECT_NE(graft_all_text(document).find("no sampling of cells"), std::string::npos);
  for (const char* id : {"survivors-by-type", "starved"}) {
    for (const auto& row : graft_table(document, id)->rows) {
      for (const Cell& cell : row)
        EXPECT_EQ(cell.text.find("±"), std::string::npos) << id << ": " << cell.text;
    }
  }
}

TEST(GraftPage, TheInputsAreAllThere) {
  const auto input = test::example_graft_input();
  std::string text;
  for (const auto& row : inputs_table(input.result).rows) text += row[0].text + row[1].text + "\n";
  for (const char* what :
       {"30 mm of cord destroyed about the middle of C5", "60 % of the section open over 40 mm",
        "1.5 × 10⁸ cells on day 1", "5 mL in 2 min", "supine", "90.0 % alive after thaw", "1 in ",
        "90 d from the first dose", "31 d after the injury"})
    EXPECT_NE(text.find(what), std::string::npos) << what << " in " << text;
}

TEST(GraftPage, TheRiskSaysWhenItWasRead) {
  auto input = test::example_graft_input();
  input.result.risk.hours = 48;
  EXPECT_NE(residual_words(input.result).find("two days after the last"), std::string::npos);
  EXPECT_EQ(residual_words(input.result).find("before 90 d"), std::string::npos);
  input.result.snapshots.resize(5);  // until 24 h
  input.result.risk.hours = 24;
  const std::string cut = residual_words(input.result);
  EXPECT_NE(cut.find("Read at the end of the run, 24 h after the last dose"), std::string::npos);
  EXPECT_NE(cut.find("before 90 d"), std::string::npos);
}

TEST(GraftPage, TheRiskCurveShowsEveryPoint) {
  const auto input = test::example_graft_input();
  const Figure figure = take_risk(input);
  EXPECT_EQ(figure.table.rows.size(), input.result.risk.risk.size());
  EXPECT_NE(figure.svg.find("10⁻⁸"), std::string::npos);
  EXPECT_NE(figure.caption.find("1,250"), std::string::npos);
}

TEST(GraftPage, ProfilesKeepEveryCell) {
  const auto input = test::example_graft_input();
  const Figure figure = cells_along_cord(input);
  double dead = 0;
  for (const auto& row : figure.table.rows)
    if (row[0].order == input.result.snapshots.back().hours) dead += row[2].order.value();
  const graft::Snapshot& last = input.result.snapshots.back();
  EXPECT_EQ(dead, static_cast<double>(last.ledger[graft::Compartment::dead]) * last.weight);
}

TEST(GraftWords, Times) {
  EXPECT_EQ(time_text(0), "0 h");
  EXPECT_EQ(time_text(0.5), "30 min");
  EXPECT_EQ(time_text(24), "24 h");
  EXPECT_EQ(time_text(1.26), "1.3 h");
  EXPECT_EQ(time_text(72), "3 d");
  EXPECT_EQ(time_text(2160), "90 d");
}

TEST(GraftWords, CountsAreScaledUp) {
  EXPECT_EQ(cell_count_text(617, 20), "12,340");
  EXPECT_EQ(cell_count_text(7'500'000, 20), "1.5 × 10⁸");
  EXPECT_EQ(cell_count_text(0, 20), "0");
}

TEST(GraftWords, OneSignForMinus) {
  EXPECT_EQ(rounded(6.12e-5), "6.12 × 10⁻⁵");
  EXPECT_EQ(rounded(-0.25), "−0.25");
  EXPECT_EQ(rounded(0), "0");
}

TEST(GraftWords, ChosenTimesHoldTheEnds) {
  EXPECT_EQ(chosen_times(9, 4), (std::vector<std::size_t>{0, 2, 5, 8}));
  EXPECT_EQ(chosen_times(2, 4), (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(chosen_times(1, 4), (std::vector<std::size_t>{0}));
  EXPECT_TRUE(chosen_times(0, 4).empty());
}

TEST(GraftWords, RegionsFollowEachOther) {
  const auto regions = region_extents(test::example_graft(1).shape);
  ASSERT_EQ(regions.size(), graft::canal_regions);
  EXPECT_EQ(regions.front().from, 0);
  EXPECT_EQ(regions.back().to, 600);
  for (std::size_t i = 1; i < regions.size(); ++i) EXPECT_EQ(regions[i].from, regions[i - 1].to);
}

TEST(Decades, HoldTheirEnds) {
  const auto ends = [](double least, double most) {
    const Decades d = Decades::around(least, most);
    return std::pair{d.from, d.to};
  };
  EXPECT_EQ(ends(1e-8, 1e-2), (std::pair{-8, -2}));
  EXPECT_EQ(ends(2e-8, 3e-2), (std::pair{-8, -1}));
  EXPECT_EQ(ends(1, 1), (std::pair{0, 1}));
  EXPECT_EQ(power_of_ten(-12), "10⁻¹²");
}

}  // namespace caudata::report
