// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "isncsci/classify.hpp"
#include "isncsci/determined.hpp"
#include "patient/sample_patients.hpp"

namespace caudata::patient {
namespace {

using isncsci::AsiaImpairmentScale;
using isncsci::Exam;
using support::injury;

constexpr std::uint32_t patients = 1'500;

std::vector<int> scores(const Exam& exam) {
  std::vector<int> list;
  for (const auto* side : {&exam.right, &exam.left}) {
    for (const auto score : side->light_touch) list.push_back(score.value);
    for (const auto score : side->pin_prick) list.push_back(score.value);
    for (const auto score : side->motor) list.push_back(score.value);
  }
  list.push_back(exam.voluntary_anal_contraction == isncsci::Answer::yes);
  list.push_back(exam.deep_anal_pressure == isncsci::Answer::yes);
  return list;
}

template <class F>
void for_each_patient(F f) {
  const Population population = support::population(Region::china);
  for (std::uint32_t i = 1; i <= patients; ++i) {
    const Covariates person =
        population.draw_covariates(support::test_streams(), core::CandidateId{i});
    f(population, support::draw_patient(population, person, i));
  }
}

TEST(RecoveryLaw, BeginsWithTheScreeningExaminationAndEndsWithTheFinalOne) {
  for_each_patient([](const Population& population, const VirtualPatient& patient) {
    const auto screening = patient.covariates.injury_to_screening;
    ASSERT_EQ(population.examine(patient, screening), patient.screening_exam);
    ASSERT_EQ(population.examine(patient, core::Days(365)), patient.natural_recovery.final_exam);
    ASSERT_EQ(population.examine(patient, core::Days(700)), patient.natural_recovery.final_exam);
  });
}

TEST(RecoveryLaw, EveryScoreMovesTowardItsFinalValueAndNeverBack) {
  for_each_patient([](const Population& population, const VirtualPatient& patient) {
    const auto last = scores(patient.natural_recovery.final_exam);
    auto before = scores(patient.screening_exam);
    for (core::Days day = patient.covariates.injury_to_screening; day < core::Days(380);
         day += core::Days(21)) {
      const auto now = scores(population.examine(patient, day));
      for (std::size_t i = 0; i < now.size(); ++i) {
        ASSERT_LE(std::abs(last[i] - now[i]), std::abs(last[i] - before[i]));
        ASSERT_GE((last[i] - now[i]) * (last[i] - before[i]), 0);
      }
      before = now;
    }
  });
}

TEST(RecoveryLaw, EveryExaminationOnTheWayIsLegal) {
  for_each_patient([](const Population& population, const VirtualPatient& patient) {
    for (int days = 0; days < 360; days += 45) {
      const auto day = patient.covariates.injury_to_screening + core::Days(days);
      ASSERT_TRUE(is_determined(population.examine(patient, day)));
    }
  });
}

TEST(RecoveryLaw, ScoresFallOnlyWhereTheGradeGetsWorse) {
  for_each_patient([](const Population&, const VirtualPatient& patient) {
    const auto grade = classify(patient.natural_recovery.final_exam).ais.only();
    if (grade < patient.covariates.ais) return;
    const auto first = scores(patient.screening_exam);
    const auto last = scores(patient.natural_recovery.final_exam);
    for (std::size_t i = 0; i < first.size(); ++i) ASSERT_LE(first[i], last[i]);
  });
}

/// Waters 1992: complete paraplegia with a level above T9 gained no leg strength.
TEST(RecoveryLaw, CompleteThoracicInjuryAboveT9GainsNoLegStrengthUnlessItConverts) {
  using enum AsiaImpairmentScale;
  const Population population = support::population(Region::china);
  for (const char* level : {"T1", "T2", "T4", "T6", "T8"}) {
    for (std::uint32_t i = 1; i <= patients; ++i) {
      const auto patient = support::draw_patient(population, injury(a, level, 30), i);
      const auto last = classify(patient.natural_recovery.final_exam);
      if (last.ais.only() == c || last.ais.only() == d) continue;
      ASSERT_EQ(last.lower_extremity_motor_score,
                classify(patient.screening_exam).lower_extremity_motor_score)
          << level;
    }
  }
}

TEST(RecoveryLaw, TheSameCandidateIsTheSamePatientInAnyOrder) {
  const Population population = support::population(Region::china);
  const Population again = support::population(Region::china);
  auto draw = [](const Population& from, std::uint32_t i) {
    const Covariates person = from.draw_covariates(support::test_streams(), core::CandidateId{i});
    return support::draw_patient(from, person, i);
  };
  std::vector<Exam> forward, backward;
  for (std::uint32_t i = 1; i <= 200; ++i) {
    forward.push_back(draw(population, i).natural_recovery.final_exam);
  }
  for (std::uint32_t i = 200; i >= 1; --i) {
    backward.push_back(draw(again, i).natural_recovery.final_exam);
  }
  EXPECT_TRUE(std::equal(forward.begin(), forward.end(), backward.rbegin()));
}

}  // namespace
}  // namespace caudata::patient
