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

/// Runs the program as a user would.
namespace caudata::test {

namespace fs = std::filesystem;

inline std::string slurp(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The program under test; the variable CAUDATA_PROGRAM of the environment names another.
inline std::string program() {
  const char* other = std::getenv("CAUDATA_PROGRAM");
  return other ? other : CAUDATA_PROGRAM;
}

struct Outcome {
  int code{0};
  std::string out, err;
};

/// A folder of its own that disappears with the value, and the program run inside it.
class ProgramFolder {
 public:
  ProgramFolder() {
    std::string name = (fs::temp_directory_path() / "caudata-test-XXXXXX").string();
    EXPECT_NE(mkdtemp(name.data()), nullptr);
    path_ = name;
  }
  ~ProgramFolder() { fs::remove_all(path_); }
  ProgramFolder(const ProgramFolder&) = delete;
  ProgramFolder& operator=(const ProgramFolder&) = delete;

  const fs::path& path() const { return path_; }

  /// `words` as in a shell; standard streams are caught.
  Outcome caudata(const std::string& words) const { return shell(program() + " " + words); }

  Outcome shell(const std::string& command) const {
    const fs::path out = path_ / ".out", err = path_ / ".err";
    const std::string line = fmt::format("cd '{}' && {} >'{}' 2>'{}'", path_.string(), command,
                                         out.string(), err.string());
    const int status = std::system(line.c_str());
    Outcome outcome{WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), slurp(out),
                    slurp(err)};
    fs::remove(out);
    fs::remove(err);
    return outcome;
  }

 private:
  fs::path path_;
};

/// The shipped examples, by their place in the sources.
inline std::string phase_1() { return CAUDATA_SOURCE_DIR "/protocols/xs228-phase1.protocol.toml"; }
inline std::string phase_2() { return CAUDATA_SOURCE_DIR "/protocols/xs228-phase2.protocol.toml"; }

/// Every case has a folder of its own.
class ProgramTest : public ::testing::Test {
 protected:
  Outcome caudata(const std::string& words) const { return place_.caudata(words); }
  Outcome shell(const std::string& command) const { return place_.shell(command); }
  bool folder_is_empty() const { return fs::is_empty(folder()); }
  const fs::path& folder() const { return place_.path(); }

 private:
  ProgramFolder place_;
};

}  // namespace caudata::test
