// SPDX-License-Identifier: Apache-2.0
// Real data beside the virtual population, with made files of the real layouts.
#include <nlohmann/json.hpp>

#include <map>
#include <sstream>

#include "io/manifest.hpp"
#include "support/program.hpp"

namespace caudata::test {
namespace {

const std::string made = CAUDATA_SOURCE_DIR "/tests/tables/recovery/";

class Recovery : public ProgramTest {
 protected:
  void copy(const std::string& from, const std::string& to) const {
    fs::copy_file(made + from, folder() / to);
  }
  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder() / name, std::ios::binary) << bytes;
  }
};

const std::string nscisc = made + "nscisc_made.csv --layout nscisc";

}  // namespace

TEST_F(Recovery, SummarisesTheThreeLayouts) {
  struct Case {
    std::string files;
    int persons, code;
  };
  for (const Case& c :
       {Case{made + "nscisc_made.csv --layout nscisc", 9, 3},
        Case{made + "asia_challenge_features_made.csv " + made +
                 "asia_challenge_metadata_made.csv --layout asia-challenge",
             5, 0},
        Case{made + "long_made.csv --layout long --map " + made + "long_made.map.toml", 5, 3}}) {
    const Outcome outcome = caudata("recovery " + c.files + " --json");
    ASSERT_EQ(outcome.code, c.code) << c.files << outcome.err;
    const auto json = nlohmann::json::parse(outcome.out);
    EXPECT_EQ(json.at("real").at("persons"), c.persons) << c.files;
    EXPECT_GT(json.at("virtual").at("persons"), 0) << c.files;
  }
}

TEST_F(Recovery, WritesPageTablesAndFindings) {
  ASSERT_EQ(caudata("recovery " + made + "nscisc_made.csv --layout nscisc --out here --quiet").code,
            3);
  for (const char* file : {"recovery.html", "recovery.json", "findings.csv"})
    EXPECT_TRUE(fs::exists(folder() / "here" / file)) << file;
  EXPECT_NE(slurp(folder() / "here/findings.csv").find(",10,25,recovery.bad-number,"),
            std::string::npos);
  EXPECT_EQ(slurp(folder() / "here/recovery.html").find("://"), std::string::npos);
}

TEST_F(Recovery, OfBadUsageLeavesNothing) {
  for (const std::string& words :
       {std::string("nowhere.csv --layout nscisc"), made + "long_made.csv --layout nscisc",
        made + "long_made.csv --layout long", made + "nscisc_made.csv --layout excel",
        made + "nscisc_made.csv --layout nscisc --days 20",
        made + "nscisc_made.csv --layout nscisc --map " + made + "long_made.map.toml"}) {
    const Outcome outcome = caudata("recovery " + words + " --out here");
    EXPECT_EQ(outcome.code, 2) << words;
    EXPECT_FALSE(outcome.err.empty()) << words;
    EXPECT_TRUE(folder_is_empty()) << words;
  }
}

TEST_F(Recovery, NamesAllThatIsWrongAtOnce) {
  write("m.toml", "schema = \"caudata-recovery-map/1\"\n");
  const Outcome outcome =
      caudata("recovery nowhere.csv neither.csv --layout long --map m.toml --data no_data");
  EXPECT_EQ(outcome.code, 2);
  for (const char* word : {"nowhere.csv", "neither.csv", "m.toml:1:1", "`subject`", "no_data"})
    EXPECT_NE(outcome.err.find(word), std::string::npos) << word << "\n" << outcome.err;
  const Outcome days = caudata("recovery nowhere.csv --layout nscisc --days 20");
  for (const char* word : {"nowhere.csv", "--days has 1 days, the data 2 visits"})
    EXPECT_NE(days.err.find(word), std::string::npos) << word << "\n" << days.err;
}

