// SPDX-License-Identifier: Apache-2.0
// What a DLT-grade event after the window does, by the protocol's rule.
#include <gtest/gtest.h>

#include "support/example_study.hpp"
#include "trial/conduct.hpp"

namespace caudata::trial {
namespace {

Study study_with(LateDltRule rule) {
  Protocol protocol = test::example_protocol();
  protocol.dlt.late = rule;
  Scenario& truth = protocol.scenarios[0];
  truth.toxicity.p = {{0, 0}, {0, 0}};
  truth.toxicity.late = 1;
  return test::example_study(protocol);
}

TrialRecord conduct_first(const Study& study, std::uint32_t trial) {
  Candidates people(study, {core::Seed{3}, core::TrialIndex(trial)});
  EventLog log(EventLog::Keep::nothing);
  return conduct(study, study.protocol.scenarios[0], people, log);
}

TEST(LateDlt, RecordedOnlyLeavesTheTalliesAlone) {
  const Study study = study_with(LateDltRule::record_only);
  const auto record = conduct_first(study, 0);
  EXPECT_EQ(record.conclusion.kind, design::ConclusionKind::maximum_administered);
  EXPECT_TRUE(record.subjects.front().late_dlt.has_value());
}

TEST(LateDlt, NobodyStartsBeforeTheReviewAndTheDecisionsStay) {
  const Study study = study_with(LateDltRule::hold_for_review);
  for (std::uint32_t i = 0; i < 30; ++i) {
    const auto record = conduct_first(study, i);
    EXPECT_EQ(record.conclusion.kind, design::ConclusionKind::maximum_administered);
    for (const SubjectRecord& late : record.subjects) {
      if (!late.late_dlt) continue;
      const Days seen = late.first_dose + *late.late_dlt;
      const Days reviewed = seen + study.protocol.parts[late.level.part].safety_review;
      for (const SubjectRecord& other : record.subjects) {
        EXPECT_FALSE(seen < other.first_dose && other.first_dose < reviewed);
      }
    }
  }
}

TEST(LateDlt, CountedOnesCanCloseALevelThatWasCleared) {
  const Study study = study_with(LateDltRule::count);
  int lowered = 0;
  for (std::uint32_t i = 0; i < 30; ++i) {
    lowered +=
        conduct_first(study, i).conclusion.kind != design::ConclusionKind::maximum_administered ? 1
                                                                                                : 0;
  }
  EXPECT_GT(lowered, 0);
}

}  // namespace
}  // namespace caudata::trial
