// SPDX-License-Identifier: Apache-2.0
// `caudata graft` as its users meet it: what it refuses, what it foresees, and a subject of a trial
// from the first word to the files.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "io/manifest.hpp"
#include "support/program.hpp"

namespace caudata::test {
namespace {

const std::string graft_words = "graft " + phase_1() + " ";
const std::string supine_words =
    graft_words + "--patient " + CAUDATA_SOURCE_DIR + "/examples/graft/supine.graft.toml ";

class GraftProgram : public ProgramTest {
 protected:
  nlohmann::json foreseen(const std::string& words) const {
    const Outcome outcome = caudata(words + " --dry-run --json");
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return nlohmann::json::parse(outcome.out, nullptr, false);
  }

  /// The case of the examples with a text replaced, in the folder.
  fs::path changed_case(const std::string& old, const std::string& replacement) const {
    std::string text = slurp(CAUDATA_SOURCE_DIR "/examples/graft/supine.graft.toml");
    const auto at = text.find(old);
    EXPECT_NE(at, text.npos) << old;
    std::ofstream(folder() / "changed.graft.toml") << text.replace(at, old.size(), replacement);
    return folder() / "changed.graft.toml";
  }
};

TEST_F(GraftProgram, TheForecastGrowsWithCellsAndIsWrittenNowhere) {
  const auto some = foreseen(supine_words + "--cells 1e6"), all = foreseen(supine_words);
  EXPECT_EQ(some["doses"][0]["nominal_cells"], 1.5e8);
  const double delivered = some["doses"][0]["delivered_living"].get<double>() +
                           some["doses"][0]["delivered_dead"].get<double>();
  EXPECT_LT(delivered, 1.5e8);
  EXPECT_GT(delivered, 1e8);
  EXPECT_NEAR(some["doses"][0]["followed"].get<double>() * some["cells_per_followed"].get<double>(),
              delivered, 1);
  EXPECT_EQ(all["cells_per_followed"], 1);
  EXPECT_EQ(all["doses"][0]["followed"], delivered);
  for (const char* need : {"memory_bytes", "disk_bytes", "seconds"})
    EXPECT_GT(all[need].get<double>(), 5 * some[need].get<double>()) << need;
  EXPECT_TRUE(folder_is_empty());
}

// Only the injection shows that these cannot be: they are said at their line all the same.
TEST_F(GraftProgram, AVolumeThatCannotHoldTheCellsIsRefusedAtItsLine) {
  const std::string name =
      changed_case("dose = \"H\"", "dose = \"H\"\nvolume = \"0.2 mL\"").string();
  for (const std::string& words :
       {graft_words + "--patient " + name, graft_words + "--patient " + name + " --dry-run"}) {
    const Outcome outcome = caudata(words);
    EXPECT_EQ(outcome.code, 2) << outcome.err;
    EXPECT_NE(outcome.err.find(name + ":"), std::string::npos) << outcome.err;
    EXPECT_NE(outcome.err.find(":10  error[product.too-many-cells]"), std::string::npos)
        << outcome.err;
  }
}

TEST_F(GraftProgram, ACheckpointThatIsNoneIsRefused) {
  fs::create_directories(folder() / "out");
  std::ofstream(folder() / "out" / "graft.checkpoint") << std::string(4096, 'x');
  const Outcome outcome = caudata(supine_words + "--cells 1000 --days 1 --resume --out out");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_NE(outcome.err.find("error[checkpoint.foreign]"), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find("byte 0"), std::string::npos) << outcome.err;
}

TEST_F(GraftProgram, ACaseFileCanBeCheckedAlone) {
  const Outcome sound =
      caudata("check " + std::string(CAUDATA_SOURCE_DIR) + "/examples/graft/supine.graft.toml");
  EXPECT_EQ(sound.code, 0) << sound.out << sound.err;
  EXPECT_NE(sound.out.find("0 errors, 0 warnings, 1 note"), std::string::npos) << sound.out;
  const std::string name = changed_case("sex  = \"male\"", "sex = \"man\"\nweight = 70").string();
  const Outcome wrong = caudata("check " + name);
  EXPECT_EQ(wrong.code, 3);
  EXPECT_NE(wrong.out.find("2 errors"), std::string::npos) << wrong.out;
  const Outcome elsewhere = caudata("explain " + name);
  EXPECT_EQ(elsewhere.code, 2);
  EXPECT_NE(elsewhere.err.find("caudata check " + name), std::string::npos) << elsewhere.err;
}

/// Takes a while: computes grafts.
class GraftRun : public GraftProgram {
 protected:
  void graft(const std::string& words) const {
    const Outcome outcome = caudata(words);
    ASSERT_EQ(outcome.code, 0) << outcome.err;
  }
};

// No sanitizer fits into so little.
TEST_F(GraftRun, MoreMemoryThanTheProcessMayHaveIsRefusedBeforeAnythingIsWritten) {
  const Outcome outcome = shell("ulimit -v 2000000; " + program() + " " + supine_words);
  EXPECT_EQ(outcome.code, 2) << outcome.err;
  EXPECT_NE(outcome.err.find("error[graft.memory]"), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find("2.0 GB can be had"), std::string::npos) << outcome.err;
  EXPECT_TRUE(folder_is_empty());
}

// A subject of a trial from the words to the files: the person of the trial, the same bytes for any
// number of threads.
TEST_F(GraftRun, OfASubjectIsThePersonOfTheTrialAndTheSameForAnyThreads) {
  const std::string words =
      graft_words + "--scenario 'flat 5 %' --trial 17 --subject 4 --cells 300 --days 1 --quiet ";
  graft(words + "--threads 1 --out one");
  graft(words + "--threads 3 --out three");
  EXPECT_TRUE(io::verify_run_folder(folder() / "one").empty());
  const std::string manifest = slurp(folder() / "one" / "manifest.json");
  EXPECT_EQ(manifest, slurp(folder() / "three" / "manifest.json"));
  const auto summary = nlohmann::json::parse(slurp(folder() / "one" / "summary.json"));
  const std::string person = summary["case"]["subject"];
  const Outcome told =
      caudata("explain " + phase_1() + " --scenario 'flat 5 %' --trial 17 --subject 4");
  EXPECT_NE(told.out.find(person), std::string::npos) << person << "\n" << told.out;
  EXPECT_NE(slurp(folder() / "one" / "case.graft.toml").find(person), std::string::npos);
  EXPECT_NE(slurp(folder() / "one" / "tables" / "parameters.csv").find("patient.examiner"),
            std::string::npos);
}

// The figures of --dry-run beside those of the run.
TEST_F(GraftRun, TakesWhatWasForeseen) {
  const std::string words = supine_words + "--cells 3e5 --days 1 --quiet --threads 2 --out out";
  const auto need = foreseen(words);
  const Outcome outcome = shell(
      "python3 -c 'import resource,subprocess,sys; subprocess.call(sys.argv[1:]); "
      "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)' " +
      program() + " " + words);
  ASSERT_TRUE(fs::exists(folder() / "out" / "summary.json")) << outcome.err;
  const double measured = 1024 * std::stod(outcome.out);
  EXPECT_NEAR(need["memory_bytes"].get<double>() / measured, 1, 0.2);
  double written = 0;
  for (const auto& file : fs::recursive_directory_iterator(folder() / "out"))
    if (file.is_regular_file()) written += static_cast<double>(file.file_size());
  EXPECT_GT(need["result_bytes"].get<double>(), written);
  EXPECT_LT(need["result_bytes"].get<double>(), 2 * written);
}

TEST_F(GraftRun, HeedsAnInterruptWithinTheFirstHour) {
  const std::string words = supine_words + "--cells 3e6 --days 1 --threads 1 --out out";
  const Outcome outcome = shell("timeout -s INT 6 " + program() + " " + words);
  const fs::path checkpoint = folder() / "out" / "graft.checkpoint";
  ASSERT_TRUE(fs::exists(checkpoint)) << outcome.err;
  EXPECT_NE(outcome.err.find("--resume"), std::string::npos) << outcome.err;
  EXPECT_GT(foreseen(words)["disk_bytes"].get<double>(),
            2 * static_cast<double>(fs::file_size(checkpoint)));
}

}  // namespace
}  // namespace caudata::test
