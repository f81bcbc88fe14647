// SPDX-License-Identifier: Apache-2.0
// A graft that is killed without warning leaves, once resumed with other threads, every byte that
// it leaves when nothing happens.
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <map>

#include "support/program.hpp"

namespace caudata::test {
namespace {

constexpr const char* few_cells = " --cells 300 --days 0.125 --quiet";

std::string graft_words(const std::string& options) {
  return "graft " + phase_1() +
         " --patient " CAUDATA_SOURCE_DIR "/examples/graft/supine.graft.toml" + few_cells + options;
}

/// Every file by its place in a folder; none where there is no folder.
std::map<std::string, std::string> files_of(const fs::path& folder) {
  std::map<std::string, std::string> files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file())
      files[fs::relative(entry.path(), folder).string()] = slurp(entry.path());
  return files;
}

class GraftBytes : public ProgramTest {
 protected:
  /// The program as a child of its own, in a folder.
  pid_t start(const std::string& words) const {
    const std::string line =
        fmt::format("cd '{}' && exec {} {} >/dev/null 2>&1", folder().string(), program(), words);
    const pid_t child = fork();
    if (child == 0) {
      execl("/bin/sh", "sh", "-c", line.c_str(), nullptr);
      _exit(127);
    }
    return child;
  }

  /// SIGKILL as soon as there is a checkpoint. How the child ended: by that, or on its own before.
  static int kill_at_checkpoint(pid_t child, const fs::path& checkpoint) {
    int status = 0;
    while (!fs::exists(checkpoint)) {
      if (waitpid(child, &status, WNOHANG) == child) return status;
      usleep(1000);
    }
    kill(child, SIGKILL);
    EXPECT_EQ(waitpid(child, &status, 0), child);
    return status;
  }
};

// Nothing waits for a time: however slow the machine, the signal comes after a checkpoint. Should
// the program be through before it, it is started again.
TEST_F(GraftBytes, AreThoseOfAnUndisturbedRunAfterAKill) {
  constexpr int most_starts = 5;
  int status = 0, starts = 0;
  do {
    fs::remove_all(folder() / "killed");
    const pid_t child = start(graft_words(" --threads 1 --checkpoint-every 0 --out killed"));
    ASSERT_GT(child, 0);
    status = kill_at_checkpoint(child, folder() / "killed" / "graft.checkpoint");
  } while (!WIFSIGNALED(status) && ++starts < most_starts);
  ASSERT_TRUE(WIFSIGNALED(status)) << "ended on its own, status " << status;
  ASSERT_EQ(WTERMSIG(status), SIGKILL);
  EXPECT_FALSE(fs::exists(folder() / "killed" / "manifest.json"));

  const Outcome resumed = caudata(graft_words(" --threads 3 --resume --out killed"));
  ASSERT_EQ(resumed.code, 0) << resumed.err;
  const Outcome whole = caudata(graft_words(" --threads 2 --out whole"));
  ASSERT_EQ(whole.code, 0) << whole.err;
  const auto a = files_of(folder() / "killed"), b = files_of(folder() / "whole");
  EXPECT_GT(b.size(), 15u);
  for (const auto& [file, bytes] : b) {
    ASSERT_TRUE(a.contains(file)) << file;
    EXPECT_TRUE(a.at(file) == bytes) << file << " differs";
  }
  for (const auto& [file, bytes] : a) EXPECT_TRUE(b.contains(file)) << file << " is left over";
}

}  // namespace
}  // namespace caudata::test
