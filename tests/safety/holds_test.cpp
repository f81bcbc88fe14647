// SPDX-License-Identifier: Apache-2.0
#include "safety/holds.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/ledger_from_data.hpp"

namespace caudata::safety {
namespace {

using core::Days;

HoldLimits every_limit() {
  std::vector<std::string> missing;
  return {.antithrombotics = read_antithrombotic_intervals(test::project_ledger(), missing),
          .after_failed_puncture = Days(7),
          .least_delivered_fraction = 0.8,
          .after_event = Days(14),
          .clearance = Days(28)};
}

/// Everything at once on day 100.
ConductFacts everything() {
  return {.today = Days(100),
          .antithrombotics = {{Antithrombotic::lmwh_treatment, Days(100)}},
          .failed_puncture = Days(99),
          .previous_dose = PreviousDose{Days(90), 0.5},
          .events = {{"meningitis", Days(95)}}};
}

std::vector<std::string_view> rules_of(const std::vector<Hold>& all) {
  std::vector<std::string_view> rules;
  for (const Hold& hold : all) rules.push_back(hold.rule);
  return rules;
}

TEST(Holds, NothingHappenedHoldsNobody) {
  EXPECT_TRUE(holds({.today = Days(3)}, every_limit()).empty());
}

TEST(Holds, ALimitThatIsNotStatedHoldsNobody) {
  EXPECT_TRUE(holds(everything(), HoldLimits{}).empty());
}

TEST(Holds, EachReasonIsGivenInOrder) {
  const auto all = holds(everything(), every_limit());
  EXPECT_EQ(rules_of(all),
            (std::vector<std::string_view>{"hold.anticoagulation", "hold.failed-puncture",
                                           "hold.delivered-dose", "hold.event", "hold.clearance"}));
  EXPECT_EQ(all[0].until, Days(101));
  EXPECT_EQ(all[1].until, Days(106));
  EXPECT_EQ(all[2].until, std::nullopt);
  EXPECT_EQ(all[3].until, Days(109));
  EXPECT_EQ(all[4].until, Days(118));
  EXPECT_EQ(all[0].text,
            "lmwh treatment was last taken on day 100: 24 h must pass before a lumbar puncture");
  EXPECT_EQ(all[2].text,
            "0.5 of the nominal dose of day 90 was delivered, below 0.8: the sponsor must judge it "
            "before the next dose");
}

// On the day that a hold names it is over, and one day earlier it is not.
TEST(Holds, AHoldEndsOnTheDayItNames) {
  for (const Hold& hold : holds(everything(), every_limit())) {
    if (!hold.until) continue;
    const auto held_on = [&](Days day) {
      ConductFacts then = everything();
      then.today = day;
      const auto rules = rules_of(holds(then, every_limit()));
      return std::ranges::count(rules, hold.rule) > 0;
    };
    EXPECT_FALSE(held_on(*hold.until)) << hold.rule;
    EXPECT_TRUE(held_on(*hold.until - Days(1))) << hold.rule;
  }
}

TEST(Holds, WhatIsNotKnownHoldsWithoutADay) {
  const ConductFacts facts{.today = Days(400),
                           .antithrombotics = {{Antithrombotic::warfarin, std::nullopt}},
                           .previous_dose = PreviousDose{Days(1), std::nullopt},
                           .events = {{"fever", std::nullopt}, {"pain", Days(401)}}};
  const auto all = holds(facts, every_limit());
  ASSERT_EQ(all.size(), 4u);
  for (const Hold& hold : all) EXPECT_EQ(hold.until, std::nullopt) << hold.rule;
}

TEST(Holds, ADoseAtTheLimitIsEnough) {
  ConductFacts facts{.today = Days(400), .previous_dose = PreviousDose{Days(1), 0.8}};
  EXPECT_TRUE(holds(facts, every_limit()).empty());
}

TEST(Antithrombotic, NamesRoundTripAndIntervalsGrowWithTheDose) {
  for (std::size_t drug = 0; drug < antithrombotics; ++drug) {
    const auto value = static_cast<Antithrombotic>(drug);
    EXPECT_EQ(antithrombotic_named(name(value)), value);
  }
  EXPECT_EQ(antithrombotic_named("aspirin"), std::nullopt);
  const auto intervals = every_limit().antithrombotics.value();
  EXPECT_LT(intervals[Antithrombotic::lmwh_prophylaxis], intervals[Antithrombotic::lmwh_treatment]);
}

}  // namespace
}  // namespace caudata::safety
