// SPDX-License-Identifier: Apache-2.0
// The same bytes of every file of the manifest for any threads, any shards, and after a kill and a
// resume; a replay is the log that the run stored.
#include <cstdint>
#include <memory>

#include "io/manifest.hpp"
#include "io/sqlite_database.hpp"
#include "support/program.hpp"

namespace caudata::test {
namespace {

constexpr const char* trials = " --trials 400 ";

class SameBytes : public ProgramTest {
 protected:
  /// What the others are compared with: the whole run on two threads.
  static void SetUpTestSuite() {
    place_ = std::make_unique<ProgramFolder>();
    const Outcome outcome =
        place_->caudata("run " + phase_1() + trials + "--threads 2 --out whole");
    ASSERT_EQ(outcome.code, 0) << outcome.err;
  }
  static void TearDownTestSuite() { place_.reset(); }
  static fs::path whole() { return place_->path() / "whole"; }

  void run(const std::string& options) const {
    const Outcome outcome = caudata("run " + phase_1() + trials + options);
    ASSERT_EQ(outcome.code, 0) << options << "\n" << outcome.err;
  }

  /// A run that gets the signal when its first chunk is kept, so with most of it still to do; or
  /// that was faster.
  Outcome stopped(const std::string& signal, const std::string& run) const {
    return shell("(" + program() + " run " + phase_1() + trials + "--threads 1 --out " + run +
                 " & pid=$!; while kill -0 $pid 2>/dev/null && [ ! -e " + run +
                 "/checkpoint.json ]; do sleep 0.01; done; kill -" + signal +
                 " $pid; wait $pid; exit $?)");
  }

  /// manifest.json, after making sure that the files have the hashes it states.
  static std::string manifest_of(const fs::path& run) {
    const core::Issues wrong = io::verify_run_folder(run);
    EXPECT_TRUE(wrong.empty()) << to_text(wrong);
    return slurp(run / "manifest.json");
  }
  std::string manifest(const std::string& run) const { return manifest_of(folder() / run); }

 private:
  static inline std::unique_ptr<ProgramFolder> place_;
};

TEST_F(SameBytes, ForOneAndTwoThreads) {
  run("--threads 1 --out one");
  EXPECT_FALSE(manifest("one").empty());
  EXPECT_EQ(manifest("one"), manifest_of(whole()));
}

TEST_F(SameBytes, ForThreeShardsMergedFromOneFolderOrThree) {
  for (const char* shard : {"1/3", "2/3", "3/3"}) run(fmt::format("--shard {} --out parts", shard));
  run("--shard 2/3 --out other");
  EXPECT_EQ(caudata("merge parts --out merged").code, 0);
  EXPECT_EQ(manifest("merged"), manifest_of(whole()));
  const Outcome again =
      caudata("merge parts/shard-3-of-3.json other parts/shard-1-of-3.json --out again");
  EXPECT_EQ(again.code, 0) << again.err;
  EXPECT_EQ(manifest("again"), manifest_of(whole()));
}

TEST_F(SameBytes, MergeRefusesWhatIsNotOneWholeRun) {
  run("--shard 1/3 --out parts");
  run("--shard 2/3 --out parts");
  const Outcome gap = caudata("merge parts --out merged");
  EXPECT_EQ(gap.code, 2);
  EXPECT_NE(gap.err.find("merge.incomplete"), std::string::npos) << gap.err;
  run("--seed 1 --shard 3/3 --out parts");
  const Outcome stranger = caudata("merge parts --out merged");
  EXPECT_EQ(stranger.code, 2);
  EXPECT_NE(stranger.err.find("merge.other-run"), std::string::npos) << stranger.err;
  EXPECT_FALSE(fs::exists(folder() / "merged"));
}

TEST_F(SameBytes, AfterAKillAndAResume) {
  const Outcome killed = stopped("KILL", "killed");
  constexpr int by_kill = 128 + 9;
  ASSERT_TRUE(killed.code == by_kill || killed.code == 0) << killed.err;
  run("--resume --out killed");
  EXPECT_EQ(manifest("killed"), manifest_of(whole()));
  EXPECT_FALSE(fs::exists(folder() / "killed/checkpoint.json"));
}

TEST_F(SameBytes, AfterAnInterruptAndAResume) {
  const Outcome interrupted = stopped("INT", "cut");
  ASSERT_TRUE(interrupted.code == 130 || interrupted.code == 0) << interrupted.err;
  if (interrupted.code == 130) {
    EXPECT_TRUE(fs::exists(folder() / "cut/checkpoint.json"));
    EXPECT_FALSE(fs::exists(folder() / "cut/manifest.json"));
  }
  run("--resume --out cut");
  EXPECT_EQ(manifest("cut"), manifest_of(whole()));
}

TEST_F(SameBytes, AForeignOrTornCheckpointIsReported) {
  fs::create_directory(folder() / "out");
  std::ofstream(folder() / "out/checkpoint.json") << "{\"format\":\"caudata-partial/2\",\"sha";
  const std::string words = "run " + phase_1() + trials + "--out out --resume";
  const Outcome torn = caudata(words);
  EXPECT_EQ(torn.code, 2);
  EXPECT_NE(torn.err.find("checkpoint.torn"), std::string::npos) << torn.err;
  run("--shard 1/2 --seed 9 --out other");
  fs::copy_file(folder() / "other/shard-1-of-2.json", folder() / "out/checkpoint.json",
                fs::copy_options::overwrite_existing);
  const Outcome foreign = caudata(words);
  EXPECT_EQ(foreign.code, 2);
  EXPECT_NE(foreign.err.find("checkpoint.other-run"), std::string::npos) << foreign.err;
}

TEST_F(SameBytes, OfAReplayAndTheLogThatTheRunStored) {
  io::SqliteDatabase results(whole() / "results.sqlite", io::SqliteMode::read_only);
  const auto examples =
      results.query("SELECT ordinal, scenario, trial FROM example_trial ORDER BY ordinal");
  ASSERT_FALSE(examples.empty());
  for (const io::SqlRow& example : examples) {
    const auto ordinal = std::get<std::int64_t>(example[0]);
    std::string stored;
    for (const io::SqlRow& event : results.query(
             fmt::format("SELECT json FROM event WHERE example = {} ORDER BY ordinal", ordinal)))
      stored += std::get<std::string>(event[0]) + "\n";
    const Outcome replayed =
        caudata(fmt::format("replay '{}' --scenario \"{}\" --trial {}", whole().string(),
                            std::get<std::string>(example[1]), std::get<std::int64_t>(example[2])));
    EXPECT_EQ(replayed.code, 0) << replayed.err;
    EXPECT_FALSE(stored.empty());
    EXPECT_EQ(replayed.out, stored) << "example " << ordinal;
  }
}

TEST_F(SameBytes, WhereverTheProtocolLiesAndWhateverItIsCalled) {
  fs::create_directory(folder() / "far");
  fs::copy_file(phase_1(), folder() / "far/another-name.toml");
  const Outcome far = caudata(std::string("run far/another-name.toml") + trials + "--out two");
  ASSERT_EQ(far.code, 0) << far.err;
  EXPECT_EQ(manifest("two"), manifest_of(whole()));
}

}  // namespace
}  // namespace caudata::test
