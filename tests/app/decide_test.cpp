// SPDX-License-Identifier: Apache-2.0
// caudata decide and verify-log as their users meet them: words, exit codes, what is written.
#include <nlohmann/json.hpp>
#include <sstream>

#include "support/program.hpp"

namespace caudata::test {
namespace {

using Json = nlohmann::json;

class Decide : public ProgramTest {
 protected:
  static std::string design_file() {
    return CAUDATA_SOURCE_DIR "/protocols/xs228-phase1-designs.design.toml";
  }
  static std::string examples() { return CAUDATA_SOURCE_DIR "/examples/decide"; }
  std::string on_example() const {
    return "decide " + phase_1() + " --data " + examples() + "/xs228.csv";
  }

  static std::vector<Json> lines_of(const std::string& text) {
    std::vector<Json> all;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) all.push_back(Json::parse(line));
    return all;
  }
};

TEST_F(Decide, TheExampleIsDecided) {
  const Outcome outcome = caudata(on_example());
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  for (const char* part : {"As of 2025-11-26, the last date in the data", "hold.anticoagulation",
                           "Who may be dosed when", "What would change it", "[cohort.under-way]"})
    EXPECT_NE(outcome.out.find(part), std::string::npos) << part << "\n" << outcome.out;
  EXPECT_TRUE(folder_is_empty());
}

TEST_F(Decide, RefusesWhatCannotBeAndWritesNothing) {
  std::ofstream(folder() / "bad.csv") << "subject,part,dose,given,dlt,dlt_date,last_seen\n"
                                         "1,SAD,3,2025-01-01,no,,2025-02-01\n"
                                         "2,SAD,L,2025-01-09,yes,2025-01-08,2025-02-01\n";
  const Outcome outcome =
      caudata("decide " + phase_1() + " --data bad.csv --log log.jsonl --record page.html");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_TRUE(outcome.out.empty());
  EXPECT_NE(outcome.err.find("bad.csv:2:7  error[listing.beyond-ladder]"), std::string::npos)
      << outcome.err;
  EXPECT_NE(outcome.err.find("bad.csv:3:24  error[listing.dlt-before-dosing]"), std::string::npos);
  EXPECT_FALSE(fs::exists(folder() / "log.jsonl"));
  EXPECT_FALSE(fs::exists(folder() / "page.html"));
}

TEST_F(Decide, LogsAndRecordsWithTheSameHead) {
  const std::string words = on_example() + " --log log.jsonl --record page.html";
  EXPECT_EQ(caudata(words + " --time 2025-11-26T12:00:00Z").code, 0);
  EXPECT_EQ(caudata(words).code, 0);
  const auto entries = lines_of(slurp(folder() / "log.jsonl"));
  ASSERT_EQ(entries.size(), 2u);
  EXPECT_EQ(entries[0]["time_from"], "given");
  EXPECT_EQ(entries[0]["time"], "2025-11-26T12:00:00Z");
  EXPECT_EQ(entries[1]["time_from"], "clock");
  EXPECT_EQ(entries[1]["previous"], entries[0]["hash"]);
  const std::string head = entries[1]["hash"];
  EXPECT_NE(slurp(folder() / "page.html").find(head), std::string::npos);
  const Outcome verified = caudata("verify-log log.jsonl --head " + head);
  EXPECT_EQ(verified.code, 0);
  EXPECT_NE(verified.out.find("2 entries"), std::string::npos);
}

TEST_F(Decide, ATimeIsOneOfTheCalendarAndTheClock) {
  for (const char* wrong : {"noon", "2025-11-26", "2025-11-26T12:00Z", "2025-11-26T12:00:00",
                            "2025-02-29T12:00:00Z", "2025-11-26T24:00:00Z", "2025-11-26T12:60:00Z",
                            "2025-11-26T12:00:60Z", "2025-11-26t12:00:00z"}) {
    const Outcome outcome = caudata(on_example() + " --log log.jsonl --time " + wrong);
    EXPECT_EQ(outcome.code, 2) << wrong;
    EXPECT_NE(outcome.err.find("YYYY-MM-DDThh:mm:ssZ"), std::string::npos) << outcome.err;
  }
  EXPECT_TRUE(folder_is_empty());
  EXPECT_NE(caudata("decide --help").out.find("YYYY-MM-DDThh:mm:ssZ"), std::string::npos);
}

TEST_F(Decide, ANewLogIsAnnouncedAndNoFolderIsMade) {
  const std::string begun = "new log begun: log.jsonl";
  EXPECT_NE(caudata(on_example() + " --log log.jsonl").err.find(begun), std::string::npos);
  EXPECT_EQ(caudata(on_example() + " --log log.jsonl").err.find(begun), std::string::npos);
  const Outcome outcome = caudata(on_example() + " --log lgos/log.jsonl --record page.html");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_NE(outcome.err.find("log.no-folder"), std::string::npos) << outcome.err;
  EXPECT_FALSE(fs::exists(folder() / "lgos"));
  EXPECT_FALSE(fs::exists(folder() / "page.html"));
}

TEST_F(Decide, DataWithoutADateNeedTheDay) {
  std::ofstream(folder() / "t.csv") << caudata("decide --template").out;
  const Outcome outcome = caudata("decide " + phase_1() + " --data t.csv");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_TRUE(outcome.out.empty());
  EXPECT_NE(outcome.err.find("listing.no-date"), std::string::npos) << outcome.err;
}

TEST_F(Decide, AChangedByteOfALogIsFoundAndNothingIsAppended) {
  EXPECT_EQ(caudata(on_example() + " --log log.jsonl").code, 0);
  std::string bytes = slurp(folder() / "log.jsonl");
  bytes[bytes.size() / 2] ^= 1;
  std::ofstream(folder() / "log.jsonl", std::ios::binary) << bytes;
  EXPECT_EQ(caudata("verify-log log.jsonl").code, 3);
  EXPECT_EQ(caudata(on_example() + " --log log.jsonl").code, 2);
  EXPECT_EQ(slurp(folder() / "log.jsonl"), bytes);
  EXPECT_EQ(caudata("verify-log none.jsonl").code, 2);
}

TEST_F(Decide, AnswersAStreamInItsOrder) {
  const Outcome outcome = caudata("decide --format jsonl < " + examples() + "/questions.jsonl");
  EXPECT_EQ(outcome.code, 0) << outcome.out;
  const auto answers = lines_of(outcome.out);
  ASSERT_EQ(answers.size(), 4u);
  EXPECT_EQ(answers[0]["id"], "start");
  EXPECT_EQ(answers[0]["decision"]["dose"], 1);
  EXPECT_EQ(answers[3]["decision"]["part"], "MAD");
}

TEST_F(Decide, BadQuestionsDoNotStopTheOthers) {
  std::ofstream(folder() / "q.jsonl") << "{\"id\":1,\"design\":\"5+5\",\"history\":\"\"}\n\n"
                                         "{\"id\":2,\"design\":\"3+3\",\"history\":\"1NNN\"}\n";
  const Outcome outcome = caudata("decide q.jsonl --format jsonl");
  EXPECT_EQ(outcome.code, 3);
  const auto answers = lines_of(outcome.out);
  ASSERT_EQ(answers.size(), 2u);
  EXPECT_TRUE(answers[0].contains("issues"));
  EXPECT_EQ(answers[1]["decision"]["dose"], 2);
}

TEST_F(Decide, QuestionsMayBeAboutTheDesignOfAProtocol) {
  std::ofstream(folder() / "q.jsonl") << "{\"id\":1,\"history\":\"SAD 1NNN 2NNN\"}\n";
  const Outcome outcome = caudata("decide " + phase_1() + " --format jsonl --data q.jsonl");
  EXPECT_EQ(outcome.code, 0) << outcome.out;
  EXPECT_EQ(lines_of(outcome.out).at(0)["decision"]["part"], "MAD");
}

TEST_F(Decide, ItsTemplateIsAListingWithoutPatients) {
  std::ofstream(folder() / "t.csv") << caudata("decide --template").out;
  const Outcome outcome = caudata("decide " + phase_1() + " --data t.csv --on 2025-01-01");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(outcome.out.find("Treat 3 patients at SAD L."), 0u) << outcome.out;
}

/// The decision alone: what comes before the reason differs in nothing but the name of the file.
std::string decision_in(const Outcome& outcome) {
  return outcome.out.substr(0, outcome.out.find("  As of"));
}

TEST_F(Decide, FollowsADesignOfADesignFile) {
  const Outcome by_design_file = caudata("decide " + design_file() + " --data " + examples() +
                                         "/xs228.csv --design '3+3, n to 24'");
  EXPECT_EQ(by_design_file.code, 0) << by_design_file.err;
  EXPECT_EQ(decision_in(by_design_file), decision_in(caudata(on_example())));
}

TEST_F(Decide, ModifiersOfADesignFileSpeak) {
  std::string text = slurp(design_file());
  const std::string plain = "options = { target = 0.25, max_patients = 6, cohort_size = 3 }";
  const auto at = text.find(plain);
  ASSERT_NE(at, text.npos);
  text.replace(at, plain.size(), "modifiers = [{ name = \"cohort size by stage\", first = 2 }]");
  std::ofstream(folder() / "m.design.toml") << text;
  std::ofstream(folder() / "q.jsonl") << "{\"id\":1,\"history\":\"SAD 1NN\"}\n";
  const Outcome outcome =
      caudata("decide m.design.toml --design 'BOIN, n = 12' --format jsonl --data q.jsonl");
  EXPECT_EQ(outcome.code, 0) << outcome.out << outcome.err;
  const Json answer = lines_of(outcome.out).at(0);
  EXPECT_EQ(answer["decision"]["level"], "SAD H") << outcome.out;
  EXPECT_EQ(answer["decision"]["patients"], 2);
}

TEST_F(Decide, AsksForTheLabelOfADesign) {
  const std::string words = "decide " + design_file() + " --data " + examples() + "/xs228.csv";
  const Outcome none = caudata(words);
  EXPECT_EQ(none.code, 2);
  EXPECT_NE(none.err.find("\"3+3, n to 24\", "), std::string::npos) << none.err;
  const Outcome typo = caudata(words + " --design 'BOIN, n = 11'");
  EXPECT_EQ(typo.code, 2);
  EXPECT_NE(typo.err.find("did you mean \"BOIN, n = 12\"?"), std::string::npos) << typo.err;
  EXPECT_EQ(caudata(on_example() + " --design 3+3").code, 2);
}

TEST_F(Decide, UsageThatCannotBeMet) {
  EXPECT_EQ(caudata("decide").code, 2);
  EXPECT_EQ(caudata("decide " + phase_1()).code, 2);
  EXPECT_EQ(caudata("decide " + phase_2() + " --data x.csv").code, 2);
  EXPECT_EQ(caudata(on_example() + " --on 26.11.2025").code, 2);
  EXPECT_EQ(caudata("decide none.jsonl --format jsonl").code, 2);
}

}  // namespace
}  // namespace caudata::test
