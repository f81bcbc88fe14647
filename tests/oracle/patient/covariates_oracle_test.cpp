// SPDX-License-Identifier: Apache-2.0
// Oracle: published tables of admissions. n = 20,000; 6.5 standard errors, alpha below 1e-10 each.
#include <gtest/gtest.h>

#include <cmath>

#include "patient/cord_part.hpp"
#include "patient/sample_patients.hpp"

namespace caudata::patient {
namespace {

constexpr std::uint32_t people = 20'000;
constexpr double standard_errors = 6.5;

template <class Predicate>
double share(Region region, Predicate holds) {
  const Population population = support::population(region);
  int count = 0;
  for (std::uint32_t i = 1; i <= people; ++i) {
    count += holds(population.draw_covariates(support::test_streams(), core::CandidateId{i}));
  }
  return double{1} * count / people;
}

double tolerance(double p) { return standard_errors * std::sqrt(p * (1 - p) / people); }

void expect_share(double simulated, double published) {
  EXPECT_NEAR(simulated, published,
              tolerance(published) + 0.002);  // 0.002: shares need not add up to 1
}

TEST(ChineseAdmissions, SexCauseAndLevelAsPublished) {
  const Region china = Region::china;
  expect_share(share(china, [](const Covariates& c) { return c.sex == Sex::male; }), 0.65);
  expect_share(share(china, [](const Covariates& c) { return c.cause == InjuryCause::fall; }),
               0.552);
  expect_share(share(china, [](const Covariates& c) { return c.cause == InjuryCause::traffic; }),
               0.265);
  expect_share(share(china, [](const Covariates& c) { return c.neurological_level <= c8; }), 0.549);
}

TEST(ChineseAdmissions, AgeHasThePublishedMeanUpToTheTruncation) {
  const Population population = support::population(Region::china);
  double sum = 0;
  for (std::uint32_t i = 1; i <= people; ++i) {
    sum += population.draw_covariates(support::test_streams(), core::CandidateId{i}).age_years;
  }
  // 0.46 y: shift of a normal law (43.7, 17.1) cut to 5-95 years.
  EXPECT_NEAR(sum / people, 43.7 + 0.46, standard_errors * 17.1 / std::sqrt(people) + 0.02);
}

TEST(EuropeanAdmissions, CervicalGradesAsInEmsci) {
  auto cervical = [](auto grade) {
    const Population population = support::population(Region::europe);
    int all = 0, graded = 0;
    for (std::uint32_t i = 1; i <= people; ++i) {
      const auto person = population.draw_covariates(support::test_streams(), core::CandidateId{i});
      if (person.neurological_level > c8) continue;
      ++all;
      graded += person.ais == grade;
    }
    return double{1} * graded / all;
  };
  using enum isncsci::AsiaImpairmentScale;
  EXPECT_NEAR(cervical(a), 0.33,
              1.3 * tolerance(0.33));  // 1.3: only about 69 % of the sample is cervical
  EXPECT_NEAR(cervical(b), 0.13, 1.3 * tolerance(0.13));
  EXPECT_NEAR(cervical(d), 0.33, 1.3 * tolerance(0.33));
}

TEST(Screening, EligibilityWindowExcludesPeopleOnBothSides) {
  EXPECT_GT(share(Region::china,
                  [](const Covariates& c) { return c.injury_to_screening < core::Days(14); }),
            0.05);
  EXPECT_GT(share(Region::china,
                  [](const Covariates& c) { return c.injury_to_screening > core::Days(60); }),
            0.05);
}

}  // namespace
}  // namespace caudata::patient
