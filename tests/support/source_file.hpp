// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

namespace caudata::test {

/// The text of a file of the project, by its path from the root.
inline std::string source_file(const std::string& path) {
  std::ifstream in(std::string(CAUDATA_SOURCE_DIR) + "/" + path);
  EXPECT_TRUE(in) << path;
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace caudata::test
