// SPDX-License-Identifier: Apache-2.0
#include "trial/hold_limits.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/example_study.hpp"
#include "trial/course.hpp"

namespace caudata::trial {
namespace {

using safety::AdverseEvent;
using safety::Antithrombotic;
using safety::CtcaeGrade;

safety::AntithromboticIntervals guideline() {
  safety::AntithromboticIntervals intervals;
  intervals.hours.fill(10);
  return intervals;
}

AdverseEvent event_of(CtcaeGrade grade, int onset, int days) {
  AdverseEvent event;
  event.grade = grade;
  event.onset = Days(onset);
  event.duration = Days(days);
  return event;
}

TEST(HoldLimits, WithoutTheTableTheGuidelineAloneHolds) {
  const auto limits = hold_limits(std::nullopt, guideline());
  ASSERT_TRUE(limits.antithrombotics);
  EXPECT_EQ((*limits.antithrombotics)[Antithrombotic::warfarin], 10);
  EXPECT_FALSE(limits.after_failed_puncture || limits.least_delivered_fraction ||
               limits.after_event || limits.clearance);
}

TEST(HoldLimits, AProtocolsOwnIntervalsReplaceTheGuidelines) {
  HoldRules rules;
  rules.intervals = {{Antithrombotic::warfarin, Days(7)}};
  auto limits = hold_limits(rules, guideline());
  EXPECT_EQ((*limits.antithrombotics)[Antithrombotic::warfarin], 7 * 24);
  EXPECT_EQ((*limits.antithrombotics)[Antithrombotic::dabigatran], 10);
  rules.other_intervals = OtherIntervals::none;
  limits = hold_limits(rules, guideline());
  EXPECT_EQ((*limits.antithrombotics)[Antithrombotic::warfarin], 7 * 24);
  safety::ConductFacts facts{.today = Days(5)};
  facts.antithrombotics = {{Antithrombotic::dabigatran, std::nullopt}};
  EXPECT_TRUE(safety::holds(facts, limits).empty());  // taken still, and no interval is stated
}

TEST(FirstDayFree, WaitsForTheEndOfAnEventAndTheTimeAfterIt) {
  HoldRules rules;
  rules.after_event = Days(2);
  const std::vector<AdverseEvent> events{event_of(CtcaeGrade::severe, 12, 4),     // ends on day 16
                                         event_of(CtcaeGrade::moderate, 13, 9)};  // too mild
  const auto free = [&](int due, int latest) {
    return first_day_free(rules, {Days(due), Days(latest), Days(0), events});
  };
  EXPECT_EQ(free(11, 11), Days(11));
  EXPECT_EQ(free(14, 20), Days(18));
  EXPECT_EQ(free(14, 17), std::nullopt);
  EXPECT_EQ(free(11, 20), Days(11));  // the event has not begun
  rules.event_grade = CtcaeGrade::moderate;
  EXPECT_EQ(free(14, 40), Days(24));
}

TEST(FirstDayFree, KeepsTheClearance) {
  HoldRules rules;
  rules.clearance = Days(14);
  EXPECT_EQ(first_day_free(rules, {Days(14), Days(17), Days(0), {}}), Days(14));
  EXPECT_EQ(first_day_free(rules, {Days(14), Days(17), Days(2), {}}), Days(16));
  EXPECT_EQ(first_day_free(rules, {Days(14), Days(15), Days(2), {}}), std::nullopt);
}

/// In a conducted course: no repeat dose during an event of the grade, or sooner after it.
TEST(Holds, ARepeatDoseIsNotGivenDuringAnEvent) {
  Protocol protocol = test::example_protocol();
  protocol.scenarios[0].toxicity.p = {{0, 0}, {0, 0}};
  HoldRules rules;
  rules.event_grade = CtcaeGrade::moderate;
  rules.after_event = Days(2);
  rules.clearance = Days(13);
  protocol.holds = rules;
  const Study held = test::example_study(protocol);
  protocol.holds.reset();
  const Study free = test::example_study(protocol);
  Candidates people(held, {core::Seed{5}, core::TrialIndex(0)});
  std::size_t doses_held = 0, doses_free = 0;
  for (std::uint32_t k = 1; k <= 200; ++k) {
    const core::CandidateId id(k);
    const auto course_in = [&](const Study& study) {
      return follow(study, study.protocol.scenarios[0], people, id, {1, 0}, people.at(id).arrival);
    };
    const Course course = course_in(held), unhindered = course_in(free);
    doses_held += course.record.doses.size();
    doses_free += unhindered.record.doses.size();
    const SubjectRecord& r = course.record;
    for (std::size_t i = 1; i < r.doses.size(); ++i) {
      EXPECT_GE(r.doses[i] - r.doses[i - 1], Days(13));
      const Days day = r.doses[i] - r.first_dose;
      for (const AdverseEvent& event : r.events) {
        const bool holds = event.grade >= CtcaeGrade::moderate && event.onset <= day &&
                           event.onset + event.duration + Days(2) > day &&
                           event.after_dose <= static_cast<int>(i);
        EXPECT_FALSE(holds) << "candidate " << k << ", dose " << i + 1;
      }
    }
  }
  EXPECT_LT(doses_held, doses_free);
}

}  // namespace
}  // namespace caudata::trial
