// SPDX-License-Identifier: Apache-2.0
// Laws of natural history that hold for every patient, whatever the parameters' values.
#include <gtest/gtest.h>

#include "isncsci/classify.hpp"
#include "patient/sample_patients.hpp"

namespace caudata::patient {
namespace {

using isncsci::AsiaImpairmentScale;
using isncsci::Exam;
using support::test_streams;

constexpr std::array days{3, 7, 14, 30, 60, 90, 180, 365, 730};

template <class Check>
void for_each_patient(Region region, std::uint32_t count, Check check) {
  const Population population = support::population(region);
  for (std::uint32_t i = 1; i <= count; ++i) {
    const core::CandidateId id{i};
    const Covariates person = population.draw_covariates(test_streams(), id);
    check(population, population.draw_patient(person, test_streams(), id));
  }
}

bool deteriorates(const VirtualPatient& patient) {
  return patient.injury.course.deterioration != RecoveryCourse::never;
}

bool none_is_lower(const isncsci::ExamSide& now, const isncsci::ExamSide& before) {
  for (std::size_t m = 0; m < isncsci::key_muscles; ++m) {
    if (now.motor[m].value < before.motor[m].value) return false;
  }
  for (std::size_t d = 0; d < isncsci::dermatomes; ++d) {
    if (now.light_touch[d].value < before.light_touch[d].value) return false;
    if (now.pin_prick[d].value < before.pin_prick[d].value) return false;
  }
  return true;
}

AsiaImpairmentScale grade(const Population& population, const VirtualPatient& patient, int day) {
  return isncsci::classify(population.examine(patient, core::Days(day))).ais.only();
}

}  // namespace

TEST(NaturalHistory, EveryExaminationIsLegalAndDetermined) {
  for_each_patient(Region::europe, 500, [](const Population& population, const auto& patient) {
    for (const int day : days) {
      const auto result = isncsci::classify(population.examine(patient, core::Days(day)));
      ASSERT_TRUE(result.ais.determined());
      ASSERT_TRUE(result.neurological_level.determined());
      ASSERT_TRUE(result.tagged.empty());
      ASSERT_LE(*result.upper_extremity_motor_score, 50);
      ASSERT_LE(*result.lower_extremity_motor_score, 50);
      ASSERT_LE(*result.light_touch, 112);
      ASSERT_LE(*result.pin_prick, 112);
    }
  });
}

TEST(NaturalHistory, WithoutDeteriorationNoScoreFalls) {
  for_each_patient(Region::china, 500, [](const Population& population, const auto& patient) {
    if (deteriorates(patient)) return;
    Exam before = population.examine(patient, core::Days(0));
    for (const int day : days) {
      const Exam now = population.examine(patient, core::Days(day));
      ASSERT_TRUE(none_is_lower(now.right, before.right));
      ASSERT_TRUE(none_is_lower(now.left, before.left));
      before = now;
    }
  });
}

TEST(NaturalHistory, DeteriorationNeverRaisesAScore) {
  int seen = 0;
  for_each_patient(Region::china, 1'500, [&](const Population& population, const auto& patient) {
    if (!deteriorates(patient)) return;
    ++seen;
    VirtualPatient spared = patient;
    spared.injury.course.deterioration = RecoveryCourse::never;
    for (const int day : days) {
      const Exam now = population.examine(patient, core::Days(day));
      const Exam otherwise = population.examine(spared, core::Days(day));
      ASSERT_TRUE(none_is_lower(otherwise.right, now.right));
      ASSERT_TRUE(none_is_lower(otherwise.left, now.left));
    }
  });
  EXPECT_GT(seen, 0);  // P(none of 1,500 at 2 %) < 1e-13
}

TEST(NaturalHistory, AgeAndSexDoNotMoveAScore) {
  const Population population = support::population(Region::china);
  for (std::uint32_t i = 1; i <= 200; ++i) {
    const core::CandidateId id{i};
    Covariates person = population.draw_covariates(test_streams(), id);
    const VirtualPatient patient = population.draw_patient(person, test_streams(), id);
    person.age_years += 30;
    person.sex = person.sex == Sex::male ? Sex::female : Sex::male;
    const VirtualPatient older = population.draw_patient(person, test_streams(), id);
    for (const int day : days) {
      ASSERT_EQ(population.examine(older, core::Days(day)),
                population.examine(patient, core::Days(day)));
    }
  }
}

// Whoever is complete at day d was complete before: the shares that convert among those complete at
// day d fall with d in every sample, not only in expectation.
TEST(NaturalHistory, ALaterBaselineHasFewerConvertersLeft) {
  constexpr int end = 730;
  std::array<int, days.size()> complete{}, converted{};
  for_each_patient(
      Region::united_states, 1'500, [&](const Population& population, const auto& patient) {
        if (deteriorates(patient)) return;
        const bool converts = grade(population, patient, end) != AsiaImpairmentScale::a;
        for (std::size_t i = 0; i < days.size(); ++i) {
          if (grade(population, patient, days[i]) != AsiaImpairmentScale::a) continue;
          ++complete[i];
          converted[i] += converts;
        }
      });
  for (std::size_t i = 1; i < days.size(); ++i) {
    EXPECT_LE(converted[i] * complete[i - 1], converted[i - 1] * complete[i]) << days[i];
  }
  EXPECT_GT(converted[0], converted[4]);
}

// Deterministic: supply from the zone of transition ends before the legs, and a leg that passing
// axons move has a sphincter they move first.
TEST(NaturalHistory, CompleteAboveT9AfterAMonthMeansNoLegGain) {
  const Population population = support::population(Region::europe);
  int complete = 0;
  for (std::uint32_t i = 1; i <= 4'000; ++i) {
    const auto grade_at_admission = i % 2 ? AsiaImpairmentScale::a : AsiaImpairmentScale::b;
    Covariates person = support::injury(grade_at_admission, "T1", 30);
    person.neurological_level.index = static_cast<std::uint8_t>(8 + i % 8);  // T1 to T8
    const VirtualPatient patient = support::draw_patient(population, person, i);
    for (const int day : {30, 90, 180, 365, 730}) {
      const auto result = isncsci::classify(population.examine(patient, core::Days(day)));
      if (result.ais.only() != AsiaImpairmentScale::a) continue;
      ++complete;
      ASSERT_EQ(*result.lower_extremity_motor_score, 0);
    }
  }
  EXPECT_GT(complete, 1'000);
}

}  // namespace caudata::patient
