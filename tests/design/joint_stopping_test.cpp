// SPDX-License-Identifier: Apache-2.0
#include "design/modifiers/joint_stopping.hpp"

#include <gtest/gtest.h>

#include "design/entry.hpp"
#include "design/joint_rules.hpp"
#include "design/trials.hpp"

namespace caudata::design {
namespace {

using testing::describe;
using testing::joint_rule;

Escalation watched(JointRule rule) {
  return testing::linked(testing::sad_and_mad(2, 2), PartOrder::by_part,
                         GateRule::same_dose_cleared, {},
                         {.max_dlt_part = {}, .joint = joint_rule(rule)});
}

std::string after(const Escalation& escalation, std::string_view history, int events) {
  const Tallies tallies = tally(*parse_history(history, escalation.ladder(), {}));
  return describe(escalation.next(tallies, {tallies.total().evaluable, events}),
                  escalation.ladder());
}

TEST(JointStopping, TheProcedureAloneStopsTheTrialWhateverTheDesignWants) {
  const Escalation escalation = watched(JointRule::procedure_alone);
  EXPECT_EQ(after(escalation, "SAD 1NNN", 0), "treat 3 at SAD d2 [3+3.go-up]");
  EXPECT_EQ(after(escalation, "SAD 1NNN", 1), "treat 3 at SAD d2 [3+3.go-up]");
  EXPECT_EQ(after(escalation, "SAD 1NNN", 2),
            "stopped for safety (highest level cleared so far: SAD d1) [joint.procedure]");
  EXPECT_EQ(after(escalation, "SAD 1NNT", 1), "treat 3 at SAD d1 [3+3.expand]");
}

TEST(JointStopping, EitherStopsOnDltsToo) {
  const Escalation escalation = watched(JointRule::either);
  EXPECT_EQ(after(escalation, "SAD 1NNN 2TTN", 0),
            "stopped for safety (highest level cleared so far: SAD d1) [joint.dlt]");
  EXPECT_EQ(after(escalation, "SAD 1NNN", 2),
            "stopped for safety (highest level cleared so far: SAD d1) [joint.procedure]");
}

TEST(JointStopping, BothNeedsBoth) {
  const Escalation escalation = watched(JointRule::both);
  EXPECT_EQ(after(escalation, "SAD 1NNN", 3), "treat 3 at SAD d2 [3+3.go-up]");
  EXPECT_EQ(after(escalation, "SAD 1NNN 2TTN", 0), "treat 3 at MAD d1 [3+3.start]");
  EXPECT_EQ(after(escalation, "SAD 1NNN 2TTN", 3),
            "stopped for safety (highest level cleared so far: SAD d1) [joint.both]");
}

TEST(JointStopping, TalliesAloneKnowNoEvent) {
  const Escalation plain =
      testing::linked(testing::sad_and_mad(2, 2), PartOrder::by_part, GateRule::same_dose_cleared);
  const Escalation escalation = watched(JointRule::procedure_alone);
  for (const char* history : {"", "SAD 1NNN", "SAD 1NNT", "SAD 1NNT 1NNN 2TTT"}) {
    const Tallies tallies = tally(*parse_history(history, plain.ladder(), {}));
    EXPECT_EQ(describe(escalation.next(tallies), plain.ladder()),
              describe(plain.next(tallies), plain.ladder()));
  }
}

/// It composes with every design: from two events on the trial ends, before it is the design's.
TEST(JointStopping, AroundEveryRegisteredDesign) {
  int designs = 0;
  for (const DesignEntry* entry : design_entries()) {
    const DoseLadder ladder = testing::one_part(3);
    const AnyDesign design = entry->make({}, ladder.parts[0]).value();
    if (!design.decides_on_tallies()) continue;
    const auto around = [&](StoppingLimits limits) {
      return Escalation(ladder, {{design, {}, {}, {}}}, PartOrder::by_part, std::move(limits));
    };
    const Escalation plain = around({});
    const Escalation with =
        around({.max_dlt_part = {}, .joint = joint_rule(JointRule::procedure_alone)});
    for (const char* history : {"SAD 1NNN", "SAD 1NNT", "SAD 1NNN 2NNN", "SAD 1NNN 2TTT"}) {
      const Tallies tallies = tally(*parse_history(history, ladder, {}));
      const int n = tallies.total().evaluable;
      EXPECT_EQ(describe(with.next(tallies, {n, 1}), ladder),
                describe(plain.next(tallies), ladder));
      const auto stopped = with.next(tallies, {n, 2});
      ASSERT_TRUE(std::holds_alternative<Stop>(stopped)) << entry->name;
      EXPECT_EQ(std::get<Stop>(stopped).reason.rule, "joint.procedure") << entry->name;
    }
    ++designs;
  }
  EXPECT_GT(designs, 10);
}

TEST(JointStopping, WaitsForNobody) {
  const Escalation escalation = watched(JointRule::procedure_alone);
  Record record;
  record.ladder = &escalation.ladder();
  for (std::uint32_t i = 1; i <= 2; ++i) {
    PatientRecord patient;
    patient.subject = core::SubjectId(i);
    record.patients.push_back(patient);
  }
  record.tallies.open({0, 0});
  record.procedure = {2, 1};
  EXPECT_EQ(describe(escalation.next(record), escalation.ladder()), "wait for 2 [wait.pending]");
  EXPECT_FALSE(escalation.joint_stop(record));
  record.procedure = {2, 2};
  EXPECT_EQ(describe(escalation.next(record), escalation.ladder()),
            "stopped for safety [joint.procedure]");
  ASSERT_TRUE(escalation.joint_stop(record));
  EXPECT_EQ(to_text(escalation.joint_stop(record)->reason, escalation.ladder()),
            "2 of 2 patients had an event of the procedure: its safety boundary is reached");
}

TEST(JointStopping, TheNameSaysTheRule) {
  EXPECT_TRUE(watched(JointRule::procedure_alone)
                  .name()
                  .ends_with("; stop on procedure events (two of any)"));
  EXPECT_TRUE(watched(JointRule::both)
                  .name()
                  .ends_with("; stop on procedure events (two of any) and DLTs (two of any)"));
}

}  // namespace
}  // namespace caudata::design
