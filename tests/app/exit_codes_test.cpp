// SPDX-License-Identifier: Apache-2.0
// Every verb's exit codes, and that bad input leaves nothing behind.
#include <sys/stat.h>

#include "support/program.hpp"

namespace caudata::test {
namespace {

class ExitCodes : public ProgramTest {};

TEST_F(ExitCodes, HelpAndVersionAreAnswersNotErrors) {
  for (const char* words : {"--help", "--version", "check --help", "run --help", "explain --help",
                            "replay --help", "parameters --help", "merge --help"}) {
    const Outcome outcome = caudata(words);
    EXPECT_EQ(outcome.code, 0) << words;
    EXPECT_FALSE(outcome.out.empty()) << words;
    EXPECT_TRUE(outcome.err.empty()) << words;
  }
}

TEST_F(ExitCodes, HelpTeachesThreeCommandsToBeginWith) {
  const std::string help = caudata("--help").out;
  for (const char* command : {"caudata check ", "caudata run ", "caudata explain "})
    EXPECT_NE(help.find(command), std::string::npos) << command;
}

TEST_F(ExitCodes, HelpOfAVerbShowsTheVerbItself) {
  for (const std::string verb : {"optimise", "explain", "replay", "parameters", "merge"}) {
    const std::string help = caudata(verb + " --help").out;
    EXPECT_NE(help.find("\n  caudata " + verb + " "), std::string::npos) << help;
    EXPECT_EQ(help.find("More examples"), std::string::npos) << help;
  }
}

TEST_F(ExitCodes, VersionNamesSourceAndCompiler) {
  const std::string version = caudata("--version").out;
  for (const char* word : {"caudata ", "source ", "compiler ", "flags "})
    EXPECT_NE(version.find(word), std::string::npos) << word;
}

TEST_F(ExitCodes, WrongUsageIsTwoAndLeavesNothing) {
  const std::string run = "run " + phase_1();
  for (const std::string& words : {std::string(),
                                   std::string("conduct"),
                                   std::string("run"),
                                   std::string("check"),
                                   std::string("check nowhere.toml"),
                                   std::string("run nowhere.toml"),
                                   std::string("run ."),
                                   run + " --trials 0",
                                   run + " --trials many",
                                   run + " --threads 0",
                                   run + " --shard 4/3",
                                   run + " --shard 0/3",
                                   run + " --shard three",
                                   run + " --progres tty",
                                   run + " --progress loud",
                                   run + " --data nowhere",
                                   std::string("merge"),
                                   std::string("merge . --out there"),
                                   std::string("explain"),
                                   std::string("explain --parameter no.such.path"),
                                   std::string("explain nowhere"),
                                   "explain " + phase_1() + " --scenario none --trial 1",
                                   "explain " + phase_1() + " --trial 1",
                                   std::string("replay nowhere"),
                                   std::string("replay . --scenario s --trial 1"),
                                   "replay " + phase_1() + " --trial 1",
                                   std::string("parameters --grade E"),
                                   std::string("parameters no.such.prefix")}) {
    const Outcome outcome = caudata(words);
    EXPECT_EQ(outcome.code, 2) << words << "\n" << outcome.err;
    EXPECT_TRUE(outcome.out.empty()) << words;
    EXPECT_NE(outcome.err.find("error["), std::string::npos) << words << "\n" << outcome.err;
    EXPECT_TRUE(folder_is_empty()) << words;
  }
}

TEST_F(ExitCodes, ASlipIsAnsweredWithTheNearestWord) {
  EXPECT_NE(caudata("chekc x").err.find("did you mean check?"), std::string::npos);
  EXPECT_NE(caudata("run " + phase_1() + " --trails 5").err.find("--trials"), std::string::npos);
}

TEST_F(ExitCodes, CheckIsZeroWithWarningsAndThreeWithErrors) {
  const Outcome good = caudata("check " + phase_1());
  EXPECT_EQ(good.code, 0) << good.out;
  EXPECT_NE(good.out.find("0 errors"), std::string::npos);
  std::ofstream(folder() / "broken.toml") << "[protocol\nid = 1\n";
  const Outcome broken = caudata("check broken.toml");
  EXPECT_EQ(broken.code, 3);
  EXPECT_NE(broken.out.find("broken.toml:1:"), std::string::npos) << broken.out;
  EXPECT_NE(broken.out.find("1 error,"), std::string::npos) << broken.out;
}

TEST_F(ExitCodes, CheckWritesFindingsForOtherPrograms) {
  const Outcome json = caudata("check --json " + phase_2());
  EXPECT_NE(json.out.find("\"findings\""), std::string::npos);
  EXPECT_NE(json.out.find("\"rule\": \"registry."), std::string::npos);
  EXPECT_TRUE(json.err.empty());
  const Outcome schema = caudata("check --schema");
  EXPECT_EQ(schema.code, 0);
  EXPECT_NE(schema.out.find("$schema"), std::string::npos);
}

TEST_F(ExitCodes, RunRefusesAProtocolWithErrorsAndWritesNothing) {
  std::string text = slurp(phase_1());
  const auto at = text.find("[run]");
  ASSERT_NE(at, std::string::npos);
  text.insert(at, "[unknown_table]\nx = 1\n\n");
  const fs::path elsewhere = fs::temp_directory_path() / (folder().filename().string() + ".toml");
  std::ofstream(elsewhere) << text;
  const Outcome outcome = caudata("run '" + elsewhere.string() + "' --trials 10 --out out");
  fs::remove(elsewhere);
  EXPECT_EQ(outcome.code, 2) << outcome.err;
  EXPECT_NE(outcome.err.find("unknown_table"), std::string::npos) << outcome.err;
  EXPECT_TRUE(folder_is_empty());
}

TEST_F(ExitCodes, RunDoesNotOverwriteWhatIsNotItsOwn) {
  fs::create_directory(folder() / "out");
  std::ofstream(folder() / "out/thesis.txt") << "years of work";
  const Outcome outcome = caudata("run " + phase_1() + " --trials 10 --out out");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(slurp(folder() / "out/thesis.txt"), "years of work");
  EXPECT_FALSE(fs::exists(folder() / "out/manifest.json"));
}

TEST_F(ExitCodes, AFullDiskIsOne) {
  const Outcome outcome = shell("(" + program() + " parameters >/dev/full)");
  EXPECT_EQ(outcome.code, 1);
  EXPECT_NE(outcome.err.find("error[internal]"), std::string::npos);
}

TEST_F(ExitCodes, ParametersListTheLedgerInThreeForms) {
  const Outcome text = caudata("parameters --grade C");
  EXPECT_EQ(text.code, 0);
  EXPECT_NE(text.out.find(" parameters. In all: "), std::string::npos);
  EXPECT_EQ(caudata("parameters --json").out.front(), '{');
  EXPECT_EQ(caudata("parameters --csv").out.rfind("path,value,prior", 0), 0u);
}

}  // namespace
}  // namespace caudata::test
