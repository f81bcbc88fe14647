// SPDX-License-Identifier: Apache-2.0
// Laws of a conducted trial, checked on many trials of any seed: each must hold in every one of
// them.
#include "trial/conduct.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "support/example_study.hpp"
#include "trial/verdict.hpp"

namespace caudata::trial {
namespace {

constexpr std::uint32_t trials = 200;

struct Conducted {
  TrialRecord record;
  std::vector<Event> events;
};

Conducted conduct_one(const Study& study, std::size_t scenario, std::uint32_t trial) {
  Candidates candidates(study, {core::Seed{study.protocol.run.seed}, core::TrialIndex(trial)});
  EventLog log(EventLog::Keep::everything);
  auto record = conduct(study, study.protocol.scenarios[scenario], candidates, log);
  return {std::move(record), log.events()};
}

class ConductLaw : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { study_ = new Study(test::example_study()); }
  static void TearDownTestSuite() { delete study_; }
  static const Study& study() { return *study_; }

  /// Every trial under every truth.
  template <class Check>
  static void in_every_trial(Check check) {
    for (std::size_t s = 0; s < study().protocol.scenarios.size(); ++s) {
      for (std::uint32_t i = 0; i < trials; ++i) {
        SCOPED_TRACE(::testing::Message() << "scenario " << s << ", trial " << i);
        check(conduct_one(study(), s, i));
      }
    }
  }

