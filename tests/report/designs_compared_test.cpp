// SPDX-License-Identifier: Apache-2.0
#include "report/sections/designs_compared.hpp"

#include <gtest/gtest.h>

namespace caudata::report {
namespace {

ComparisonInput one_design(oc::Method method) {
  ComparisonInput input;
  input.comparison.accrual.rate = 2;
  input.comparison.scenarios.emplace_back();
  oc::Contender contender;
  contender.label = "A";
  contender.method = method;
  input.result.contenders = {contender};
  return input;
}

std::string last_note(const ComparisonInput& input) {
  const Section section = designs_compared(input);
  return std::get<Claim>(section.blocks.back()).text;
}

constexpr const char* lacks = "no reviews between cohorts: their durations are too short";

TEST(DesignsCompared, SaysWhatTheDurationsOfSimulatedDesignsLack) {
  EXPECT_NE(last_note(one_design(oc::Method::monte_carlo)).find(lacks), std::string::npos);
  EXPECT_EQ(last_note(one_design(oc::Method::exact)).find(lacks), std::string::npos);
}

TEST(DesignsCompared, NamesThePriorThatItAveragesOver) {
  const Section section = designs_compared(one_design(oc::Method::exact));
  for (const Block& block : section.blocks)
    if (const auto* table = std::get_if<Table>(&block); table && table->id == "designs-average") {
      EXPECT_EQ(table->caption, "Averaged over the prior on scenarios (equal weights)");
      return;
    }
  FAIL() << "no such table";
}

}  // namespace
}  // namespace caudata::report
