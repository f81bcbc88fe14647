// SPDX-License-Identifier: Apache-2.0
// Trials conducted with backfill: who is treated where beside a cohort. The laws hold in every
// trial of any seed.
#include <gtest/gtest.h>

#include <algorithm>
#include <span>

#include "support/example_study.hpp"
#include "trial/conduct.hpp"

namespace caudata::trial {
namespace {

constexpr std::int64_t most_at_a_dose = 7;
constexpr std::uint32_t trials = 12;

Study study_with(const char* design, std::int64_t n) {
  Protocol protocol = test::example_protocol();
  protocol.escalation->design = design;
  protocol.escalation->options = {};
  protocol.escalation->modifiers = {{"backfill", {{"n", {n, {}}}}}};
  protocol.scenarios[0].toxicity.p = {{0.1, 0.2}, {0.1, 0.2}};
  return test::example_study(protocol);
}

template <class Check>
void in_every_trial(const Study& study, Check check) {
  for (std::uint32_t i = 0; i < trials; ++i) {
    SCOPED_TRACE(::testing::Message() << "trial " << i);
    Candidates people(study, {core::Seed{study.protocol.run.seed}, core::TrialIndex(i)});
    EventLog log(EventLog::Keep::nothing);
    check(conduct(study, study.protocol.scenarios[0], people, log));
  }
}

/// Who does not count leaves his place at the dose to another. That nobody is backfilled in 36
/// trials with a DLT rate of 0.1 has no noticeable probability: some dose is cleared in most of
/// them.
TEST(Backfill, TreatsBelowTheCohortAtATreatedDoseThatIsNotFull) {
  int backfilled = 0;
  for (const char* design : {"3+3", "BOIN", "TITE-BOIN"}) {
    in_every_trial(study_with(design, most_at_a_dose), [&](const TrialRecord& r) {
      design::DoseLevel cohort{};
      for (std::size_t i = 0; i < r.subjects.size(); ++i) {
        const SubjectRecord& s = r.subjects[i];
        if (s.enrolment == design::Enrolment::cohort) {
          cohort = s.level;
          continue;
        }
        ++backfilled;
        EXPECT_EQ(s.level.part, cohort.part) << design;
        EXPECT_LT(s.level.dose, cohort.dose) << design;
        const std::span before(r.subjects.data(), i);
        EXPECT_GT(std::ranges::count(before, s.level, &SubjectRecord::level), 0) << design;
        const auto counting = std::ranges::count_if(before, [&](const SubjectRecord& other) {
          return other.level == s.level && other.evaluability == design::Evaluability::evaluable;
        });
        EXPECT_LT(counting, most_at_a_dose) << design;
      }
    });
  }
  EXPECT_GT(backfilled, 0);
}

/// Whatever ended the trial, and whoever was in his window then.
TEST(Backfill, EverybodyWhoCountsIsInTheTallies) {
  int ended_for_safety = 0;
  for (const char* design : {"3+3", "BOIN", "TITE-BOIN"}) {
    for (const double p : {0.15, 0.5}) {
      Study study = study_with(design, most_at_a_dose);
      study.protocol.scenarios[0].toxicity.p = {{p, p}, {p, p}};
      in_every_trial(study, [&](const TrialRecord& r) {
        design::Tally counted;
        for (const SubjectRecord& s : r.subjects) {
          EXPECT_NE(s.evaluability, design::Evaluability::pending) << design;
          if (s.evaluability != design::Evaluability::evaluable) {
            EXPECT_FALSE(s.dlt) << design;
            continue;
          }
          counted += design::tally_of(1, s.dlt ? 1 : 0);
        }
        EXPECT_EQ(r.tallies.total(), counted) << design;
        ended_for_safety += design::is_for_safety(r.conclusion);
      });
    }
  }
  EXPECT_GT(ended_for_safety, 0);
}

TEST(Backfill, WithRoomForNobodyTheTrialIsTheSame) {
  const Study without = study_with("3+3", 0);
  Protocol plain = without.protocol;
  plain.escalation->modifiers.clear();
  const Study as_it_was = test::example_study(plain);
  for (std::uint32_t i = 0; i < trials; ++i) {
    const auto days = [i](const Study& study) {
      Candidates people(study, {core::Seed{study.protocol.run.seed}, core::TrialIndex(i)});
      EventLog log(EventLog::Keep::nothing);
      const TrialRecord r = conduct(study, study.protocol.scenarios[0], people, log);
      std::vector<Days> starts{r.last_decision, r.last_follow_up};
      for (const SubjectRecord& s : r.subjects) starts.push_back(s.first_dose);
      return starts;
    };
    EXPECT_EQ(days(without), days(as_it_was));
  }
}

}  // namespace
}  // namespace caudata::trial
