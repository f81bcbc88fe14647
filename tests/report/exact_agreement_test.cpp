// SPDX-License-Identifier: Apache-2.0
#include "report/exact_agreement.hpp"

#include <gtest/gtest.h>

#include "report/compose.hpp"
#include "support/example_report_input.hpp"

namespace caudata::report {
namespace {

oc::Estimate exact(const char* metric, double value) {
  return {"truth", "3+3", "", "", metric, value, 0, oc::Method::exact, 0};
}
oc::Estimate simulated(const char* metric, double value, double error) {
  return {"truth", "3+3", "", "", metric, value, error, oc::Method::monte_carlo, 10'000};
}

TEST(ExactAgreement, IsThatOfTheFigureFurthestAway) {
  const ExactAgreement a =
      agreement({exact("mean_dlt", 1), exact("mean_treated", 12), exact("p_mtd", 0.5),
                 simulated("mean_dlt", 1.01, 0.01), simulated("mean_treated", 12.3, 0.1)});
  EXPECT_EQ(a.compared, 2);
  EXPECT_NEAR(a.furthest, 3, 0.01);
  EXPECT_TRUE(a.by_chance());
  EXPECT_EQ(alarm(a, "run"), std::nullopt);
}

TEST(ExactAgreement, RaisesTheAlarmWhereChanceIsRuledOut) {
  const ExactAgreement a = agreement({exact("p_mtd", 0.5), simulated("p_mtd", 0.6, 0.005)});
  ASSERT_FALSE(a.by_chance());
  EXPECT_NE(in_words(a).find("do not use the exact figures"), std::string::npos);
  const auto issue = alarm(a, "runs/x");
  ASSERT_TRUE(issue);
  EXPECT_EQ(issue->rule, "run.exact-figures");
  EXPECT_EQ(issue->at.file, "runs/x");
}

TEST(ExactAgreement, SaysInWordsWhatIsImpossible) {
  const ExactAgreement a = agreement({exact("p_mtd", 0), simulated("p_mtd", 0.6, 0.005)});
  EXPECT_NE(in_words(a).find("distance is more than 37"), std::string::npos) << in_words(a);
}

TEST(ExactAgreement, IsSilentWithoutExactFigures) {
  const ExactAgreement a = agreement({simulated("p_mtd", 0.6, 0.005)});
  EXPECT_EQ(in_words(a), "");
  EXPECT_TRUE(a.by_chance());
}

TEST(ExactAgreement, IsALimitOnThePageWhereItIsAnAlarm) {
  ReportInput input = test::example_report_input();
  input.estimates = {exact("p_mtd", 0.5), simulated("p_mtd", 0.6, 0.005)};
  int limits = 0;
  for (const Section& section : compose(input).sections)
    for (const Block& block : section.blocks)
      if (const auto* claim = std::get_if<Claim>(&block))
        limits += claim->tone == Tone::limit && claim->text == in_words(agreement(input.estimates));
  EXPECT_EQ(limits, 1);
}

}  // namespace

}  // namespace caudata::report
