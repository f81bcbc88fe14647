// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

/// Runs the program as a user would, in a folder of its own that disappears with the test.
namespace caudata::test {

namespace fs = std::filesystem;

inline std::string slurp(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Outcome {
  int code{0};
  std::string out, err;
};

class ProgramTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "caudata-test-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  /// `words` as in a shell; standard streams are caught.
  Outcome caudata(const std::string& words) const { return shell(CAUDATA_PROGRAM " " + words); }

  Outcome shell(const std::string& command) const {
    const fs::path out = folder_ / ".out", err = folder_ / ".err";
    const std::string line = fmt::format("cd '{}' && {} >'{}' 2>'{}'", folder_.string(), command,
                                         out.string(), err.string());
    const int status = std::system(line.c_str());
    Outcome outcome{WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), slurp(out),
                    slurp(err)};
    fs::remove(out);
    fs::remove(err);
    return outcome;
  }

  bool folder_is_empty() const { return fs::is_empty(folder_); }
  const fs::path& folder() const { return folder_; }

  /// The shipped example, by its place in the sources.
  static std::string phase_1() {
    return CAUDATA_SOURCE_DIR "/protocols/xs228-phase1.protocol.toml";
  }
  static std::string phase_2() {
    return CAUDATA_SOURCE_DIR "/protocols/xs228-phase2.protocol.toml";
  }

 private:
  fs::path folder_;
};

}  // namespace caudata::test
