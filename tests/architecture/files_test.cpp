// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <regex>

#include "architecture/source_tree.hpp"

namespace caudata::test {
namespace {

bool carries_licence(const fs::path& path) {
  const std::string text = read_text(path);
  return text.substr(0, 300).find("SPDX-License-Identifier: Apache-2.0") != std::string::npos;
}

bool is_source(const fs::path& path) {
  const std::string extension = path.extension().string();
  return extension == ".cpp" || extension == ".hpp" || extension == ".cmake" ||
         path.filename() == "CMakeLists.txt";
}

std::vector<fs::path> project_files() {
  std::vector<fs::path> files;
  for (const char* folder : {"src", "tests", "bench", "cmake", "data", "protocols"}) {
    for (const auto& entry : fs::recursive_directory_iterator(project() / folder)) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
  }
  return files;
}

}  // namespace

TEST(Files, EverySourceNamesItsLicence) {
  for (const fs::path& path : project_files()) {
    if (!is_source(path)) continue;
    EXPECT_TRUE(carries_licence(path)) << path;
  }
  for (const char* script : {"run", "test", ".ci/run", "CMakeLists.txt"}) {
    EXPECT_TRUE(carries_licence(project() / script)) << script;
  }
}

TEST(Files, HeadersAreGuarded) {
  for (const SourceFile& file : program_sources()) {
    if (!file.path.ends_with(".hpp")) continue;
    // What kernels include once per instruction set is guarded by Highway's toggle.
    const char* const guard =
        file.path.ends_with("-inl.hpp") ? "HWY_TARGET_TOGGLE" : "#pragma once";
    EXPECT_NE(file.text.find(guard), std::string::npos) << file.path;
  }
}

TEST(Files, NothingIsLeftForLater) {
  const std::regex later(R"(\b(TODO|FIXME|XXX|HACK)\b)");
  for (const SourceFile& file : program_sources()) {
    EXPECT_FALSE(std::regex_search(file.text, later)) << file.path;
  }
}

}  // namespace caudata::test
