// SPDX-License-Identifier: Apache-2.0
#include "report/recovery/recovery_page.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "report/interval_text.hpp"
#include "report/recovery/matched_strata.hpp"

namespace caudata::report {
namespace {

using evidence::RecordedExam;
using evidence::RecordedPersons;
using isncsci::AsiaImpairmentScale;
using isncsci::ScoreSum;

struct Person {
  AsiaImpairmentScale before, after;
  const char* level;  // "" if not stated
  int gain;
};

RecordedPersons persons(const std::vector<Person>& list) {
  constexpr auto uems = static_cast<std::size_t>(isncsci::ScoreSum::uems);
  RecordedPersons data{{{"baseline", 14}, {"one year", 365}}, {}, {}};
  for (const Person& p : list) {
    RecordedExam first, then;
    first.ais = p.before;
    first.level = isncsci::parse_level(p.level);
    first.score[uems] = 10;
    then.ais = p.after;
    then.score[uems] = 10 + p.gain;
    data.persons.push_back({"", {}, {}, {first, then}, {}});
  }
  return data;
}

/// Cervical A is matched, thoracic A is short of virtual persons, one A has no level, one is E.
RecoveryInput one_of_each() {
  using enum isncsci::AsiaImpairmentScale;
  RecoveryInput input;
  input.visits = {{"baseline", 14}, {"one year", 365}};
  input.virtual_days = {14, 365};
  input.real = evidence::summarise(
      persons({{a, a, "C5", 4}, {a, b, "C5", 6}, {a, a, "T4", 0}, {a, a, "", 1}, {e, e, "C5", 0}}));
  input.model = evidence::summarise(persons(
      {{a, a, "C5", 2}, {a, a, "C6", 4}, {a, b, "C5", 6}, {a, c, "C5", 8}, {a, a, "T4", 30}}));
  input.short_strata[{a, patient::CordPart::t1_t9}] = 1;
  return input;
}

const Table* table_of(const Document& document, const std::string& id) {
  for (const Table* table : tables(document))
    if (table->id == id) return table;
  return nullptr;
}

std::vector<std::string> texts(const std::vector<Cell>& row) {
  std::vector<std::string> all;
  for (const Cell& cell : row) all.push_back(cell.text);
  return all;
}

}  // namespace

TEST(RecoveryPage, CountsWhomTheMixLeavesOut) {
  const MatchCounts counts = match_counts(one_of_each());
  EXPECT_EQ(counts.matched, 2u);
  EXPECT_EQ(counts.short_of, 1u);
  EXPECT_EQ(counts.grade_e, 1u);
  EXPECT_EQ(counts.not_stated, 1u);
}

TEST(RecoveryPage, ConversionsCompareTheMatchedStrata) {
  const Document document = compose(one_of_each());
  const Table* table = table_of(document, "conversion-1");
  ASSERT_NE(table, nullptr);
  ASSERT_EQ(table->rows.size(), 4u);
  using Texts = std::vector<std::string>;
  EXPECT_EQ(texts(table->rows[0]),
            (Texts{"A", "real, all", "4", "75.0 (30.1 to 95.4)", "25.0 (4.6 to 69.9)",
                   "0.0 (0.0 to 49.0)", "0.0 (0.0 to 49.0)", "0.0 (0.0 to 49.0)"}));
  EXPECT_EQ(texts(table->rows[1]),
            (Texts{"A", "real, matched", "2", "50.0 (9.5 to 90.5)", "50.0 (9.5 to 90.5)",
                   "0.0 (0.0 to 65.8)", "0.0 (0.0 to 65.8)", "0.0 (0.0 to 65.8)"}));
  EXPECT_EQ(texts(table->rows[2]),
            (Texts{"A", "virtual, matched", "4", "50.0 (15.0 to 85.0)", "25.0 (4.6 to 69.9)",
                   "25.0 (4.6 to 69.9)", "0.0 (0.0 to 49.0)", "0.0 (0.0 to 49.0)"}));
  EXPECT_EQ(table->rows[3][1].text, "real, all");
}

TEST(RecoveryPage, RowsOverSeveralStrataCompareTheMatchedOnes) {
  const Document document = compose(one_of_each());
  const Table* table = table_of(document, "changes");
  ASSERT_NE(table, nullptr);
  int compared = 0;
  for (const auto& row : table->rows) {
    if (row[3].text == "all, real alone") {
      EXPECT_EQ(row[7].order, 0) << "no counterpart";
    }
    if (row[3].text != "all matched") continue;
    ++compared;
    EXPECT_EQ(row[4].order, 2);
    EXPECT_EQ(row[5].order, 5);
    EXPECT_EQ(row[7].order, 4);
    EXPECT_EQ(row[8].order, 5) << "without the thoracic stratum";
  }
  EXPECT_EQ(compared, 2);  // all grades, and A
}

TEST(RecoveryPage, NamesDataSetAndRegionInASentence) {
  RecoveryInput input = one_of_each();
  input.layout = "long";
  input.data_set = "our cohort";
  input.files = {"a.csv"};
  input.region = patient::Region::united_states;
  const Document document = compose(input);
  EXPECT_TRUE(document.subtitle.starts_with("our cohort; layout long; seed ")) << document.subtitle;
  const auto& opening = std::get<Claim>(document.sections.front().blocks.front()).text;
  EXPECT_TRUE(
      opening.starts_with("5 persons of a.csv (our cohort), beside 5 virtual persons of "
                          "the United States, drawn"))
      << opening;
}

// Wilson 1 of 4 as above; mean 5, SD 3 and n = 9: t = 2.31 to either side.
TEST(IntervalText, NamesWhatItIs) {
  EXPECT_EQ(share_with_interval(1, 4).text, "25.0 (4.6 to 69.9)");
  EXPECT_EQ(share_with_interval(0, 0).text, "–");
  EXPECT_EQ(mean_with_interval(5, 3, 9).text, "5.0 (2.7 to 7.3)");
  EXPECT_EQ(mean_with_interval(20, std::sqrt(2.0), 2).text, "20.0 (7.3 to 32.7)");   // t = 12.706
  EXPECT_EQ(mean_with_interval(20, std::sqrt(3.0), 3).text, "20.0 (15.7 to 24.3)");  // t = 4.303
  EXPECT_EQ(mean_with_interval(5, {}, 1).text, "5.0");
  EXPECT_EQ(mean_with_interval({}, {}, 0).text, "–");
}

}  // namespace caudata::report
