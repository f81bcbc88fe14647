// SPDX-License-Identifier: Apache-2.0
#include "io/recovery/recovery_reader.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <list>
#include <set>
#include <sstream>

#include "io/atomic_write.hpp"

namespace caudata::io {
namespace {

using evidence::RecordedScore;
using isncsci::AsiaImpairmentScale;

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

std::optional<int> score(const evidence::RecordedExam& exam, RecordedScore which) {
  return exam.score[static_cast<std::size_t>(which)];
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
  EXPECT_EQ(score(*third.visits[1], RecordedScore::tms), 19);
  EXPECT_EQ(reading.data.persons[0].age, 25.5) << "the middle of the group 22-29";
  EXPECT_EQ(reading.data.persons[6].visits[1]->level, isncsci::intact) << "X00";
  EXPECT_FALSE(reading.data.persons[3].visits[0]->day) << "888: not admitted";
  EXPECT_FALSE(reading.data.persons[5].visits[0]) << "U, X99 and 999 say nothing";
}

TEST(RecoveryReader, NamesEveryBadCellByItsPlace) {
  const RecoveryReading reading = read_made({"nscisc_made.csv"}, nscisc_map());
  EXPECT_EQ(places(reading.bad_cells),
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
  EXPECT_EQ(score(*first.visits[0], RecordedScore::uems), 10);
  EXPECT_EQ(score(*first.visits[3], RecordedScore::tms), 20);
  EXPECT_FALSE(first.visits[1]) << "no week 4 in the file";
  EXPECT_FALSE(reading.data.persons[4].visits[0]) << "no score and ND";
  EXPECT_FALSE(score(*reading.data.persons[2].visits[3], RecordedScore::light_touch))
      << "9 is not testable: no sum";
  EXPECT_TRUE(reading.bad_cells.empty()) << core::to_text(reading.bad_cells);
}

TEST(RecoveryReader, ReadsALongTableByItsMapping) {
  const RecoveryReading reading = read_made({"long_made.csv"}, long_map());
  ASSERT_EQ(reading.data.persons.size(), 5u) << "p6's only row is torn";
  const evidence::RecordedPerson& first = reading.data.persons[0];
  EXPECT_EQ(first.visits[2]->ais, AsiaImpairmentScale::b);
  EXPECT_EQ(score(*first.visits[2], RecordedScore::tms), 21) << "UEMS and LEMS";
  EXPECT_FALSE(score(*reading.data.persons[2].visits[0], RecordedScore::lems)) << "-";
  EXPECT_EQ(places(reading.bad_cells),
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

TEST(RecoveryMap, SaysEverythingThatIsWrong) {
  const auto map = read_recovery_map(
      "subjekt = \"id\"\nage = 3\n[[visit]]\nname = \"one\"\nfrom = -1\n[codes.ais]\nmissing = 9\n",
      "m.toml");
  ASSERT_FALSE(map.has_value());
  EXPECT_GE(map.error().size(), 5u) << core::to_text(map.error());
  for (const core::Issue& issue : map.error()) EXPECT_EQ(issue.rule, "recovery.map");
}

}  // namespace caudata::io
