// SPDX-License-Identifier: Apache-2.0
#include "safety/background.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/ledger_from_data.hpp"

namespace caudata::safety {
namespace {

using core::Days;

constexpr RiskProfile complete_c4{54, 3, Completeness::complete, Days{41}};
constexpr RiskProfile incomplete_t10{30, 17, Completeness::incomplete, Days{20}};

core::TrialStreams trial(std::uint32_t i) { return {core::Seed{99}, core::TrialIndex{i}}; }

BackgroundEvents events_with(const core::Ledger& ledger) {
  std::vector<std::string> missing;
  BackgroundEvents events(ledger, missing);
  EXPECT_TRUE(missing.empty());
  return events;
}

bool same(const AdverseEvent& a, const AdverseEvent& b) {
  return a.term == b.term && a.onset == b.onset && a.grade == b.grade && a.duration == b.duration &&
         a.seriousness == b.seriousness && a.attribution == b.attribution;
}

bool is_death(const AdverseEvent& e) { return e.grade == CtcaeGrade::death; }

}  // namespace

TEST(Background, EventsAreSortedInsideTheWindowAndDeathIsLast) {
  const BackgroundEvents background = events_with(test::project_ledger());
  for (std::uint32_t i = 0; i < 5000; ++i) {
    const auto events =
        background.draw(complete_c4, Days{-10}, Days{365}, trial(i), core::CandidateId{1});
    EXPECT_TRUE(std::is_sorted(events.begin(), events.end(),
                               [](const auto& a, const auto& b) { return a.onset < b.onset; }));
    for (const AdverseEvent& e : events) {
      EXPECT_TRUE(Days{-10} <= e.onset && e.onset <= Days{365});
      EXPECT_EQ(e.verdict, DltVerdict::not_a_dlt);
      EXPECT_EQ(e.cause, Cause::background);
      if (e.onset < Days{0}) {
        EXPECT_EQ(e.attribution, Attribution::unrelated);
      }
    }
    const auto death = std::find_if(events.begin(), events.end(), is_death);
    EXPECT_TRUE(death == events.end() || death + 1 == events.end());
  }
}

// A shorter window shows a prefix of the events of a longer one: nothing is drawn anew.
TEST(Background, AShorterWindowShowsTheSameEvents) {
  const BackgroundEvents background = events_with(test::project_ledger());
  for (std::uint32_t i = 0; i < 2000; ++i) {
    const auto longer =
        background.draw(complete_c4, Days{0}, Days{400}, trial(i), core::CandidateId{5});
    const auto shorter =
        background.draw(complete_c4, Days{0}, Days{70}, trial(i), core::CandidateId{5});
    const auto inside = std::count_if(longer.begin(), longer.end(),
                                      [](const auto& e) { return e.onset <= Days{70}; });
    ASSERT_EQ(shorter.size(), static_cast<std::size_t>(inside));
    for (std::size_t k = 0; k < shorter.size(); ++k) EXPECT_TRUE(same(shorter[k], longer[k]));
  }
}

TEST(Background, LastingConditionsBeginOnce) {
  const BackgroundEvents background = events_with(test::project_ledger());
  for (std::uint32_t i = 0; i < 2000; ++i) {
    const auto events =
        background.draw(complete_c4, Days{-41}, Days{3650}, trial(i), core::CandidateId{1});
    for (const Term lasting : {Term::neuropathic_pain, Term::spasticity}) {
      EXPECT_LE(std::count_if(events.begin(), events.end(),
                              [&](const auto& e) { return e.term == lasting; }),
                1);
    }
  }
}

TEST(Background, DysreflexiaNeedsALesionAtOrAboveT6) {
  core::Ledger ledger = test::project_ledger();
  ledger.set("safety.background.autonomic_dysreflexia.hazard.acute", 1);
  const BackgroundEvents background = events_with(ledger);
  const auto has_dysreflexia = [&](int level) {
    const RiskProfile profile{40, level, Completeness::complete, Days{20}};
    const auto events = background.draw(profile, Days{0}, Days{60}, trial(1), core::CandidateId{1});
    return std::any_of(events.begin(), events.end(),
                       [](const auto& e) { return e.term == Term::autonomic_dysreflexia; });
  };
  EXPECT_TRUE(has_dysreflexia(13));   // T6
  EXPECT_FALSE(has_dysreflexia(14));  // T7
}

TEST(Background, DeathTruncatesEverything) {
  core::Ledger ledger = test::project_ledger();
  ledger.set("safety.background.death.acute", 0.2);
  const BackgroundEvents deadly = events_with(ledger);
  const BackgroundEvents usual = events_with(test::project_ledger());
  std::size_t deaths = 0;
  for (std::uint32_t i = 0; i < 500; ++i) {
    const auto cut = deadly.draw(complete_c4, Days{0}, Days{40}, trial(i), core::CandidateId{1});
    if (cut.empty() || !is_death(cut.back())) continue;
    ++deaths;
    const Days last = cut.back().onset;
    const auto whole = usual.draw(complete_c4, Days{0}, Days{40}, trial(i), core::CandidateId{1});
    const auto before = std::count_if(
        whole.begin(), whole.end(), [&](const auto& e) { return e.onset <= last && !is_death(e); });
    EXPECT_EQ(cut.size(), static_cast<std::size_t>(before) + 1);
  }
  EXPECT_GT(deaths, 400u);  // expected 499.8; P(<= 400) is below 1e-100
}

// A hazard that is larger for everyone gives every person at least as many events of that kind, and
// leaves the others alone.
TEST(Background, ALargerHazardOnlyAddsItsOwnEvents) {
  core::Ledger more = test::project_ledger();
  const char* path = "safety.background.pneumonia.hazard.acute";
  more.set(path, 3 * more.value(path));
  const BackgroundEvents usual = events_with(test::project_ledger()), raised = events_with(more);
  const auto count = [](const std::vector<AdverseEvent>& events, bool pneumonia) {
    return std::count_if(events.begin(), events.end(),
                         [&](const auto& e) { return (e.term == Term::pneumonia) == pneumonia; });
  };
  for (std::uint32_t i = 0; i < 2000; ++i) {
    const auto a = usual.draw(incomplete_t10, Days{-20}, Days{60}, trial(i), core::CandidateId{1});
    const auto b = raised.draw(incomplete_t10, Days{-20}, Days{60}, trial(i), core::CandidateId{1});
    EXPECT_LE(count(a, true), count(b, true));
    EXPECT_EQ(count(a, false), count(b, false));
  }
}

TEST(Background, ProcedureEventsBelongToTheirAdministration) {
  core::Ledger ledger = test::project_ledger();
  ledger.set("safety.procedure.fever.probability", 1);
  const BackgroundEvents background = events_with(ledger);
  for (int k = 1; k <= 4; ++k) {
    const auto events =
        background.draw_procedure(product::Needle::atraumatic, k, trial(3), core::CandidateId{1});
    EXPECT_TRUE(std::any_of(events.begin(), events.end(),
                            [](const auto& e) { return e.term == Term::fever; }));
    for (const AdverseEvent& e : events) {
      EXPECT_EQ(e.after_dose, k);
      EXPECT_EQ(e.cause, Cause::procedure);
      EXPECT_GE(e.onset, Days{0});
    }
  }
}

TEST(Background, AConventionalNeedleOnlyAddsHeadachesOfThePuncture) {
  const BackgroundEvents background = events_with(test::project_ledger());
  const auto of_puncture = [](const AdverseEvent& e) {
    return e.term == Term::post_lumbar_puncture_headache;
  };
  std::size_t added = 0;
  for (std::uint32_t i = 0; i < 2000; ++i) {
    auto fine =
        background.draw_procedure(product::Needle::atraumatic, 1, trial(i), core::CandidateId{1});
    auto coarse =
        background.draw_procedure(product::Needle::conventional, 1, trial(i), core::CandidateId{1});
    const bool before = std::erase_if(fine, of_puncture) > 0;
    const bool after = std::erase_if(coarse, of_puncture) > 0;
    EXPECT_GE(after, before);
    EXPECT_EQ(fine.size(), coarse.size());
    added += after && !before;
  }
  EXPECT_GT(added, 0u);  // P(none) = (1 - 0.063)^2000 < 1e-56
}

TEST(Background, TheLedgerNamesWhatIsMissing) {
  std::vector<std::string> missing;
  const BackgroundEvents none(core::Ledger{}, missing);
  EXPECT_NE(std::find(missing.begin(), missing.end(), "safety.background.sepsis.hazard.acute"),
            missing.end());
  EXPECT_NE(std::find(missing.begin(), missing.end(), "safety.procedure.fever.probability"),
            missing.end());
}

}  // namespace caudata::safety
