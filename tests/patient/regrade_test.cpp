// SPDX-License-Identifier: Apache-2.0
#include "patient/regrade.hpp"

#include <gtest/gtest.h>

#include "isncsci/classify.hpp"
#include "patient/baseline_parameters.hpp"
#include "patient/cord_part.hpp"
#include "patient/sample_patients.hpp"

namespace caudata::patient {
namespace {

using isncsci::AsiaImpairmentScale;
using isncsci::Level;

template <class F>
void for_each_injury(F f) {
  for (std::uint8_t i = 0; i < injury_levels; ++i) {
    for (std::size_t grade = 0; grade < injury_grades; ++grade) {
      const auto ais = static_cast<AsiaImpairmentScale>(grade);
      if (attainable(ais, Level{i})) f(ais, Level{i});
    }
  }
}

TEST(TextbookExam, ClassifiesAsAskedForEveryGradeAndLevel) {
  int injuries = 0;
  for_each_injury([&](AsiaImpairmentScale grade, Level level) {
    const auto result = classify(textbook_exam(grade, level));
    EXPECT_EQ(result.ais, isncsci::AisSet(grade)) << name(level);
    EXPECT_EQ(result.neurological_level, isncsci::LevelSet(level)) << letter(grade);
    ++injuries;
  });
  EXPECT_EQ(injuries, 28 * 4 - 3);  // no C at S1, S2, S3
}

TEST(Regrade, ReachesEveryGradeThatTheLevelAttains) {
  const Population population = support::population(Region::china);
  for_each_injury([&](AsiaImpairmentScale from, Level level) {
    for (std::uint32_t i = 1; i <= 20; ++i) {
      const Covariates person = support::injury(from, std::string(name(level)).c_str(), 20);
      const auto exam =
          population.draw_screening_exam(person, support::test_streams(), core::CandidateId{i});
      for_each_injury([&](AsiaImpairmentScale to, Level at) {
        if (at != level) return;
        isncsci::Exam changed = exam;
        regrade(changed, to);
        ASSERT_TRUE(classifies_as(changed, to)) << letter(from) << letter(to) << name(level);
      });
    }
  });
}

TEST(Regrade, LeavesAnExaminationOfTheGradeAlone) {
  for_each_injury([](AsiaImpairmentScale grade, Level level) {
    isncsci::Exam exam = textbook_exam(grade, level);
    regrade(exam, grade);
    EXPECT_EQ(exam, textbook_exam(grade, level)) << letter(grade) << name(level);
  });
}

}  // namespace
}  // namespace caudata::patient
