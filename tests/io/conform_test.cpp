// SPDX-License-Identifier: Apache-2.0
// Reference numbers of dose-finding designs, as they came with their origin in their first lines:
// every file of tests/tables/design is recomputed by the check that knows its columns.
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "io/conform/entry.hpp"

namespace caudata::io {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> reference_files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(CAUDATA_SOURCE_DIR "/tests/tables/design")) {
    if (entry.path().extension() == ".csv") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

class Conform : public testing::TestWithParam<fs::path> {};

TEST_P(Conform, EveryRowIsWithinTheToleranceOfItsKind) {
  std::ifstream in(GetParam());
  const auto table = read_reference_table(in, GetParam().string());
  ASSERT_TRUE(table) << core::to_text(table.error());
  const ConformEntry* entry = find_conform_entry(*table);
  ASSERT_NE(entry, nullptr) << "no check knows these columns";
  Conformity found;
  entry->check(*table, found);
  EXPECT_GT(found.rows(), 0u);
  for (const Conformity::Failure& failure : found.failures()) {
    ADD_FAILURE() << GetParam().filename().string() << ':' << failure.line << ": " << failure.what;
  }
}

INSTANTIATE_TEST_SUITE_P(References, Conform, testing::ValuesIn(reference_files()),
                         [](const auto& file) {
                           std::string name = file.param.stem();
                           for (char& c : name) c = std::isalnum(c) ? c : '_';
                           return name;
                         });

TEST(ReferenceTable, ReadsNumbersListsAndBlanks) {
  std::istringstream in("# where from\n\"id\",p,value\nA,\"0.1;0.2\",\nB,,1e-3\n");
  const auto table = read_reference_table(in, "t.csv");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->rows(), 2u);
  EXPECT_EQ(table->line(1), 4u);
  EXPECT_EQ(table->numbers(0, "p"), (std::vector{0.1, 0.2}));
  EXPECT_EQ(table->number(0, "value"), std::nullopt);
  EXPECT_EQ(table->number(1, "value"), 1e-3);
}

TEST(ReferenceTable, RefusesARowOfAnotherLength) {
  std::istringstream in("a,b\n1,2\n3\n");
  const auto table = read_reference_table(in, "t.csv");
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error()[0].rule, "conform.not-csv");
  EXPECT_EQ(table.error()[0].at.line, 3);
}

TEST(Conformity, ADeviationThatIsNotANumberFails) {
  Conformity found;
  found.compare(1, 0.5, 1, "fine");
  found.compare(2, std::nan(""), 1, "no number");
  EXPECT_EQ(found.rows(), 2u);
  EXPECT_EQ(found.failures().size(), 1u);
  EXPECT_EQ(found.worst(), 0.5);
}

}  // namespace
}  // namespace caudata::io
