// SPDX-License-Identifier: Apache-2.0
#include "patient/screening_exam.hpp"

#include <gtest/gtest.h>

#include "patient/cord_part.hpp"
#include "patient/sample_patients.hpp"
#include "support/ledger_from_data.hpp"

namespace caudata::patient {
namespace {

using isncsci::AsiaImpairmentScale;
using isncsci::Level;

ExaminationParameters parameters() {
  std::vector<std::string> missing;
  return test::project_ledger().resolve<ExaminationParameters>("patient.examination", missing);
}

core::Stream stream(std::uint32_t candidate) {
  return support::test_streams().of(core::CandidateId{candidate}, core::Process::test);
}

/// Mean attempts is a bound on the cost; the textbook examination should be the exception. n = 400
/// per injury: the chance that fewer than 1 % fallbacks show as more than 5 % is below 1e-9
/// (binomial).
TEST(ScreeningExam, IsFoundInFewAttempts) {
  const ExaminationParameters p = parameters();
  for (std::uint8_t level = 0; level < injury_levels; ++level) {
    for (std::size_t grade = 0; grade < injury_grades; ++grade) {
      Covariates person;
      person.ais = static_cast<AsiaImpairmentScale>(grade);
      person.neurological_level = Level{level};
      if (!attainable(person.ais, person.neurological_level)) continue;
      int attempts = 0, textbook = 0;
      for (std::uint32_t i = 1; i <= 400; ++i) {
        core::Stream random = stream(i);
        const ScreeningDraw draw = draw_screening_exam(p, person, random);
        attempts += draw.attempts;
        textbook += draw.origin == ScreeningDraw::Origin::textbook;
      }
      EXPECT_LT(attempts, 400 * 8) << letter(person.ais) << name(person.neurological_level);
      EXPECT_LT(textbook, 20) << letter(person.ais) << name(person.neurological_level);
    }
  }
}

TEST(ScreeningExam, FallsBackToTheTextbookWhenNothingElseClassifies) {
  ExaminationParameters p = parameters();
  p.sacral_b = {0, 0, 0};  // a B without sacral sparing cannot be drawn
  Covariates person;
  person.ais = AsiaImpairmentScale::b;
  person.neurological_level = Level{5};
  core::Stream random = stream(1);
  const ScreeningDraw draw = draw_screening_exam(p, person, random);
  EXPECT_EQ(draw.origin, ScreeningDraw::Origin::textbook);
  EXPECT_EQ(draw.attempts, most_attempts);
}

}  // namespace
}  // namespace caudata::patient
