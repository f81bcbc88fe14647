// SPDX-License-Identifier: Apache-2.0
#include "report/exact_agreement.hpp"

#include <gtest/gtest.h>

#include "report/compose.hpp"
#include "report/oc_index.hpp"
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
  EXPECT_NE(in_words(a).find("distance is infinite"), std::string::npos) << in_words(a);
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

TEST(Distance, OfAMeanOfFewTrialsKnowsThatItsErrorIsEstimated) {
  const auto of = [](std::uint64_t trials) {
    oc::Estimate e = simulated("mean_treated", 16, 1);
    e.trials = trials;
    return *distance(exact("mean_treated", 10), e);
  };
  EXPECT_NEAR(of(2), 1.62, 0.08);   // P(|t| > 6) with 1 degree of freedom: 0.105
  EXPECT_NEAR(of(11), 3.83, 0.02);  // with 10: 1.32e-4
  EXPECT_NEAR(of(1'000'000), 6, 0.001);
}

/// One trial of 10 000 reached a level with six patients where seven were to be expected: the error
/// that the one trial gives is too small by the square root of seven.
TEST(Distance, OfAMeanFromFewerTrialsThanExpectedTakesTheErrorOfTheExpected) {
  const auto z = distance(exact("mean_treated", 42e-4), simulated("mean_treated", 6e-4, 6e-4));
  ASSERT_TRUE(z);
  EXPECT_NEAR(*z, 6 / std::sqrt(7.0), 0.01);
}

}  // namespace caudata::report
