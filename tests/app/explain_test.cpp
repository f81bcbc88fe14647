// SPDX-License-Identifier: Apache-2.0
// What the program says about a run, and that a run can be made, read and continued from what it
// says.
#include <memory>
#include <nlohmann/json.hpp>

#include "io/sqlite_database.hpp"
#include "support/program.hpp"

namespace caudata::test {
namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// One run, read by every case.
class Explain : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    place_ = std::make_unique<ProgramFolder>();
    said_ = caudata("run " + phase_1() + " --trials 100 --out r --progress json");
    ASSERT_EQ(said_.code, 0) << said_.err;
    scenario_ = first_scenario(caudata("explain r").out);
  }
  static void TearDownTestSuite() { place_.reset(); }

  static Outcome caudata(const std::string& words) { return place_->caudata(words); }
  static const fs::path& folder() { return place_->path(); }
  static std::string trial(int number) {
    return fmt::format(" --scenario \"{}\" --trial {} ", scenario_, number);
  }

  static inline Outcome said_;

 private:
  /// 'If the truth is "NAME"'
  static std::string first_scenario(const std::string& text) {
    const std::string lead = "If the truth is \"";
    const auto from = text.find(lead) + lead.size();
    return text.substr(from, text.find('"', from) - from);
  }

  static inline std::unique_ptr<ProgramFolder> place_;
  static inline std::string scenario_;
};

TEST_F(Explain, RunEndsWithThePathOfTheReport) {
  const std::string last = "r/report.html\n";
  ASSERT_GE(said_.out.size(), last.size());
  EXPECT_EQ(said_.out.substr(said_.out.size() - last.size()), last);
  EXPECT_TRUE(fs::exists(folder() / "r/report.html"));
  EXPECT_TRUE(fs::exists(folder() / "r/run.log.json"));
  EXPECT_TRUE(has(said_.err, R"("done":100,"total":100)")) << said_.err;
}

TEST_F(Explain, ARunSaysWhetherItsExactFiguresMayBeUsed) {
  EXPECT_FALSE(has(said_.err, "run.exact-figures")) << said_.err;
  const auto manifest = nlohmann::json::parse(slurp(folder() / "r/manifest.json"));
  EXPECT_EQ(manifest.at("exact_figures").at("usable"), true);
  EXPECT_FALSE(has(caudata("explain r").out, "do not use the exact figures"));
  fs::copy(folder() / "r", folder() / "doctored", fs::copy_options::recursive);
  io::SqliteDatabase(folder() / "doctored/results.sqlite", io::SqliteMode::create)
      .execute("UPDATE oc SET value = 1 WHERE method = 'exact' AND metric = 'p_no_safe_dose'");
  EXPECT_TRUE(has(caudata("explain doctored").out, "do not use the exact figures"));
}

TEST_F(Explain, AQuietRunSaysNothing) {
  EXPECT_TRUE(caudata("run " + phase_1() + " --trials 1 --quiet --out q").out.empty());
}

TEST_F(Explain, TheRunByItsConclusions) {
  const Outcome outcome = caudata("explain r");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_TRUE(has(outcome.out, "100 trials per scenario"));
  EXPECT_TRUE(has(outcome.out, "maximum administered dose"));
  EXPECT_TRUE(has(outcome.out, "Go on:"));
}

TEST_F(Explain, ATrialDecisionByDecision) {
  const Outcome all = caudata("explain r" + trial(0));
  EXPECT_EQ(all.code, 0) << all.err;
  EXPECT_TRUE(has(all.out, "Decision 1, day 0: treat 3 patients at SAD "));
  const Outcome first = caudata("explain r" + trial(0) + "--decision 1");
  EXPECT_TRUE(has(all.out, first.out));
  EXPECT_EQ(caudata("explain r" + trial(0) + "--decision 99").code, 2);
}

TEST_F(Explain, ASubjectWithExaminations) {
  const Outcome outcome = caudata("explain r" + trial(0) + "--subject 1");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_TRUE(has(outcome.out, "subject 1, "));
  EXPECT_TRUE(has(outcome.out, "d since injury  AIS "));
  EXPECT_EQ(caudata("explain r" + trial(0) + "--subject 999").code, 2);
}

TEST_F(Explain, NothingThatTheRunDoesNotHold) {
  EXPECT_EQ(caudata("explain r" + trial(100)).code, 2);
  EXPECT_EQ(caudata("replay r" + trial(100)).code, 2);
  EXPECT_EQ(caudata("replay r --design boin" + trial(1)).code, 2);
}

TEST_F(Explain, TheProtocolWithoutARun) {
  EXPECT_EQ(caudata("explain " + phase_1()).code, 0);
  EXPECT_EQ(caudata("explain " + phase_1() + trial(3)).out, caudata("explain r" + trial(3)).out);
  EXPECT_TRUE(has(caudata("explain --designs").out, "design = \"3+3\""));
}

TEST_F(Explain, AParameterWithItsSource) {
  const std::string csv = caudata("parameters --csv").out;
  const auto line = csv.find('\n') + 1;
  const std::string path = csv.substr(line, csv.find(',', line) - line);
  const Outcome outcome = caudata("explain --parameter " + path);
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_TRUE(has(outcome.out, "source   "));
  EXPECT_TRUE(has(outcome.out, "grade    "));
}

TEST_F(Explain, AReplayOfOneSubjectIsAPartOfTheWhole) {
  const std::string whole = caudata("replay r" + trial(0)).out;
  const std::string part = caudata("replay r" + trial(0) + "--subject 1").out;
  EXPECT_LT(part.size(), whole.size());
  std::size_t from = 0;
  while (from < part.size()) {
    const auto end = part.find('\n', from) + 1;
    EXPECT_TRUE(has(whole, part.substr(from, end - from)));
    from = end;
  }
  EXPECT_TRUE(has(caudata("replay r" + trial(0) + "--format text").out, "day     0  "));
}

TEST_F(Explain, AResultForOtherPrograms) {
  const Outcome outcome = caudata("run " + phase_1() + " --trials 100 --json --out r");
  EXPECT_TRUE(has(outcome.out, "\"report\": \"r/report.html\""));
}

}  // namespace
}  // namespace caudata::test
