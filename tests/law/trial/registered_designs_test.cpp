// SPDX-License-Identifier: Apache-2.0
// Trials conducted with designs other than 3+3, those included that may treat while patients are in
// their window: they are asked again at every outcome. The laws hold in every trial of any seed.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/example_study.hpp"
#include "trial/conduct.hpp"
#include "trial/verdict.hpp"

namespace caudata::trial {
namespace {

constexpr std::uint32_t trials = 5;
constexpr std::int64_t cap = 6;  // evaluable patients of a part

struct Case {
  const char* design;
  std::int64_t cohort_size;
};

Study study_of(const Case& with, double dlt) {
  Protocol protocol = test::example_protocol();
  protocol.escalation->design = with.design;
  protocol.escalation->options = {{"max_patients", {cap, {}}},
                                  {"cohort_size", {with.cohort_size, {}}}};
  protocol.scenarios[0].toxicity.p = {{dlt, dlt}, {dlt, dlt}};
  return test::example_study(protocol);
}

bool waits(const design::Decision& decision) {
  return std::holds_alternative<design::Wait>(decision);
}

class RegisteredDesign : public ::testing::TestWithParam<Case> {
 protected:
  template <class Check>
  static void in_every_trial(Check check) {
    for (const double dlt : {0.05, 0.3, 0.7}) {
      const Study study = study_of(GetParam(), dlt);
      for (std::uint32_t i = 0; i < trials; ++i) {
        SCOPED_TRACE(::testing::Message() << "DLT " << dlt << ", trial " << i);
        Candidates people(study, {core::Seed{study.protocol.run.seed}, core::TrialIndex(i)});
        EventLog log(EventLog::Keep::nothing);
        check(conduct(study, study.protocol.scenarios[0], people, log), study);
      }
    }
  }
};

TEST_P(RegisteredDesign, TheFunnelAddsUp) {
  in_every_trial([](const TrialRecord& r, const Study& study) {
    int failed = 0;
    for (const int n : r.screen_failures) failed += n;
    const auto dosed = static_cast<int>(r.subjects.size());
    EXPECT_LE(failed + r.consent_refused + r.left_waiting_list + dosed, r.candidates);
    const Verdict verdict = evaluate(r);
    EXPECT_EQ(verdict.treated, dosed);
    // A design that decides on follow-up may stop while patients are in their window: they are
    // followed to its end, and what they come to no longer reaches the design.
    const design::Tally seen = r.tallies.total();
    EXPECT_GE(verdict.evaluable, seen.evaluable);
    EXPECT_GE(verdict.dlt, seen.dlt);
    if (study.escalation.decides_on_tallies()) {
      EXPECT_EQ(verdict.evaluable, seen.evaluable);
      EXPECT_EQ(verdict.dlt, seen.dlt);
    }
  });
}

TEST_P(RegisteredDesign, NoPartPassesItsCap) {
  in_every_trial([](const TrialRecord& r, const Study& study) {
    for (std::size_t part = 0; part < study.protocol.parts.size(); ++part) {
      int evaluable = 0;
      for (const design::Tally& tally : r.tallies.at[part]) evaluable += tally.evaluable;
      EXPECT_LE(evaluable, cap);
      const auto dosed = std::ranges::count_if(
          r.subjects, [&](const SubjectRecord& s) { return s.level.part == part; });
      const auto lost = std::ranges::count_if(r.subjects, [&](const SubjectRecord& s) {
        return s.level.part == part && s.evaluability != design::Evaluability::evaluable &&
               s.evaluability != design::Evaluability::pending;
      });
      EXPECT_LE(dosed, cap + lost);  // who does not count is replaced
    }
  });
}

TEST_P(RegisteredDesign, EveryWaitEndsAndTheTrialWithAnAnswer) {
  in_every_trial([](const TrialRecord& r, const Study&) {
    ASSERT_FALSE(r.decisions.empty());
    EXPECT_TRUE(std::holds_alternative<design::Stop>(r.decisions.back().decision));
    EXPECT_NE(r.conclusion.kind, design::ConclusionKind::accrual_ended);
    for (std::size_t i = 0; i + 1 < r.decisions.size(); ++i) {
      EXPECT_FALSE(std::holds_alternative<design::Stop>(r.decisions[i].decision));
      if (waits(r.decisions[i].decision)) {
        EXPECT_LE(r.decisions[i].day, r.decisions[i + 1].day);
      }
    }
  });
}

/// A waiting design is asked on the day of every DLT, or after the review if that completes the
/// cohort, until it treats or stops.
TEST_P(RegisteredDesign, WhoWaitsIsAskedAgainAtTheNextOutcome) {
  in_every_trial([](const TrialRecord& r, const Study& study) {
    if (study.escalation.decides_on_tallies()) return;
    for (std::size_t i = 0; i + 1 < r.decisions.size(); ++i) {
      if (!waits(r.decisions[i].decision)) continue;
      const Days asked = r.decisions[i].day, next = r.decisions[i + 1].day;
      for (const SubjectRecord& s : r.subjects) {
        if (!s.dlt) continue;
        const Days known = s.first_dose + *s.dlt;
        const Days review = study.protocol.parts[s.level.part].safety_review;
        EXPECT_FALSE(asked < known && known + review < next) << "a DLT on day " << known.value();
      }
    }
  });
}

TEST_P(RegisteredDesign, CompleteDataDesignsWaitForNobody) {
  in_every_trial([](const TrialRecord& r, const Study& study) {
    if (!study.escalation.decides_on_tallies()) return;
    for (const DecisionRecord& decision : r.decisions) EXPECT_FALSE(waits(decision.decision));
  });
}

INSTANTIATE_TEST_SUITE_P(Conducted, RegisteredDesign,
                         ::testing::Values(Case{"BOIN", 3}, Case{"BOIN", 1}, Case{"CRM", 3},
                                           Case{"TITE-BOIN", 3}, Case{"TITE-CRM", 1},
                                           Case{"TITE-CRM", 2}),
                         [](const auto& instance) {
                           std::string name = instance.param.design;
                           std::erase(name, '-');
                           return name + std::to_string(instance.param.cohort_size);
                         });

}  // namespace
}  // namespace caudata::trial