 private:
  static inline Study* study_{nullptr};
};

TEST_F(ConductLaw, EventsComeInOrderOfTime) {
  in_every_trial([](const Conducted& c) {
    EXPECT_TRUE(std::is_sorted(c.events.begin(), c.events.end(),
                               [](const Event& a, const Event& b) { return a.day < b.day; }));
  });
}

TEST_F(ConductLaw, TalliesAreTheEvaluablePatients) {
  in_every_trial([](const Conducted& c) {
    design::Tallies counted;
    for (const SubjectRecord& s : c.record.subjects) {
      if (s.evaluability == design::Evaluability::evaluable) counted.add(s.level, 1, s.dlt ? 1 : 0);
    }
    EXPECT_EQ(counted.at, c.record.tallies.at);
  });
}

TEST_F(ConductLaw, SentinelAndStaggerHoldsAreKept) {
  in_every_trial([](const Conducted& c) {
    for (std::size_t i = 1; i < c.record.subjects.size(); ++i) {
      const SubjectRecord& before = c.record.subjects[i - 1];
      const SubjectRecord& after = c.record.subjects[i];
      const Part& part = study().protocol.parts[before.level.part];
      const bool sentinel = i == 1 || c.record.subjects[i - 2].cohort != before.cohort;
      const Days least = sentinel ? part.sentinel_hold : part.stagger;
      EXPECT_GE(after.first_dose - before.first_dose, least);
    }
  });
}

TEST_F(ConductLaw, NobodyIsDosedBeforeTheLevelWasDecided) {
  in_every_trial([](const Conducted& c) {
    for (const SubjectRecord& subject : c.record.subjects) {
      const auto decided = std::any_of(
          c.record.decisions.begin(), c.record.decisions.end(), [&](const DecisionRecord& d) {
            const auto* treat = std::get_if<design::Treat>(&d.decision);
            return treat != nullptr && treat->at == subject.level && d.day <= subject.first_dose;
          });
      EXPECT_TRUE(decided);
    }
  });
}

TEST_F(ConductLaw, NoDoseFollowsADltOrALeaving) {
  in_every_trial([](const Conducted& c) {
    for (const SubjectRecord& s : c.record.subjects) {
      if (s.dlt) {
        EXPECT_LE(s.doses.back(), s.first_dose + *s.dlt);
      }
      EXPECT_LE(s.doses.back(), s.first_dose + s.end_of_follow_up);
      EXPECT_EQ(s.doses.front(), s.first_dose);
    }
  });
}

TEST_F(ConductLaw, DosesKeepTheirWindows) {
  in_every_trial([](const Conducted& c) {
    for (const SubjectRecord& s : c.record.subjects) {
      const Part& part = study().protocol.parts[s.level.part];
      for (const Days given : s.doses) {
        const bool on_plan =
            std::any_of(part.dosing_days.begin(), part.dosing_days.end(), [&](Days day) {
              const Days planned = s.first_dose + day - Days(1);
              return planned <= given && given <= planned + part.dose_window;
            });
        EXPECT_TRUE(on_plan);
      }
    }
  });
}

TEST_F(ConductLaw, AnEvaluablePatientWithoutDltHadTheDosesAndStayedToTheWindowsEnd) {
  in_every_trial([](const Conducted& c) {
    for (const SubjectRecord& s : c.record.subjects) {
      if (s.evaluability != design::Evaluability::evaluable || s.dlt) continue;
      const Part& part = study().protocol.parts[s.level.part];
      EXPECT_GE(static_cast<int>(s.doses.size()), part.minimum_doses);
      EXPECT_GE(s.first_dose + s.end_of_follow_up, s.doses.back() + part.dlt_window);
    }
  });
}

TEST_F(ConductLaw, AnUnevaluablePatientHasNoDltAndIsReplaced) {
  in_every_trial([](const Conducted& c) {
    int unevaluable = 0;
    for (const SubjectRecord& s : c.record.subjects) {
      if (s.evaluability == design::Evaluability::evaluable) continue;
      ++unevaluable;
      EXPECT_FALSE(s.dlt.has_value());
    }
    EXPECT_EQ(unevaluable, c.record.replaced);
  });
}

TEST_F(ConductLaw, EveryPatientMeetsTheCriteriaAndEntersOnce) {
  in_every_trial([](const Conducted& c) {
    const Eligibility& e = study().protocol.eligibility;
    std::set<std::uint32_t> seen;
    for (const SubjectRecord& s : c.record.subjects) {
      EXPECT_TRUE(seen.insert(s.candidate.value()).second);
      ASSERT_TRUE(s.baseline.ais.determined());
      EXPECT_TRUE(std::find(e.ais.begin(), e.ais.end(), s.baseline.ais.only()) != e.ais.end());
      EXPECT_GE(s.baseline.neurological_level.only(), e.level_from);
      EXPECT_LE(s.baseline.neurological_level.only(), e.level_to);
    }
  });
}

TEST_F(ConductLaw, TheFunnelAddsUp) {
  in_every_trial([](const Conducted& c) {
    const auto& r = c.record;
    int failed = 0;
    for (const int n : r.screen_failures) failed += n;
    const int ended =
        failed + r.consent_refused + r.left_waiting_list + static_cast<int>(r.subjects.size());
    EXPECT_LE(ended, r.candidates);  // the rest were being screened or waiting when the trial ended
  });
}

TEST_F(ConductLaw, EventsStayWithinFollowUpAndFatalOnesEndIt) {
  in_every_trial([](const Conducted& c) {
    for (const SubjectRecord& s : c.record.subjects) {
      for (const auto& event : s.events) {
        EXPECT_LE(event.onset, s.end_of_follow_up);
        if (event.grade == safety::CtcaeGrade::death) {
          EXPECT_EQ(event.onset, s.end_of_follow_up);
        }
      }
      for (const VisitResult& visit : s.visits) EXPECT_LE(visit.day, s.end_of_follow_up);
    }
  });
}

TEST_F(ConductLaw, KeepingTheLogChangesNothing) {
  for (std::uint32_t i = 0; i < trials; ++i) {
    const core::TrialStreams streams{core::Seed{7}, core::TrialIndex(i)};
    Candidates one(study(), streams);
    Candidates two(study(), streams);
    EventLog nothing(EventLog::Keep::nothing);
    EventLog everything(EventLog::Keep::everything);
    const auto a = evaluate(conduct(study(), study().protocol.scenarios[1], one, nothing));
    const auto b = evaluate(conduct(study(), study().protocol.scenarios[1], two, everything));
    EXPECT_EQ(a.conclusion, b.conclusion);
    EXPECT_EQ(a.days_to_lock, b.days_to_lock);
    EXPECT_EQ(a.treated, b.treated);
    EXPECT_TRUE(nothing.events().empty());
  }
}

TEST_F(ConductLaw, ScenariosShareThePeopleInAnyOrder) {
  for (std::uint32_t i = 0; i < 50; ++i) {
    const core::TrialStreams streams{core::Seed{7}, core::TrialIndex(i)};
    EventLog log(EventLog::Keep::nothing);
    Candidates shared(study(), streams);
    conduct(study(), study().protocol.scenarios[0], shared, log);
    const auto after = conduct(study(), study().protocol.scenarios[1], shared, log);
    Candidates alone(study(), streams);
    const auto first = conduct(study(), study().protocol.scenarios[1], alone, log);
    ASSERT_EQ(after.subjects.size(), first.subjects.size());
    EXPECT_EQ(after.conclusion, first.conclusion);
    EXPECT_EQ(after.last_follow_up, first.last_follow_up);
    EXPECT_EQ(after.subjects.front().candidate, first.subjects.front().candidate);
  }
}

}  // namespace
}  // namespace caudata::trial
