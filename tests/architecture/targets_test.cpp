// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <set>
#include <string_view>

#include "architecture/source_tree.hpp"

namespace caudata::test {
namespace {

/// The verbs that may see a published number, and the one file that hands the tables to them.
const std::set<std::string> readers{"app/verbs/validate.cpp", "app/verbs/calibrate.cpp"};
constexpr const char* border = "app/evidence_input.cpp";

/// What `validate` has stored is for reports to show.
constexpr std::string_view stored = "data/evidence/validation.json";

std::string without_stored(std::string text) {
  for (std::size_t at; (at = text.find(stored)) != std::string::npos;)
    text.erase(at, stored.size());
  return text;
}

bool names_a_table(const std::string& whole) {
  const std::string text = without_stored(whole);
  return text.find("data/evidence") != std::string::npos ||
         text.find("evidence/calibration") != std::string::npos ||
         text.find("evidence/validation.csv") != std::string::npos;
}

bool loads_targets(const std::string& text) {
  return text.find("load_targets(") != std::string::npos ||
         text.find("load_calibration_targets(") != std::string::npos ||
         text.find("io/targets_reader.hpp") != std::string::npos;
}

}  // namespace

// What is fitted to, and what is checked against, must not leak into a model by another way.
TEST(Targets, OnlyCalibrateAndValidateReadThem) {
  for (const SourceFile& file : program_sources()) {
    if (file.path == border || file.path == "app/evidence_input.hpp") continue;
    EXPECT_FALSE(names_a_table(file.text)) << file.path;
    if (readers.contains(file.path) || file.path.starts_with("io/targets_reader")) continue;
    EXPECT_FALSE(loads_targets(file.text)) << file.path;
  }
}

// A course of cells sees published numbers when it is over, and never before.
TEST(Targets, OnlyTheResultOfAGraftSeesThem) {
  const std::set<std::string> border_of_graft{
      "app/evidence_input.cpp", "app/evidence_input.hpp", "app/graft_engine.cpp",
      "graft/course/graft_course.hpp", "graft/course/graft_result.cpp"};
  for (const SourceFile& file : program_sources()) {
    if (border_of_graft.contains(file.path) || file.path.starts_with("graft/course/published_") ||
        file.path.starts_with("io/graft/graft_evidence_reader"))
      continue;
    EXPECT_EQ(file.text.find("GraftEvidence"), std::string::npos) << file.path;
    EXPECT_EQ(file.text.find("load_graft_evidence"), std::string::npos) << file.path;
    EXPECT_EQ(file.text.find("PublishedFinding"), std::string::npos) << file.path;
  }
}

TEST(Targets, TheRuleSeesAReader) {
  EXPECT_TRUE(names_a_table("x = \"data/evidence/calibration.csv\";"));
  EXPECT_TRUE(loads_targets("const auto t = load_targets({});"));
  EXPECT_FALSE(names_a_table("x = \"data/evidence/validation.json\";"));
  EXPECT_FALSE(loads_targets("targets.size()"));
}

}  // namespace caudata::test
