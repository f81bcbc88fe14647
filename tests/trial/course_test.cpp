// SPDX-License-Identifier: Apache-2.0
#include "trial/course.hpp"

#include <gtest/gtest.h>

#include "support/exact_test.hpp"
#include "support/example_study.hpp"

namespace caudata::trial {
namespace {

constexpr design::DoseLevel mad_low{1, 0};

Study sure_dlt() {
  Protocol protocol = test::example_protocol();
  protocol.scenarios[0].toxicity.p = {{1, 1}, {1, 1}};
  protocol.conduct.dropout = 0;
  protocol.conduct.missed_dose = 0;
  return test::example_study(protocol);
}

TEST(Course, ADltEndsDosingAndResolvesThePatientThatDay) {
  const Study study = sure_dlt();
  Candidates people(study, {core::Seed{5}, core::TrialIndex(0)});
  int cut_short = 0;
  for (std::uint32_t k = 1; k <= 60; ++k) {
    const Course course = follow(study, study.protocol.scenarios[0], people, core::CandidateId(k),
                                 mad_low, people.at(core::CandidateId(k)).arrival);
    if (course.record.evaluability != design::Evaluability::evaluable)
      continue;  // background death
    ASSERT_TRUE(course.record.dlt.has_value());
    EXPECT_EQ(course.resolved, *course.record.dlt);
    EXPECT_LE(course.record.doses.back(), course.record.first_dose + *course.record.dlt);
    cut_short += course.record.doses.size() < 4 ? 1 : 0;
  }
  EXPECT_GT(cut_short, 0);
}

TEST(Course, TheWindowIsCountedFromTheLastDose) {
  Protocol protocol = test::example_protocol();
  protocol.scenarios[0].toxicity.p = {{0, 0}, {0, 0}};
  protocol.conduct = {};
  const Study study = test::example_study(protocol);
  Candidates people(study, {core::Seed{5}, core::TrialIndex(0)});
  const Course course = follow(study, study.protocol.scenarios[0], people, core::CandidateId(1),
                               mad_low, people.at(core::CandidateId(1)).arrival);
  EXPECT_EQ(course.resolved, Days(42 + 28));  // study day 71
}

TEST(Course, RepeatDosesAreMissedAndLateAsOftenAsStated) {
  Protocol protocol = test::example_protocol();
  protocol.scenarios[0].toxicity.p = {{0, 0}, {0, 0}};
  protocol.conduct = {};
  protocol.conduct.missed_dose = 0.2;
  protocol.conduct.late_dose = 0.3;
  protocol.parts[1].missed_dose = MissedDoseRule::go_on;
  const Study study = test::example_study(protocol);
  Candidates people(study, {core::Seed{5}, core::TrialIndex(0)});
  std::uint64_t repeats = 0, missed = 0, late = 0;
  for (std::uint32_t k = 1; k <= 500; ++k) {
    const Course course = follow(study, study.protocol.scenarios[0], people, core::CandidateId(k),
                                 mad_low, people.at(core::CandidateId(k)).arrival);
    if (course.record.end_of_follow_up < Days(60)) continue;  // background death
    repeats += 3;
    missed += course.missed_doses.size();
    for (std::size_t i = 0; i < course.given_doses.size(); ++i) {
      const auto ordinal = static_cast<std::size_t>(course.given_doses[i]);
      late += course.record.doses[i] != course.record.first_dose + course.planned[ordinal - 1];
    }
  }
  EXPECT_GT(test::binomial_p_value(missed, repeats, 0.2), test::alpha);
  EXPECT_GT(test::binomial_p_value(late, repeats, 0.3), test::alpha);
}

TEST(Course, AFatalDltEndsDosingWhateverTheOption) {
  Protocol protocol = test::example_protocol();
  protocol.scenarios[0].toxicity.p = {{1, 1}, {1, 1}};
  protocol.dlt.stops_dosing = false;
  const Study study = test::example_study(protocol);
  Candidates people(study, {core::Seed{5}, core::TrialIndex(0)});
  int fatal = 0;
  for (std::uint32_t k = 1; k <= 400; ++k) {
    const Course course = follow(study, study.protocol.scenarios[0], people, core::CandidateId(k),
                                 mad_low, people.at(core::CandidateId(k)).arrival);
    fatal += course.related_death ? 1 : 0;
    EXPECT_LE(course.record.doses.back(),
              course.record.first_dose + course.record.end_of_follow_up);
    EXPECT_EQ(course.given_doses.size(), course.record.doses.size());
  }
  EXPECT_GT(fatal, 0);
}

/// Days 0, 14, 28 and 42; the study stops on day 20. What the product does before the third dose
/// stays as it was drawn, with its consequences; what it was to do from then on does not happen.
TEST(Course, AStudyStopTakesBackWhatLaterDosesWereToDo) {
  Protocol protocol = test::example_protocol();
  protocol.scenarios[0].toxicity.p = {{0.9, 0.9}, {0.9, 0.9}};
  protocol.scenarios[0].toxicity.late = 0.3;
  protocol.conduct.late_dose = 0;
  const Study study = test::example_study(protocol);
  Candidates people(study, {core::Seed{5}, core::TrialIndex(0)});
  const Days stop(20), third_dose(28);
  int kept = 0, taken_back = 0, deaths_taken_back = 0;
  for (std::uint32_t k = 1; k <= 2000; ++k) {
    const core::CandidateId id(k);
    const Days start = people.at(id).arrival;
    const auto followed = [&](std::optional<Days> until) {
      return follow(study, study.protocol.scenarios[0], people, id, mad_low, start, until);
    };
    const Course whole = followed({}), stopped = followed(start + stop);
    const SubjectRecord &before = whole.record, &after = stopped.record;
    EXPECT_LE(after.doses.back(), start + stop);
    EXPECT_EQ(stopped.given_doses.size(), after.doses.size());
    for (const auto& event : after.events)
      EXPECT_LE(event.after_dose, static_cast<int>(after.doses.size()));
    const bool loses_doses = before.doses.size() > after.doses.size();
    if (!loses_doses) {
      EXPECT_EQ(after.dlt, before.dlt);
      EXPECT_EQ(after.evaluability, before.evaluability);
      EXPECT_EQ(after.end_of_follow_up, before.end_of_follow_up);
      kept += after.dlt.has_value();
      continue;
    }
    EXPECT_FALSE(after.late_dlt);
    if (after.dlt) {
      EXPECT_LT(*after.dlt, third_dose);
    } else {
      taken_back += before.dlt.has_value();
      EXPECT_NE(after.evaluability, design::Evaluability::evaluable) << "two of at least three";
    }
    if (whole.related_death && !stopped.related_death) {
      ++deaths_taken_back;
      EXPECT_GT(after.end_of_follow_up, before.end_of_follow_up);
    }
  }
  EXPECT_GT(kept, 0);
  EXPECT_GT(taken_back, 0);
  EXPECT_GT(deaths_taken_back, 0);
}

/// A DLT had ended dosing after the third dose; the study stops before that dose, so nobody has the
/// DLT, and visits after the last dose are those of a patient whom the product never harmed.
TEST(Course, VisitsOfWhomALostDoseWouldHaveHarmedKeepThePlannedDays) {
  Protocol protocol = test::example_protocol();
  protocol.scenarios[0].toxicity.p = {{0.9, 0.9}, {0.9, 0.9}};
  protocol.scenarios[1].toxicity.p = {{0, 0}, {0, 0}};
  protocol.scenarios[1].toxicity.late = 0;
  protocol.visits.push_back({.name = "after the last dose",
                             .day = Days(60),
                             .anchor = VisitAnchor::last_dose,
                             .window = Days(3),
                             .parts = {}});
  const Study study = test::example_study(protocol);
  Candidates people(study, {core::Seed{5}, core::TrialIndex(0)});
  int prevented = 0;
  for (std::uint32_t k = 1; k <= 400; ++k) {
    const core::CandidateId id(k);
    const Days start = people.at(id).arrival, stop = start + Days(20);
    const auto followed = [&](const Scenario& scenario, std::optional<Days> until) {
      return follow(study, scenario, people, id, mad_low, start, until).record;
    };
    const SubjectRecord whole = followed(study.protocol.scenarios[0], {});
    const SubjectRecord harmed = followed(study.protocol.scenarios[0], stop);
    const SubjectRecord unharmed = followed(study.protocol.scenarios[1], stop);
    if (!whole.dlt || harmed.dlt) continue;
    prevented += followed(study.protocol.scenarios[1], {}).doses.size() > whole.doses.size();
    ASSERT_EQ(harmed.visits.size(), unharmed.visits.size()) << k;
    for (std::size_t v = 0; v < harmed.visits.size(); ++v)
      EXPECT_EQ(harmed.visits[v].day, unharmed.visits[v].day) << k;
  }
  EXPECT_GT(prevented, 0);
}

TEST(Course, FollowUpLastsToTheLastVisit) {
  Protocol protocol = test::example_protocol();
  protocol.scenarios[0].toxicity.p = {{0, 0}, {0, 0}};
  protocol.conduct = {};
  protocol.conduct.late_dose = 0.5;
  protocol.follow_up.end = Days(300);
  protocol.visits.back() = {.name = "last",
                            .day = Days(300),
                            .anchor = VisitAnchor::last_dose,
                            .window = Days(14),
                            .parts = {}};
  const Study study = test::example_study(protocol);
  Candidates people(study, {core::Seed{5}, core::TrialIndex(0)});
  int late = 0;
  for (std::uint32_t k = 1; k <= 200; ++k) {
    const core::CandidateId id(k);
    const SubjectRecord record =
        follow(study, study.protocol.scenarios[0], people, id, mad_low, people.at(id).arrival)
            .record;
    if (record.end_of_follow_up < Days(42 + 300)) continue;  // died
    ASSERT_EQ(record.visits.size(), protocol.visits.size()) << k;
    EXPECT_EQ(record.end_of_follow_up, std::max(Days(42 + 300), record.visits.back().day));
    late += record.visits.back().day > Days(42 + 300 + 14) ? 1 : 0;
  }
  EXPECT_GT(late, 0);  // after a late last dose
}

TEST(Course, AStudyStopAfterTheLastDoseChangesNothing) {
  const Study study = test::example_study();
  Candidates people(study, {core::Seed{5}, core::TrialIndex(0)});
  for (std::uint32_t k = 1; k <= 50; ++k) {
    const core::CandidateId id(k);
    const Days start = people.at(id).arrival;
    const Course whole = follow(study, study.protocol.scenarios[1], people, id, mad_low, start);
    const Course stopped =
        follow(study, study.protocol.scenarios[1], people, id, mad_low, start, start + Days(60));
    EXPECT_EQ(stopped.record.doses, whole.record.doses);
    EXPECT_EQ(stopped.record.dlt, whole.record.dlt);
    EXPECT_EQ(stopped.record.late_dlt, whole.record.late_dlt);
    EXPECT_EQ(stopped.record.events.size(), whole.record.events.size());
    EXPECT_EQ(stopped.resolved, whole.resolved);
  }
}

TEST(Course, TheSamePatientUnderAWorseTruthDiffersOnlyByTheProduct) {
  const Study study = test::example_study();
  Candidates people(study, {core::Seed{5}, core::TrialIndex(0)});
  for (std::uint32_t k = 1; k <= 100; ++k) {
    const core::CandidateId id(k);
    const Days start = people.at(id).arrival;
    const Course mild = follow(study, study.protocol.scenarios[0], people, id, mad_low, start);
    const Course harsh = follow(study, study.protocol.scenarios[1], people, id, mad_low, start);
    EXPECT_EQ(mild.record.evaluability, harsh.record.evaluability);
    if (mild.record.dlt) {
      EXPECT_TRUE(harsh.record.dlt.has_value());
    }
  }
}

}  // namespace
}  // namespace caudata::trial