TEST_F(Recovery, HasAsManyVirtualPersonsOfAStratumAsAskedForEachRealOne) {
  const auto json =
      nlohmann::json::parse(caudata("recovery " + nscisc + " --per-person 3 --json").out);
  ASSERT_TRUE(json.at("short").empty()) << json.at("short").dump();
  std::map<std::string, int> counted, wanted;
  for (const auto& row : json.at("virtual").at("strata"))
    counted[row.at("ais").get<std::string>() + row.at("part").get<std::string>()] =
        row.at("persons");
  for (const auto& row : json.at("real").at("strata"))
    wanted[row.at("ais").get<std::string>() + row.at("part").get<std::string>()] =
        3 * row.at("persons").get<int>();
  EXPECT_FALSE(wanted.empty());
  EXPECT_EQ(counted, wanted);
  EXPECT_EQ(json.at("per_person"), 3);
}

TEST_F(Recovery, TellsInJsonWhatThePageShows) {
  const auto json = nlohmann::json::parse(
      caudata("recovery " + made + "asia_challenge_features_made.csv " + made +
              "asia_challenge_outcomes_made.csv --layout asia-challenge --json")
          .out);
  for (const char* member : {"version", "data_hash", "command", "files", "visits", "drawn", "short",
                             "outcome_name", "bad_cells", "unknown_codes"})
    EXPECT_TRUE(json.contains(member)) << member;
  EXPECT_FALSE(json.at("real").at("outcome").empty());
  EXPECT_EQ(json.at("real").at("days").size(), 6u);
  const std::string manual = slurp(CAUDATA_SOURCE_DIR "/docs/real-data.md");
  for (const auto& [member, value] : json.items())
    EXPECT_NE(manual.find("`" + member + "`"), std::string::npos) << member;
  for (const auto& [member, value] : json.at("real").items())
    EXPECT_NE(manual.find("`" + member + "`"), std::string::npos) << member;
}

TEST_F(Recovery, HasNoSumsOfVirtualPersonsThatStandForNobody) {
  const auto json = nlohmann::json::parse(caudata("recovery " + nscisc + " --json").out);
  EXPECT_EQ(json.at("layout"), "nscisc");
  EXPECT_EQ(json.at("data_set"), "NSCISC");
  EXPECT_FALSE(json.at("virtual").contains("stated"));
  EXPECT_FALSE(json.at("virtual").at("conversion").empty());
  for (const auto& row : json.at("virtual").at("conversion")) EXPECT_EQ(row.at("who"), "matched");
  for (const auto& row : json.at("virtual").at("change")) EXPECT_NE(row.at("part"), "all");
}

TEST_F(Recovery, ItsSummaryHasEachTitleOnceAndIntervals) {
  const std::string out = caudata("recovery " + nscisc).out;
  const std::string title = "Persons by grade and part of the cord at baseline";
  const auto first = out.find(title);
  ASSERT_NE(first, std::string::npos) << out;
  EXPECT_EQ(out.find(title, first + 1), std::string::npos) << out;
  EXPECT_NE(out.find("Wilson's 95 % interval"), std::string::npos) << out;
}

/// The made table has its baseline on days 3 to 8 after injury.
TEST_F(Recovery, ExaminesVirtualPersonsOnTheMeanDayOrOnTheOneOfTheMapping) {
  copy("long_made.csv", "t.csv");
  const std::string map = slurp(made + "long_made.map.toml");
  const std::string to = "to   = 14\n";
  write("mean.toml", map);
  write("at.toml", std::string(map).replace(map.find(to), to.size(), to + "at   = 10\n"));
  const auto summary = [&](const std::string& file) {
    return nlohmann::json::parse(
        caudata("recovery t.csv --layout long --map " + file + " --json").out);
  };
  const auto mean = summary("mean.toml"), at = summary("at.toml");
  EXPECT_EQ(mean.at("virtual_days").at(0), 5);
  EXPECT_EQ(at.at("virtual_days").at(0), 10);
  EXPECT_EQ(mean.at("real"), at.at("real")) << "it says nothing of the real data";
}

