// SPDX-License-Identifier: Apache-2.0
#include "safety/dlt.hpp"

#include <gtest/gtest.h>

namespace caudata::safety {
namespace {

AdverseEvent event(Term term, CtcaeGrade grade, Attribution attribution) {
  AdverseEvent e;
  e.term = term;
  e.grade = grade;
  e.attribution = attribution;
  return e;
}

}  // namespace

TEST(Dlt, NeedsBothGradeAndRelatedness) {
  const DltDefinition definition{CtcaeGrade::severe, Attribution::possible, {}};
  const auto judged = [&](CtcaeGrade grade, Attribution attribution) {
    return is_dlt(event(Term::fever, grade, attribution), definition);
  };
  EXPECT_TRUE(judged(CtcaeGrade::severe, Attribution::possible));
  EXPECT_TRUE(judged(CtcaeGrade::death, Attribution::definite));
  EXPECT_FALSE(judged(CtcaeGrade::moderate, Attribution::definite));
  EXPECT_FALSE(judged(CtcaeGrade::death, Attribution::unlikely));
}

TEST(Dlt, ExcludedTermsNeverCount) {
  const DltDefinition definition{
      CtcaeGrade::severe, Attribution::possible, {Term::post_lumbar_puncture_headache}};
  EXPECT_FALSE(is_dlt(event(Term::post_lumbar_puncture_headache, CtcaeGrade::life_threatening,
                            Attribution::definite),
                      definition));
  EXPECT_TRUE(
      is_dlt(event(Term::meningitis, CtcaeGrade::severe, Attribution::possible), definition));
}

TEST(Dlt, BothEndsOfTheWindowBelongToIt) {
  const DltWindow window{core::Days{0}, core::Days{28}};
  EXPECT_FALSE(window.contains(core::Days{-1}));
  EXPECT_TRUE(window.contains(core::Days{0}));
  EXPECT_TRUE(window.contains(core::Days{28}));
  EXPECT_FALSE(window.contains(core::Days{29}));
}

}  // namespace caudata::safety
