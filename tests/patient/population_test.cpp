// SPDX-License-Identifier: Apache-2.0
#include "patient/population.hpp"

#include <gtest/gtest.h>

#include "isncsci/classify.hpp"
#include "patient/cord_part.hpp"
#include "patient/sample_patients.hpp"
#include "support/ledger_from_data.hpp"

namespace caudata::patient {
namespace {

using support::injury;
using support::test_streams;

constexpr Region regions[] = {Region::china, Region::united_states, Region::europe};

TEST(Population, FindsEveryNumberInTheData) {
  for (const Region region : regions) {
    std::vector<std::string> missing;
    const Population population(test::project_ledger(), region, missing);
    EXPECT_EQ(missing, std::vector<std::string>{}) << name(region);
  }
}

TEST(Population, SaysWhichNumbersAreMissing) {
  std::vector<std::string> missing;
  const Population population(core::Ledger{}, Region::china, missing);
  EXPECT_NE(std::find(missing.begin(), missing.end(), "patient.baseline.china.age.mean"),
            missing.end());
}

TEST(Population, ExaminationOfTheReferenceDayClassifiesAsAdmitted) {
  for (const Region region : regions) {
    const Population population = support::population(region);
    for (std::uint32_t i = 1; i <= 1'500; ++i) {
      const core::CandidateId id{i};
      const Covariates person = population.draw_covariates(test_streams(), id);
      const VirtualPatient patient = population.draw_patient(person, test_streams(), id);
      const auto result = classify(population.examine(patient, population.reference_day()));
      ASSERT_EQ(result.ais, isncsci::AisSet(person.ais));
      ASSERT_EQ(result.neurological_level, isncsci::LevelSet(person.neurological_level));
    }
  }
}

TEST(Population, ScreeningExaminationIsThatOfTheDayOfScreening) {
  const Population population = support::population(Region::europe);
  for (std::uint32_t i = 1; i <= 200; ++i) {
    const core::CandidateId id{i};
    const Covariates person = population.draw_covariates(test_streams(), id);
    const VirtualPatient patient = population.draw_patient(person, test_streams(), id);
    EXPECT_EQ(patient.screening_exam, population.examine(patient, person.injury_to_screening));
  }
}

TEST(Population, CovariatesStayInTheirRanges) {
  const Population population = support::population(Region::china);
  for (std::uint32_t i = 1; i <= 5'000; ++i) {
    const Covariates person = population.draw_covariates(test_streams(), core::CandidateId{i});
    ASSERT_GE(person.age_years, 5);
    ASSERT_LE(person.age_years, 95);
    ASSERT_GE(person.injury_to_screening, core::Days(1));
    ASSERT_LE(person.injury_to_screening, core::Days(300));
    ASSERT_TRUE(attainable(person.ais, person.neurological_level));
  }
}

TEST(RiskProfile, IsThatOfTheScreeningExamination) {
  using enum isncsci::AsiaImpairmentScale;
  const Population population = support::population(Region::china);
  for (const auto grade : {a, b, c, d}) {
    const Covariates person = injury(grade, "T4", int{population.reference_day().value()});
    const VirtualPatient patient = support::draw_patient(population, person, 1);
    const auto profile = risk_profile(patient, core::Days(35));
    EXPECT_EQ(profile.motor, grade == a || grade == b ? safety::Completeness::complete
                                                      : safety::Completeness::incomplete);
    EXPECT_EQ(profile.level, 11);
    EXPECT_EQ(profile.injury_to_first_dose, core::Days(35));
  }
}

}  // namespace
}  // namespace caudata::patient
