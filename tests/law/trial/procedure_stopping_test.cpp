// SPDX-License-Identifier: Apache-2.0
// Laws of a conducted trial that stops on events of the procedure. How many trials meet one is
// chance: at about one in six, none among 200 has a probability below 1e-15.
#include "trial/procedure_stopping.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/example_study.hpp"
#include "trial/conduct.hpp"

namespace caudata::trial {
namespace {

constexpr std::uint32_t trials = 200;

/// One event among up to 20 patients is more than a rate of 1 in 1000 explains.
Protocol protocol_with(design::JointRule rule) {
  Protocol protocol = test::example_protocol();
  ProcedureStopping stopping;
  stopping.counted = ProcedureEvents::severe;
  stopping.procedure = {"Pocock", 0.001, 0.05, 20};
  stopping.rule = rule;
  if (rule != design::JointRule::procedure_alone) stopping.dlt = WatchedCount{"SPRT", 0.1, 0.1, 20};
  protocol.procedure_stopping = stopping;
  return protocol;
}

TrialRecord conduct_one(const Study& study, std::uint32_t trial) {
  Candidates people(study, {core::Seed{study.protocol.run.seed}, core::TrialIndex(trial)});
  EventLog log(EventLog::Keep::nothing);
  return conduct(study, study.protocol.scenarios[1], people, log);
}

/// Counted without the code under test: the first severe event after a puncture, calendar days.
std::optional<Days> first_event(const TrialRecord& record) {
  std::optional<Days> first;
  for (const SubjectRecord& subject : record.subjects) {
    for (const safety::AdverseEvent& event : subject.events) {
      if (event.cause != safety::Cause::procedure || event.grade < safety::CtcaeGrade::severe)
        continue;
      const Days day = subject.first_dose + event.onset;
      first = std::min(first.value_or(day), day);
    }
  }
  return first;
}

bool stopped_by(const TrialRecord& record, std::string_view rule) {
  const auto* stop = std::get_if<design::Stop>(&record.decisions.back().decision);
  return stop != nullptr && stop->reason.rule == rule;
}

TEST(ProcedureStopping, TheFirstEventEndsTheTrialThatDay) {
  const Study study = test::example_study(protocol_with(design::JointRule::procedure_alone));
  int stopped = 0;
  for (std::uint32_t i = 0; i < trials; ++i) {
    const TrialRecord record = conduct_one(study, i);
    const auto event = first_event(record);
    const bool by_rule = stopped_by(record, "joint.procedure");
    ASSERT_EQ(by_rule, event && *event <= record.last_decision) << "trial " << i;
    if (!by_rule) continue;
    ++stopped;
    EXPECT_EQ(*event, record.last_decision);
    EXPECT_EQ(record.conclusion.kind, design::ConclusionKind::stopped_for_safety);
    design::Tallies counted;
    for (const SubjectRecord& subject : record.subjects) {
      EXPECT_LE(subject.doses.back(), record.last_decision);
      if (subject.evaluability == design::Evaluability::evaluable)
        counted.add(subject.level, 1, subject.dlt ? 1 : 0);
    }
    EXPECT_EQ(counted.at, record.tallies.at);
  }
  EXPECT_GT(stopped, 0);
}

TEST(ProcedureStopping, UntilThenTheTrialIsTheOneWithoutTheRule) {
  Protocol protocol = protocol_with(design::JointRule::procedure_alone);
  const Study with = test::example_study(protocol);
  protocol.procedure_stopping.reset();
  const Study without = test::example_study(protocol);
  for (std::uint32_t i = 0; i < 50; ++i) {
    const TrialRecord a = conduct_one(with, i), b = conduct_one(without, i);
    ASSERT_LE(a.subjects.size(), b.subjects.size());
    for (std::size_t k = 0; k < a.subjects.size(); ++k) {
      EXPECT_EQ(a.subjects[k].candidate, b.subjects[k].candidate);
      EXPECT_EQ(a.subjects[k].first_dose, b.subjects[k].first_dose);
    }
    EXPECT_EQ(stopped_by(a, "joint.procedure"),
              a.last_decision < b.last_decision || a.conclusion != b.conclusion);
  }
}

TEST(ProcedureStopping, EitherStopsOnTheDayOfTheDltThatReachesItsBoundary) {
  const Study study = test::example_study(protocol_with(design::JointRule::either));
  int stopped = 0;
  for (std::uint32_t i = 0; i < trials; ++i) {
    const TrialRecord record = conduct_one(study, i);
    if (!stopped_by(record, "joint.dlt")) continue;
    ++stopped;
    EXPECT_TRUE(std::ranges::any_of(record.subjects, [&](const SubjectRecord& subject) {
      return subject.dlt && subject.first_dose + *subject.dlt == record.last_decision;
    }));
    const design::Tally total = record.tallies.total();
    EXPECT_TRUE(reached(study.escalation.limits().joint->dlt, total.dlt, total.evaluable));
  }
  EXPECT_GT(stopped, 0);
}

TEST(ProcedureStopping, AFamilyThatIsUnknownIsRefused) {
  Protocol protocol = protocol_with(design::JointRule::procedure_alone);
  protocol.procedure_stopping->procedure.boundary = "Pokok";
  const auto escalation = make_escalation(protocol);
  ASSERT_FALSE(escalation);
  EXPECT_EQ(escalation.error()[0].rule, "design.unknown-boundary");
}

}  // namespace
}  // namespace caudata::trial
