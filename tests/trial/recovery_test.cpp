// SPDX-License-Identifier: Apache-2.0
#include "trial/recovery.hpp"

#include <gtest/gtest.h>

namespace caudata::trial {
namespace {

isncsci::LevelSet levels(const char* first, const char* last) {
  return isncsci::LevelSet::from_to(*isncsci::parse_level(first), *isncsci::parse_level(last));
}

Baseline baseline_of(const isncsci::AisSet& ais, const isncsci::LevelSet& level) {
  SubjectRecord subject;
  subject.baseline.ais = ais;
  subject.baseline.neurological_level = level;
  subject.visits = {{.visit = 0, .day = core::Days(30), .exam = ExamSummary{}}};
  return recovery(subject).front().before;
}

}  // namespace

TEST(Recovery, GradeAndPartOfTheCordAreKnownApart) {
  using enum isncsci::AsiaImpairmentScale;
  const isncsci::AisSet only_b(b), a_or_b = isncsci::AisSet::from_to(a, b);
  EXPECT_EQ(baseline_of(only_b, levels("C5", "C5")), (Baseline{b, patient::CordPart::cervical}));
  EXPECT_EQ(baseline_of(only_b, levels("C8", "T1")), (Baseline{b, {}}));
  EXPECT_EQ(baseline_of(a_or_b, levels("C5", "C8")), (Baseline{{}, patient::CordPart::cervical}));
  EXPECT_EQ(baseline_of(a_or_b, levels("T10", "L1")),
            (Baseline{{}, patient::CordPart::t10_and_below}));
}

}  // namespace caudata::trial
