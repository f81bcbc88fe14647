// SPDX-License-Identifier: Apache-2.0
// Reference numbers of dose-finding designs, as they came with their origin in their first lines:
// every file of tests/tables/design is recomputed by the check that knows its columns.
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "io/conform/entry.hpp"
#include "io/conform/reference_design.hpp"

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

/// A deviation of 5 within a tolerance of 10 is better than one of 0.3 within 0.2.
TEST(Conformity, TheWorstRowIsToldInItsOwnTolerance) {
  Conformity found;
  found.compare(1, 5, 10, "standard errors");
  EXPECT_EQ(found.worst_of_tolerance(), 0.5);
  found.compare(2, 0.3, 0.2, "a share");
  EXPECT_EQ(found.worst(), 5);
  EXPECT_DOUBLE_EQ(found.worst_of_tolerance(), 1.5);
  EXPECT_EQ(found.failures().size(), 1u);
}

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

std::string refusal(const char* design, const char* params) {
  const auto made = reference_escalation(design, parse_reference_params(params), 0.3, 4);
  return made ? "" : made.error()[0].rule;
}

TEST(ReferenceDesign, EveryParameterIsAnOptionOrAnIssue) {
  EXPECT_EQ(refusal("BOIN_nstop", "ncohort=10;cohort=3;p_saf=0.6*target;n.earlystop=12"), "");
  EXPECT_EQ(refusal("BOIN_titration", "titration=TRUE;start=2"), "");
  EXPECT_EQ(refusal("CRM_logistic1", "restrict=TRUE;skeleton=0.05;0.15;0.3;0.45;intcpt=3"), "");
  EXPECT_EQ(refusal("Keyboard_fullkeys", "marginL=0.05;marginR=0.05"), "");
  EXPECT_EQ(refusal("3+3_no_deescalation", "cohort=3;start=1"), "");
  for (const auto& [design, params] :
       {std::pair{"BOIN", "skeleton=0.1;0.2;0.3;0.4"}, std::pair{"BOIN", "restrict=TRUE"},
        std::pair{"mTPI", "p_saf=0.1"}, std::pair{"3+3_no_deescalation", "cohort=2"},
        std::pair{"3+3_no_deescalation", "ncohort=9"}, std::pair{"CRM_empiric", "nonsense=1"}})
    EXPECT_EQ(refusal(design, params), "conform.unknown-parameter") << design << ' ' << params;
}

TEST(ReferenceDesign, IsOneThatCountsDlts) {
  EXPECT_EQ(refusal("4+4", ""), "conform.unknown-design");
  EXPECT_EQ(refusal("TITE-BOIN", ""), "conform.unknown-design");
  EXPECT_EQ(refusal("BOIN12", ""), "conform.unknown-design");
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
