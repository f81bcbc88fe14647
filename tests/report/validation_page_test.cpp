// SPDX-License-Identifier: Apache-2.0
#include "report/validation_page.hpp"

#include <gtest/gtest.h>

#include "evidence/target_table.hpp"
#include "support/target_rows.hpp"

namespace caudata::report {
namespace {

/// A row too high with a reason for too low alone, one met, one of 7 persons.
ValidationInput a_row_of_each_verdict() {
  ValidationInput input;
  input.targets = *evidence::read_targets(
      "t",
      test::target_rows({"id|source|baseline|statistic|observed|lower|upper|if_low",
                         "high|Paper|1|mean(age)|44|43|45|too few are old",
                         "met|Paper|1|mean(age)|44|43|45|", "few|Paper|1|mean(age)|44|43|45|"}));
  evidence::Prediction high, met, few;
  high.value = 50;
  high.why_no_z = "no error";
  met.value = 44;
  met.z = 0;
  met.within_tolerance = true;
  few.persons = 7;
  few.why_not = "7 virtual persons belong to the population, fewer than 20";
  input.predictions = {high, met, few};
  return input;
}

std::string text_of(const Document& document) {
  std::string text;
  for (const Section& section : document.sections)
    for (const Block& block : section.blocks)
      if (const auto* list = std::get_if<List>(&block)) {
        text += list->title + "\n";
        for (const std::string& item : list->items) text += item + "\n";
      }
  return text;
}

}  // namespace

TEST(ValidationPage, SaysPlainlyThatAMissHasNoReason) {
  const std::string text = text_of(compose(a_row_of_each_verdict()));
  EXPECT_NE(text.find("high: predicted 50, too high: observed 44"), std::string::npos) << text;
  EXPECT_NE(text.find("Why: no reason known."), std::string::npos) << text;
  EXPECT_EQ(text.find("too few are old"), std::string::npos) << text;
}

TEST(ValidationPage, CountsWhatIsNotJudgedApart) {
  const ValidationInput input = a_row_of_each_verdict();
  const std::string coverage = coverage_text(evidence::coverage(input.predictions));
  EXPECT_TRUE(coverage.starts_with("1 of 2 judged targets within their tolerance, 1 outside;"))
      << coverage;
  EXPECT_NE(coverage.find("Beside them 1. Not judged: fewer than 20"), std::string::npos)
      << coverage;
  EXPECT_NE(text_of(compose(input)).find("\nfew: 7 virtual persons"), std::string::npos);
  const Table table = terminal_table(input);
  EXPECT_EQ(table.rows[2][1].text, "not judged: 7 persons");
  EXPECT_EQ(table.rows[0].back().text, "– (no error)");
  EXPECT_EQ(table.rows[1].back().text, "0.00");
  EXPECT_EQ(table.columns.size(), table.rows[0].size());
}

}  // namespace caudata::report
