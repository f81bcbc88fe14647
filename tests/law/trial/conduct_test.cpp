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

constexpr std::uint32_t trials = 25;

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

/// The example, and the example with one option of the protocol changed.
std::vector<Study> make_variants() {
  using Edit = void (*)(Protocol&);
  const Edit edits[] = {
      [](Protocol&) {},
      [](Protocol& p) { p.dlt.stops_dosing = false; },
      [](Protocol& p) { p.dlt.late = LateDltRule::hold_for_review; },
      [](Protocol& p) { p.stopping.related_deaths = 1; },
      [](Protocol& p) { p.conduct.replace_unevaluable = false; },
      [](Protocol& p) { p.conduct.most_replacements = 1; },
      [](Protocol& p) { p.parts[1].missed_dose = MissedDoseRule::stop_dosing; },
      [](Protocol& p) {
        p.parts[1].dlt_window_from = WindowFrom::first_dose;
        p.parts[1].dlt_window = Days(70);
      },
      [](Protocol& p) {
        p.sites.push_back({"idle", Days(0), 0, Days(0)});
      },
      [](Protocol& p) {
        p.procedure_stopping = ProcedureStopping{.counted = ProcedureEvents::severe,
                                                 .procedure = {"Pocock", 0.001, 0.05, 20},
                                                 .rule = design::JointRule::either,
                                                 .dlt = WatchedCount{"SPRT", 0.1, 0.1, 20},
                                                 .stated_in = "assumed"};
      },
      [](Protocol& p) {
        p.holds = HoldRules{};
        p.holds->after_event = Days(2);
        p.holds->clearance = Days(13);
      },
  };
  std::vector<Study> studies;
  for (const Edit edit : edits) {
    Protocol protocol = test::example_protocol();
    edit(protocol);
    studies.push_back(test::example_study(protocol));
  }
  return studies;
}

class ConductLaw : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { studies_ = new std::vector<Study>(make_variants()); }
  static void TearDownTestSuite() { delete studies_; }
  static const Study& study() { return *now_; }

  /// Every trial under every truth, of every variant.
  template <class Check>
  static void in_every_trial(Check check) {
    for (const Study& variant : *studies_) {
      now_ = &variant;
      for (std::size_t s = 0; s < variant.protocol.scenarios.size(); ++s) {
        for (std::uint32_t i = 0; i < trials; ++i) {
          SCOPED_TRACE(::testing::Message() << "variant " << &variant - studies_->data()
                                            << ", scenario " << s << ", trial " << i);
          check(conduct_one(variant, s, i));
        }
      }
    }
    now_ = studies_->data();
  }

  void SetUp() override { now_ = studies_->data(); }

 private:
  static inline std::vector<Study>* studies_{nullptr};
  static inline const Study* now_{nullptr};
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

TEST_F(ConductLaw, TheVerdictCountsWhatTheDesignSaw) {
  in_every_trial([](const Conducted& c) {
    const Verdict verdict = evaluate(c.record);
    const design::Tally total = c.record.tallies.total();
    EXPECT_EQ(verdict.evaluable, total.evaluable);
    EXPECT_EQ(verdict.dlt, total.dlt);
  });
}

TEST_F(ConductLaw, AHoldEndsOnceAndAfterTheLastReview) {
  in_every_trial([](const Conducted& c) {
    bool held = false;
    for (const Event& event : c.events) {
      if (event.kind == EventKind::hold_started) {
        EXPECT_FALSE(held);
        held = true;
      } else if (event.kind == EventKind::hold_ended) {
        EXPECT_TRUE(held);
        held = false;
      } else if (event.kind == EventKind::enrolled) {
        EXPECT_FALSE(held);
      }
    }
    EXPECT_FALSE(held);
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
      if (s.dlt && study().protocol.dlt.stops_dosing) {
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
      const bool from_last = part.dlt_window_from == WindowFrom::last_dose;
      EXPECT_GE(static_cast<int>(s.doses.size()), part.minimum_doses);
      EXPECT_GE(s.first_dose + s.end_of_follow_up,
                (from_last ? s.doses.back() : s.first_dose) + part.dlt_window);
    }
  });
}

TEST_F(ConductLaw, AnUnevaluablePatientHasNoDltAndIsReplaced) {
  in_every_trial([](const Conducted& c) {
    int unevaluable = 0;
    for (const SubjectRecord& s : c.record.subjects) {
      if (s.evaluability == design::Evaluability::evaluable) continue;
      if (s.evaluability == design::Evaluability::pending) continue;  // the trial stopped before
      ++unevaluable;
      EXPECT_FALSE(s.dlt.has_value());
    }
    const Conduct& rule = study().protocol.conduct;
    if (!rule.replace_unevaluable) {
      EXPECT_EQ(c.record.replaced, 0);
    } else if (rule.most_replacements) {
      EXPECT_LE(c.record.replaced, unevaluable);
    } else {
      EXPECT_EQ(c.record.replaced, unevaluable);
    }
  });
}

TEST_F(ConductLaw, EveryPatientMeetsTheCriteriaAndEntersOnce) {
  in_every_trial([](const Conducted& c) {
    const Eligibility& e = study().protocol.eligibility;
    std::set<std::uint32_t> seen;
    for (const SubjectRecord& s : c.record.subjects) {
      EXPECT_TRUE(seen.insert(s.candidate.value()).second);
      isncsci::AisSet grades;
      for (const auto grade : e.ais) grades.insert(grade);
      const auto levels = isncsci::LevelSet::from_to(e.level_from, e.level_to);
      EXPECT_FALSE(s.baseline.ais.empty());
      EXPECT_EQ(s.baseline.ais.bits() & ~grades.bits(), 0u);
      EXPECT_FALSE(s.baseline.neurological_level.empty());
      EXPECT_EQ(s.baseline.neurological_level.bits() & ~levels.bits(), 0u);
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
