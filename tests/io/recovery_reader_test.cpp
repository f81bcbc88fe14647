// SPDX-License-Identifier: Apache-2.0
#include "io/recovery/recovery_reader.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <list>
#include <set>
#include <sstream>

#include "io/atomic_write.hpp"
#include "isncsci/classify.hpp"
#include "isncsci/exam_text.hpp"

namespace caudata::io {
namespace {

using isncsci::AsiaImpairmentScale;
using isncsci::ScoreSum;

const std::string folder = CAUDATA_SOURCE_DIR "/tests/tables/recovery/";

RecoveryReading read_made(const std::vector<std::string>& names, const RecoveryMap& map) {
  std::list<std::ifstream> streams;
  std::vector<RecoveryFile> files;
  for (const std::string& name : names) {
    streams.emplace_back(folder + name, std::ios::binary);
    files.push_back({name, &streams.back()});
  }
  auto reading = read_recovery(files, map);
  EXPECT_TRUE(reading.has_value()) << (reading ? "" : core::to_text(reading.error()));
  return reading ? std::move(*reading) : RecoveryReading{};
}

RecoveryMap long_map() {
  const auto text = read_bytes(folder + "long_made.map.toml");
  auto map = read_recovery_map(text.value_or(""), "long_made.map.toml");
  EXPECT_TRUE(map.has_value()) << (map ? "" : core::to_text(map.error()));
  return map.value_or(RecoveryMap{});
}

std::optional<int> score(const evidence::RecordedExam& exam, isncsci::ScoreSum which) {
  return exam.score[static_cast<std::size_t>(which)];
}

struct Text {
  std::string name, bytes;
};
core::Result<RecoveryReading> read_texts(const std::vector<Text>& texts, const RecoveryMap& map) {
  std::list<std::istringstream> streams;
  std::vector<RecoveryFile> files;
  for (const Text& text : texts) files.push_back({text.name, &streams.emplace_back(text.bytes)});
  return read_recovery(files, map);
}

/// A mapping of a long table whose visits are the days 0 to 14 and 300 to 400.
RecoveryMap mapped(const std::string& columns) {
  auto map = read_recovery_map("schema = \"caudata-recovery-map/1\"\n" + columns +
                                   "\n[[visit]]\nname = \"first\"\nfrom = 0\nto = 14\nat = 3\n"
                                   "[[visit]]\nname = \"last\"\nfrom = 300\nto = 400\n",
                               "m.toml");
  EXPECT_TRUE(map.has_value()) << (map ? "" : core::to_text(map.error()));
  return map.value_or(RecoveryMap{});
}

const std::string nscisc_header = "UniID,ASex,AASAImAd,AASAImDs\n";

/// "file:line:column rule" of every finding.
std::set<std::string> full_places(const core::Issues& issues) {
  std::set<std::string> all;
  for (const core::Issue& i : issues)
    all.insert(fmt::format("{}:{}:{} {}", i.at.file, i.at.line, i.at.column, i.rule));
  return all;
}

/// "line:column rule" of every finding.
std::set<std::string> places(const core::Issues& issues) {
  std::set<std::string> all;
  for (const core::Issue& i : issues)
    all.insert(std::to_string(i.at.line) + ":" + std::to_string(i.at.column) + " " + i.rule);
  return all;
}

}  // namespace

TEST(RecoveryReader, ReadsThePublicNscicFile) {
  const RecoveryReading reading = read_made({"nscisc_made.csv"}, nscisc_map());
  ASSERT_EQ(reading.data.persons.size(), 9u);
  const evidence::RecordedPerson& third = reading.data.persons[2];
  EXPECT_EQ(third.age, 46);
  EXPECT_EQ(third.sex, patient::Sex::female);
  EXPECT_EQ(third.visits[0]->day, 31);
  EXPECT_EQ(third.visits[0]->ais, AsiaImpairmentScale::b);
  EXPECT_EQ(third.visits[0]->level, isncsci::parse_level("C4"));
  EXPECT_EQ(score(*third.visits[1], isncsci::ScoreSum::tms), 19);
  EXPECT_EQ(reading.data.persons[0].age, 25.5) << "the middle of the group 22-29";
  EXPECT_EQ(reading.data.persons[6].visits[1]->level, isncsci::intact) << "X00";
  EXPECT_FALSE(reading.data.persons[3].visits[0]->day) << "888: not admitted";
  EXPECT_FALSE(reading.data.persons[5].visits[0]) << "U, X99 and 999 say nothing";
}

TEST(RecoveryReader, NamesEveryBadCellByItsPlace) {
  const RecoveryReading reading = read_made({"nscisc_made.csv"}, nscisc_map());
  EXPECT_EQ(places(reading.findings),
            (std::set<std::string>{"10:13 recovery.unknown-code", "10:15 recovery.unknown-code",
                                   "10:25 recovery.bad-number", "11:26 recovery.out-of-range"}));
  EXPECT_EQ(reading.unknown_codes.at("AASAImDs").at("Q"), 1u);
  EXPECT_EQ(reading.unknown_codes.at("ANurLvlA").at("T0"), 1u);
}

TEST(RecoveryReader, JoinsTheFilesOfTheAsiaChallengeAndClassifies) {
  const RecoveryReading reading =
      read_made({"asia_challenge_features_made.csv", "asia_challenge_metadata_made.csv",
                 "asia_challenge_outcomes_made.csv"},
                asia_challenge_map());
  ASSERT_EQ(reading.data.persons.size(), 5u);
  const evidence::RecordedPerson& first = reading.data.persons[0];
  EXPECT_EQ(first.sex, patient::Sex::male);
  EXPECT_EQ(first.outcome, "1.0");
  EXPECT_EQ(first.visits[0]->day, 7);
  EXPECT_EQ(first.visits[0]->ais, AsiaImpairmentScale::a);
  EXPECT_EQ(first.visits[0]->level, isncsci::parse_level("C5")) << "by the scores";
  EXPECT_EQ(score(*first.visits[0], isncsci::ScoreSum::uems), 10);
  EXPECT_EQ(score(*first.visits[3], isncsci::ScoreSum::tms), 20);
  EXPECT_FALSE(first.visits[1]) << "no week 4 in the file";
  EXPECT_FALSE(reading.data.persons[4].visits[0]) << "no score and ND";
  EXPECT_FALSE(score(*reading.data.persons[2].visits[3], isncsci::ScoreSum::light_touch))
      << "9 is not testable: no sum";
  EXPECT_TRUE(reading.findings.empty()) << core::to_text(reading.findings);
}

TEST(RecoveryReader, ReadsALongTableByItsMapping) {
  const RecoveryReading reading = read_made({"long_made.csv"}, long_map());
  ASSERT_EQ(reading.data.persons.size(), 5u) << "p6's only row is torn";
  const evidence::RecordedPerson& first = reading.data.persons[0];
  EXPECT_EQ(first.visits[2]->ais, AsiaImpairmentScale::b);
  EXPECT_EQ(score(*first.visits[2], isncsci::ScoreSum::tms), 21) << "UEMS and LEMS";
  EXPECT_FALSE(score(*reading.data.persons[2].visits[0], isncsci::ScoreSum::lems)) << "-";
  EXPECT_EQ(places(reading.findings),
            (std::set<std::string>{"10:1 recovery.second-examination", "11:1 recovery.no-visit",
                                   "11:24 recovery.unknown-code", "12:6 recovery.unknown-code",
                                   "12:8 recovery.unknown-code", "12:11 recovery.out-of-range",
                                   "12:16 recovery.bad-number", "12:25 recovery.out-of-range",
                                   "13:1 recovery.malformed-row"}));
}

TEST(RecoveryReader, RefusesAFileWithoutThePersonOrAnExamination) {
  for (const char* text : {"a,b\n1,2\n", "UniID,b\n1,2\n", ""}) {
    std::istringstream in(text);
    const auto reading = read_recovery({{"x.csv", &in}}, nscisc_map());
    ASSERT_FALSE(reading.has_value()) << text;
    EXPECT_EQ(reading.error()[0].rule, "recovery.header");
  }
}

TEST(RecoveryReader, LeavesOutARowWithoutAPerson) {
  const auto reading =
      read_texts({{"a.csv", nscisc_header + "1,1,A,B\n  ,1,A,B\nNA,1,A,B\n 2 ,1,C,D\n,2,A,A\n"}},
                 nscisc_map());
  ASSERT_TRUE(reading.has_value());
  EXPECT_EQ(places(reading->findings),
            (std::set<std::string>{"3:1 recovery.no-person", "4:1 recovery.no-person",
                                   "6:1 recovery.no-person"}));
  ASSERT_EQ(reading->data.persons.size(), 2u);
  EXPECT_EQ(reading->data.persons[1].id, "2");
}

TEST(RecoveryReader, JoinsFilesOfAWideTableWithoutMixingPersonsUp) {
  const auto reading = read_texts({{"a.csv", nscisc_header + "1,1,A,B\n2,1,,C\n1,2,D,D\n"},
                                   {"b.csv",
                                    "UniID,AASAImAd,AInjAge\n1,B,30\n2,C,40\n3,A,50\n"
                                    "4,A,60\n2,C,40\n"}},
                                  nscisc_map());
  ASSERT_TRUE(reading.has_value());
  EXPECT_EQ(full_places(reading->findings),
            (std::set<std::string>{"a.csv:4:1 recovery.second-row", "b.csv:2:3 recovery.two-values",
                                   "b.csv:4:1 recovery.not-in-first-file",
                                   "b.csv:6:1 recovery.second-row"}));
  ASSERT_EQ(reading->data.persons.size(), 2u);
  EXPECT_EQ(reading->data.persons[0].visits[0]->ais, AsiaImpairmentScale::a) << "the first counts";
  EXPECT_EQ(reading->data.persons[0].age, 30);
  EXPECT_EQ(reading->data.persons[1].visits[0]->ais, AsiaImpairmentScale::c) << "fills a gap";
}

TEST(RecoveryReader, OfPersonsThatOnlyALaterFileHasGivesANoteAndNoError) {
  const auto reading = read_texts(
      {{"a.csv", nscisc_header + "1,1,A,B\n"}, {"b.csv", "UniID,AInjAge\n1,30\n2,40\n3,50\n"}},
      nscisc_map());
  ASSERT_TRUE(reading.has_value());
  EXPECT_FALSE(reading->findings.has_errors());
  ASSERT_EQ(reading->findings.size(), 1u);
  EXPECT_NE(reading->findings[0].message.find("2"), std::string::npos);
}

TEST(RecoveryReader, RefusesAColumnThatIsThereTwiceAtItsPlace) {
  const auto reading = read_texts(
      {{"a.csv", "# a remark\n\nUniID,AASAImAd,other,other,AASAImAd\n1,A,,,B\n"}}, nscisc_map());
  ASSERT_FALSE(reading.has_value());
  EXPECT_EQ(places(reading.error()), (std::set<std::string>{"3:28 recovery.header"}))
      << core::to_text(reading.error());
}

TEST(RecoveryReader, TakesByteOrderMarksLineEndsQuotesAndRemarksAsTheyCome) {
  const auto reading =
      read_texts({{"a.csv", "\xEF\xBB\xBF# it's \"made; by; hand\r\n" + nscisc_header +
                                "\"#1\",1,A,B\r\n#2,1,A,B\r\n\"3\",\"1\",\"C\",\"Q\"\r\n"}},
                 nscisc_map());
  ASSERT_TRUE(reading.has_value()) << core::to_text(reading.error());
  ASSERT_EQ(reading->data.persons.size(), 2u);
  EXPECT_EQ(reading->data.persons[0].id, "#1");
  EXPECT_EQ(places(reading->findings), (std::set<std::string>{"5:13 recovery.unknown-code"}));
  const auto open = read_texts({{"a.csv", nscisc_header + "1,1,A,\"B\n"}}, nscisc_map());
  ASSERT_TRUE(open.has_value());
  EXPECT_EQ(places(open->findings), (std::set<std::string>{"2:1 recovery.malformed-row"}));
}

TEST(RecoveryReader, NamesEveryColumnOfAMappingThatNoFileHas) {
  const auto reading = read_texts(
      {{"a.csv", "# remark\nwho;grade\n1;A\n"}},
      mapped("subject = \"who\"\nday = \"days\"\nais = \"grades\"\nuems = \"arms\"\nscores = "
             "\"_x\"\n"));
  ASSERT_FALSE(reading.has_value());
  ASSERT_EQ(reading.error().size(), 4u) << core::to_text(reading.error());
  for (const core::Issue& issue : reading.error()) {
    EXPECT_EQ(issue.rule, "recovery.header");
    EXPECT_EQ(issue.at.line, 2);
  }
  EXPECT_NE(core::to_text(reading.error()).find("did you mean \"grade\"?"), std::string::npos);
}

TEST(RecoveryReader, FindsAnExaminationInAnySingleScore) {
  EXPECT_TRUE(read_texts({{"a.csv", "PID,c5ltr26\n1,2\n"}}, asia_challenge_map()).has_value());
  EXPECT_FALSE(read_texts({{"a.csv", "PID,c5ltr27\n1,2\n"}}, asia_challenge_map()).has_value());
}

TEST(RecoveryReader, ReadsSingleScoresInTheNotationOfTheWorksheet) {
  std::string header = "who,day", row = "1,3";
  isncsci::ExamStrings entries;
  isncsci::ExamText text;
  for (const isncsci::Cell& cell : isncsci::all_cells()) {
    const bool answer = cell.kind > isncsci::CellKind::non_key_muscle;
    entries[cell] = answer                                           ? "Yes"
                    : cell.kind == isncsci::CellKind::motor          ? "5"
                    : cell.kind == isncsci::CellKind::non_key_muscle ? ""
                                                                     : "2";
  }
  entries[*isncsci::parse_cell("left.motor.L2")] = "3*";
  entries[*isncsci::parse_cell("left.motor.L3")] = "4*=2";
  entries[*isncsci::parse_cell("left.motor.L4")] = "NT**";
  entries[*isncsci::parse_cell("right.lt.T5")] = "NT*";
  entries[*isncsci::parse_cell("right.nk")] = "L3";
  for (const isncsci::Cell& cell : isncsci::all_cells()) {
    text[cell] = entries[cell];
    header += "," + cell_column(RecoveryMap::CellNames::ours, cell) + "_x";
    row += "," + entries[cell];
  }
  const isncsci::ExamReading exam = isncsci::read_exam(text);
  ASSERT_TRUE(exam.issues.empty());
  const RecoveryMap map = mapped("subject = \"who\"\nday = \"day\"\nscores = \"_x\"");
  const auto reading = read_texts({{"a.csv", header + "\n" + row + "\n"}}, map);
  ASSERT_TRUE(reading.has_value()) << core::to_text(reading.error());
  EXPECT_TRUE(reading->findings.empty()) << core::to_text(reading->findings);
  const evidence::RecordedExam wanted = evidence::recorded(isncsci::classify(exam.exam), 3);
  const evidence::RecordedExam& got = *reading->data.persons[0].visits[0];
  EXPECT_EQ(got.ais, wanted.ais);
  EXPECT_EQ(got.level, wanted.level);
  EXPECT_EQ(got.score, wanted.score);
}

TEST(RecoveryReader, NamesSingleScoresThatAreNone) {
  const RecoveryMap map = mapped("subject = \"who\"\nday = \"day\"\nscores = \"\"");
  const auto reading =
      read_texts({{"a.csv",
                   "who,day,right_motor_c5,right_lt_c2,right_nk,vac,dap\n1,3,6,2*,C2,1,Maybe\n"
                   "2,3,5.0,NT,,0,No\n"}},
                 map);
  ASSERT_TRUE(reading.has_value()) << core::to_text(reading.error());
  EXPECT_EQ(places(reading->findings),
            (std::set<std::string>{"2:5 recovery.illegal-score", "2:7 recovery.illegal-score",
                                   "2:10 recovery.illegal-score", "2:15 recovery.illegal-score"}))
      << core::to_text(reading->findings);
}

TEST(RecoveryReader, TakesTheVisitFromAColumn) {
  const RecoveryMap map = mapped("subject = \"who\"\nvisit_column = \"when\"\nais = \"grade\"");
  EXPECT_EQ(map.visits[0].day, 3);
  const auto reading =
      read_texts({{"a.csv", "who,when,grade\n1,first,A\n1,last,B\n1,never,C\n2, last ,NA\n"}}, map);
  ASSERT_TRUE(reading.has_value()) << core::to_text(reading.error());
  EXPECT_EQ(reading->data.persons[0].visits[1]->ais, AsiaImpairmentScale::b);
  EXPECT_FALSE(reading->data.persons[1].visits[1]);
  EXPECT_EQ(reading->data.visits[0].day, 3);
  EXPECT_EQ(places(reading->findings), (std::set<std::string>{"4:1 recovery.no-visit"}));
}

TEST(RecoveryReader, SpeaksOfTheMappingOnlyWhereOneIsUsed) {
  const auto wide = read_texts({{"a.csv", "UniID,AASATotA\n1,101\n"}}, nscisc_map());
  ASSERT_TRUE(wide.has_value());
  EXPECT_EQ(wide->findings[0].why.find("mapping"), std::string::npos);
  const auto mapped_table = read_texts({{"a.csv", "who,day,arms\n1,3,51\n"}},
                                       mapped("subject = \"who\"\nday = \"day\"\nuems = \"arms\""));
  ASSERT_TRUE(mapped_table.has_value());
  EXPECT_NE(mapped_table->findings[0].why.find("`missing` of the mapping"), std::string::npos);
}

TEST(RecoveryMap, OfTheManualIsReadAsItStands) {
  const std::string manual = *read_bytes(CAUDATA_SOURCE_DIR "/docs/real-data.md");
  const std::string begin = "```toml\n";
  const auto from = manual.find(begin) + begin.size();
  const auto map =
      read_recovery_map(manual.substr(from, manual.find("```", from) - from), "m.toml");
  ASSERT_TRUE(map.has_value()) << core::to_text(map.error());
  EXPECT_EQ(map->visits.size(), 2u);
  EXPECT_EQ(map->grades.meaning.at("2"), "B");
  for (const VisitColumns& visit : map->visits)
    EXPECT_FALSE(visit.day) << "who copies it has the days of the own file: " << visit.name;
}

TEST(RecoveryMap, NamesEveryMistakeAtItsPlace) {
  const auto map = read_recovery_map(
      "schema = \"caudata-map/1\"\n"
      "subject = \"id\"\n"
      "uems = 5\n"
      "[[visit]]\n"
      "name = \"one\"\n"
      "from = 0\n"
      "to = 14\n"
      "[[visit]]\n"
      "name = \"one\"\n"
      "from = 14\n"
      "to = 20\n"
      "[[visit]]\n"
      "name = \"two\"\n"
      "[codes.ais]\n"
      "1 = \"F\"\n"
      "2 = 3\n"
      "[codes.nli]\n"
      "x = \"C9\"\n"
      "[codes.sex]\n"
      "m = \"man\"\n"
      "[codes.sums]\n"
      "missing = [9]\n"
      "[codes.totals]\n"
      "missing = [9]\n",
      "m.toml");
  ASSERT_FALSE(map.has_value());
  std::multiset<int> lines;
  for (const core::Issue& issue : map.error()) {
    EXPECT_EQ(issue.rule, "recovery.map");
    lines.insert(issue.at.line);
  }
  EXPECT_EQ(lines, (std::multiset<int>{1, 1, 1, 3, 8, 8, 12, 15, 16, 18, 20, 21, 24}))
      << core::to_text(map.error());
}

TEST(RecoveryMap, SaysEverythingThatIsWrong) {
  const auto map = read_recovery_map(
      "subjekt = \"id\"\nage = 3\n[[visit]]\nname = \"one\"\nfrom = -1\n[codes.ais]\nmissing = 9\n",
      "m.toml");
  ASSERT_FALSE(map.has_value());
  EXPECT_GE(map.error().size(), 5u) << core::to_text(map.error());
  for (const core::Issue& issue : map.error()) EXPECT_EQ(issue.rule, "recovery.map");
}

}  // namespace caudata::io
