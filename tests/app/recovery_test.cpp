// SPDX-License-Identifier: Apache-2.0
// Real data beside the virtual population, with made files of the real layouts.
#include <nlohmann/json.hpp>

#include "support/program.hpp"

namespace caudata::test {
namespace {

const std::string made = CAUDATA_SOURCE_DIR "/tests/tables/recovery/";

class Recovery : public ProgramTest {};

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

}  // namespace caudata::test