TEST_F(Recovery, IsMadeAgainByItsOwnCommand) {
  fs::create_directories(folder() / "our data");
  copy("long_made.csv", "our data/a table.csv");
  copy("long_made.map.toml", "m.toml");
  ASSERT_EQ(caudata("recovery 'our data/a table.csv' --layout long --map m.toml --days 7,40,350 "
                    "--region europe --per-person 2 --seed 5 --out one --quiet")
                .code,
            3);
  const auto json = nlohmann::json::parse(slurp(folder() / "one/recovery.json"));
  const std::string command = json.at("command");
  EXPECT_EQ(command,
            "caudata recovery 'our data/a table.csv' --layout long --map m.toml --days 7,40,350 "
            "--region europe --per-person 2 --seed 5 --out recovery");
  ASSERT_EQ(caudata(command.substr(std::string("caudata ").size())).code, 3);
  for (const char* file : {"recovery.json", "recovery.html", "manifest.json"})
    EXPECT_EQ(slurp(folder() / "one" / file), slurp(folder() / "recovery" / file)) << file;
  EXPECT_TRUE(io::verify_run_folder(folder() / "recovery").empty());
}

TEST_F(Recovery, DoesNotOverwriteWhatIsNotItsOwn) {
  fs::create_directories(folder() / "mine");
  write("mine/recovery.html", "mine");
  EXPECT_EQ(caudata("recovery " + nscisc + " --out mine").code, 2);
  EXPECT_EQ(slurp(folder() / "mine/recovery.html"), "mine");
  ASSERT_EQ(caudata("recovery " + nscisc + " --out one --quiet").code, 3);
  EXPECT_EQ(caudata("recovery " + nscisc + " --seed 2 --out one --quiet").code, 2);
  EXPECT_EQ(caudata("recovery " + nscisc + " --out one --quiet").code, 3) << "the same again";
}

TEST_F(Recovery, TakesARegionInTheWordsOfAProtocol) {
  const Outcome blank = caudata("recovery " + nscisc + " --region 'united states' --json");
  EXPECT_EQ(blank.code, 3) << blank.err;
  EXPECT_EQ(blank.out, caudata("recovery " + nscisc + " --region united_states --json").out);
}

TEST_F(Recovery, ReadsDaysAsOneWord) {
  copy("nscisc_made.csv", "a.csv");
  EXPECT_EQ(caudata("recovery --layout nscisc --days 20,80 a.csv --quiet").code, 3)
      << "the file after the days is a file";
  for (const char* days : {"20,", "20,,80", "''", "'20;80'", "0,80", "20,9999"})
    EXPECT_EQ(caudata(std::string("recovery a.csv --layout nscisc --days ") + days).code, 2)
        << days;
}

TEST_F(Recovery, LeavesNothingWhereAWriteFails) {
  const Outcome outcome = shell("sh -c \"trap '' 25; ulimit -f 4; exec " + program() +
                                " recovery " + nscisc + " --out here --quiet\"");
  EXPECT_EQ(outcome.code, 1) << outcome.err;
  EXPECT_TRUE(folder_is_empty());
}

TEST_F(Recovery, TheExamplesOfItsHelpRunAsTheyStand) {
  copy("nscisc_made.csv", "FormI.csv");
  copy("asia_challenge_features_made.csv", "train_features.csv");
  copy("asia_challenge_metadata_made.csv", "metadata.csv");
  copy("asia_challenge_outcomes_made.csv", "train_outcomes.csv");
  copy("long_made.csv", "examinations.csv");
  copy("long_made.map.toml", "mapping.toml");
  std::istringstream help(caudata("recovery --help").out);
  int commands = 0;
  for (std::string line; std::getline(help, line);) {
    if (!line.starts_with("  caudata recovery ")) continue;
    line = line.substr(std::string("  caudata ").size());
    if (const auto pipe = line.find(" | "); pipe != std::string::npos) line = line.substr(0, pipe);
    if (const auto remark = line.find("   "); remark != std::string::npos)
      line = line.substr(0, remark);
    const Outcome outcome = caudata(line);
    EXPECT_TRUE(outcome.code == 0 || outcome.code == 3) << line << "\n" << outcome.err;
    ++commands;
  }
  EXPECT_EQ(commands, 4);
}

}  // namespace caudata::test
