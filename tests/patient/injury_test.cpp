// SPDX-License-Identifier: Apache-2.0
#include "patient/injury.hpp"

#include <gtest/gtest.h>

#include "isncsci/classify.hpp"
#include "patient/injury_models.hpp"
#include "patient/sample_patients.hpp"

namespace caudata::patient {
namespace {

using isncsci::AsiaImpairmentScale;

template <class Check>
void for_each_attainable(Check check) {
  for (std::uint8_t level = 0; level <= s3.index; ++level) {
    for (std::size_t g = 0; g < injury_grades; ++g) {
      const auto grade = static_cast<AsiaImpairmentScale>(g);
      if (!attainable(grade, isncsci::Level{level})) continue;
      Covariates person;
      person.neurological_level = isncsci::Level{level};
      person.ais = grade;
      check(person);
    }
  }
}

}  // namespace

TEST(TextbookInjury, ClassifiesAsAskedForEveryLevelAndGrade) {
  const support::InjuryModels models;
  const core::Days day = reference_day(models.injury);
  for_each_attainable([&](const Covariates& person) {
    const Injury injury = textbook_injury(models.model(), person);
    const auto result = classify(examine(models.model(), injury, day));
    EXPECT_EQ(result.ais, isncsci::AisSet(person.ais)) << name(person.neurological_level);
    EXPECT_EQ(result.neurological_level, isncsci::LevelSet(person.neurological_level));
    EXPECT_EQ(injury.fit.origin, Fit::Origin::textbook);
  });
}

TEST(Injury, FitsTheAdmissionForEveryLevelAndGrade) {
  const support::InjuryModels models;
  const core::Days day = reference_day(models.injury);
  std::uint32_t candidate = 0;
  for_each_attainable([&](const Covariates& person) {
    const Injury injury = draw_injury(models.model(), person, support::test_streams(),
                                      core::CandidateId{++candidate});
    const auto result = classify(examine(models.model(), injury, day));
    EXPECT_EQ(result.ais, isncsci::AisSet(person.ais));
    EXPECT_EQ(result.neurological_level, isncsci::LevelSet(person.neurological_level));
    EXPECT_LE(injury.fit.attempts, most_attempts);
  });
}

// An attempt succeeds with probability above 1/4 for usual injuries: that 64 fail in a row for one
// of 2,000 patients has probability below 1e-4; that 20 of them do, below 1e-9 by far.
TEST(Injury, StandInsAreRare) {
  const support::InjuryModels models;
  const Population population = support::population(Region::united_states);
  int textbook = 0;
  for (std::uint32_t i = 1; i <= 2'000; ++i) {
    const core::CandidateId id{i};
    const Covariates person = population.draw_covariates(support::test_streams(), id);
    const Injury injury = draw_injury(models.model(), person, support::test_streams(), id);
    textbook += injury.fit.origin == Fit::Origin::textbook;
  }
  EXPECT_LE(textbook, 20);
}

}  // namespace caudata::patient
