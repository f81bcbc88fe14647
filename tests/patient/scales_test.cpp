// SPDX-License-Identifier: Apache-2.0
#include "patient/scales.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "patient/sample_patients.hpp"
#include "support/ledger_from_data.hpp"

namespace caudata::patient {
namespace {

using isncsci::Exam;

template <class P>
P parameters(const char* path) {
  std::vector<std::string> missing;
  return test::project_ledger().resolve<P>(path, missing);
}

Exam uniform_exam(std::uint8_t strength, std::uint8_t sensation) {
  Exam exam;
  for (auto* side : {&exam.right, &exam.left}) {
    side->motor.fill({strength, {}});
    side->light_touch.fill({sensation, {}});
    side->pin_prick.fill({sensation, {}});
  }
  exam.voluntary_anal_contraction = exam.deep_anal_pressure = isncsci::Answer::yes;
  return exam;
}

}  // namespace

TEST(Scim, FallsWithAgeByItsSlopeAndStaysInRange) {
  const auto p = parameters<ScimParameters>("patient.scale.scim");
  const Exam middle = uniform_exam(3, 1);
  EXPECT_NEAR(scim(p, middle, 60) - scim(p, middle, 50), p.per_decade, 1e-9);
  EXPECT_EQ(scim(p, uniform_exam(5, 2), 20), 100);
  EXPECT_EQ(scim(p, uniform_exam(0, 0), 80), 0);
}

// The printed rule: ten points less from 65 on; score 0 means exp(-3.273) odds.
TEST(WalkingRule, GivesThePublishedProbabilities) {
  const auto rule = parameters<WalkingRuleParameters>("patient.scale.walking");
  EXPECT_NEAR(walking_probability(rule, uniform_exam(0, 0), 40), 0.0365, 5e-4);
  EXPECT_NEAR(walking_probability(rule, uniform_exam(5, 2), 40), 0.9994, 5e-4);
  EXPECT_NEAR(walking_probability(rule, uniform_exam(0, 0), 65), 0.0026, 5e-4);
}

TEST(Grassp, IsFullForANormalHandAndNothingForALostOne) {
  EXPECT_DOUBLE_EQ(grassp(uniform_exam(5, 2).right).total(), 116);
  EXPECT_DOUBLE_EQ(grassp(uniform_exam(0, 0).left).total(), 0);
}

TEST(Walking, NeedsBothHipsAndOneKnee) {
  Exam exam = uniform_exam(5, 2);
  EXPECT_TRUE(strong_enough_to_walk(exam));
  exam.left.motor[6].value = 0;
  EXPECT_TRUE(strong_enough_to_walk(exam));
  exam.right.motor[6].value = 2;
  EXPECT_FALSE(strong_enough_to_walk(exam));
}

// The published rule orders virtual patients by whether they will walk: an area under its curve of
// at least 0.8 (published: 0.96). n = 1,000, of whom more than 100 of each kind: the standard error
// is below 0.025, so 0.8 lies more than 6 of them below the area of 0.97 that the model has.
TEST(WalkingRule, TellsVirtualPatientsApart) {
  const auto rule = parameters<WalkingRuleParameters>("patient.scale.walking");
  const Population population = support::population(Region::europe);
  std::vector<double> walk, not_walk;
  for (std::uint32_t i = 1; i <= 1'000; ++i) {
    const core::CandidateId id{i};
    const Covariates person = population.draw_covariates(support::test_streams(), id);
    const auto patient = population.draw_patient(person, support::test_streams(), id);
    const double p =
        walking_probability(rule, population.examine(patient, core::Days(15)), person.age_years);
    const bool walks = strong_enough_to_walk(population.examine(patient, core::Days(365)));
    (walks ? walk : not_walk).push_back(p);
  }
  ASSERT_GT(walk.size(), 100u);
  ASSERT_GT(not_walk.size(), 100u);
  double ordered = 0;
  for (const double w : walk) {
    for (const double n : not_walk) ordered += w > n ? 1 : w == n ? 0.5 : 0;
  }
  EXPECT_GT(ordered / (static_cast<double>(walk.size()) * static_cast<double>(not_walk.size())),
            0.8);
}

}  // namespace caudata::patient
