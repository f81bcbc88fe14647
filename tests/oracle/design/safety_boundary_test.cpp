// SPDX-License-Identifier: Apache-2.0
// Boundaries against brute force: every sequence of outcomes of a short trial, and every level that
// a p-value can take. The published tables are checked with the other reference files.
#include "design/safety_boundary.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <set>

#include "design/significance_bracket.hpp"

namespace caudata::design {
namespace {

BoundaryPlan plan(double rate, double alpha, std::vector<int> looks) {
  return {.tolerated_rate = rate, .alpha = alpha, .looks = std::move(looks)};
}

std::vector<int> every_patient(int n) {
  std::vector<int> looks(static_cast<std::size_t>(n));
  std::iota(looks.begin(), looks.end(), 1);
  return looks;
}

/// Adds up all 2^N sequences of outcomes.
BoundaryCharacteristics by_sequences(const SafetyBoundary& boundary, double rate) {
  const int last = boundary.looks.back();
  BoundaryCharacteristics sum;
  for (unsigned sequence = 0; sequence < 1u << last; ++sequence) {
    int events = 0, all = 0;
    int seen = last, events_seen = 0;
    bool stopped = false;
    std::size_t look = 0;
    for (int n = 1; n <= last; ++n) {
      const int event = static_cast<int>(sequence >> (n - 1) & 1u);
      all += event;
      if (!stopped) events += event;
      if (stopped || n != boundary.looks[look]) continue;
      stopped = events >= boundary.stop_at[look++];
      if (stopped) seen = n;
    }
    events_seen = events;
    const double weight = std::pow(rate, all) * std::pow(1 - rate, last - all);
    sum.stop_probability += stopped ? weight : 0;
    sum.expected_events += weight * events_seen;
    sum.expected_patients += weight * seen;
  }
  return sum;
}

TEST(SafetyBoundary, CharacteristicsEqualTheSumOverAllSequences) {
  for (const BoundaryEntry* rule : boundary_entries()) {
    for (const auto& looks : {every_patient(11), std::vector<int>{2, 5, 6, 12}}) {
      const auto boundary = safety_boundary(*rule, plan(0.25, 0.15, looks), {});
      ASSERT_TRUE(boundary) << rule->name;
      for (const double rate : {0.0, 0.1, 0.25, 0.6, 1.0}) {
        const auto exact = characteristics(*boundary, rate);
        const auto brute = by_sequences(*boundary, rate);
        EXPECT_NEAR(exact.stop_probability, brute.stop_probability, 1e-12) << rule->name;
        EXPECT_NEAR(exact.expected_events, brute.expected_events, 1e-11) << rule->name;
        EXPECT_NEAR(exact.expected_patients, brute.expected_patients, 1e-11) << rule->name;
      }
    }
  }
}

double tail(int events, int n, double rate) {
  double sum = 0;
  for (int k = events; k <= n; ++k) {
    sum += std::exp(std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1)) *
           std::pow(rate, k) * std::pow(1 - rate, n - k);
  }
  return sum;
}

/// The boundary of one nominal level: stop at p-values below it.
SafetyBoundary at_level(const std::vector<int>& looks, double rate, double level) {
  SafetyBoundary boundary{.looks = looks, .stop_at = {}, .critical = level};
  for (const int n : looks) {
    int events = 0;
    while (tail(events, n, rate) >= level * (1 - 1e-11)) ++events;
    boundary.stop_at.push_back(events);
  }
  return boundary;
}

// Of all levels that a p-value can take, the highest that keeps alpha.
TEST(SafetyBoundary, PocockIsTheHighestLevelThatKeepsAlpha) {
  const BoundaryEntry& rule = *find_boundary("Pocock");
  for (const double rate : {0.08, 0.3, 0.55}) {
    for (const double alpha : {0.02, 0.1, 0.3}) {
      for (const auto& looks : {every_patient(14), std::vector<int>{4, 8, 20}}) {
        double best = 0;
        for (const int n : looks) {
          for (int events = 0; events <= n; ++events) {
            const double level = tail(events, n, rate);
            const auto stops = characteristics(at_level(looks, rate, level), rate).stop_probability;
            if (stops <= alpha) best = std::max(best, level);
          }
        }
        const auto boundary = safety_boundary(rule, plan(rate, alpha, looks), {}).value();
        EXPECT_NEAR(boundary.critical, best, 1e-12 + 1e-10 * best);
        EXPECT_EQ(boundary.stop_at, at_level(looks, rate, best).stop_at);
      }
    }
  }
}

TEST(SafetyBoundary, KeepsAlphaAndGrowsWithPatientsAndStopsMoreOftenAtHigherRates) {
  for (const BoundaryEntry* rule : boundary_entries()) {
    for (const double rate : {0.02, 0.2, 0.5, 0.9}) {
      for (const double alpha : {0.01, 0.05, 0.4}) {
        for (const auto& looks :
             {std::vector<int>{1}, every_patient(25), std::vector<int>{7, 40}}) {
          const auto boundary = safety_boundary(*rule, plan(rate, alpha, looks), {});
          ASSERT_TRUE(boundary) << rule->name;
          EXPECT_LE(characteristics(*boundary, rate).stop_probability, alpha) << rule->name;
          EXPECT_TRUE(std::is_sorted(boundary->stop_at.begin(), boundary->stop_at.end()))
              << rule->name;
          double before = 0;
          for (double truth = 0; truth <= 1; truth += 0.125) {
            const double stops = characteristics(*boundary, truth).stop_probability;
            EXPECT_GE(stops, before - 1e-12) << rule->name;
            before = stops;
          }
        }
      }
    }
  }
}

// The shape with delta 0 is O'Brien-Fleming.
TEST(SafetyBoundary, WangTsiatisWithDeltaZeroIsOBrienFleming) {
  const auto question = plan(0.15, 0.07, every_patient(40));
  const Options zero{{"delta", {0.0, {}}}};
  const auto family = safety_boundary(*find_boundary("Wang-Tsiatis"), question, zero).value();
  const auto named = safety_boundary(*find_boundary("O'Brien-Fleming"), question, {}).value();
  EXPECT_EQ(family.stop_at, named.stop_at);
  EXPECT_EQ(family.critical, named.critical);
}

TEST(SafetyBoundary, WhatIsWrongIsSaidAtOnce) {
  const auto bad = safety_boundary(*find_boundary("Pocock"), plan(0, 1, {3, 3}), {});
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().size(), 3u);
  const Options low{{"alternative_rate", {0.2, {}}}};
  const auto sprt = safety_boundary(*find_boundary("SPRT"), plan(0.3, 0.1, {10}), low);
  ASSERT_FALSE(sprt);
  EXPECT_EQ(sprt.error()[0].rule, "boundary.alternative-rate");
  EXPECT_EQ(find_boundary("none"), nullptr);
}

TEST(SafetyBoundary, IsReachedAtAndAfterALook) {
  const SafetyBoundary boundary{.looks = {5, 10}, .stop_at = {3, 4}, .critical = 0};
  EXPECT_FALSE(reached(boundary, 4, 4));
  EXPECT_TRUE(reached(boundary, 3, 5));
  EXPECT_TRUE(reached(boundary, 3, 9));
  EXPECT_FALSE(reached(boundary, 3, 10));
  EXPECT_FALSE(reached(boundary, 10, 11)) << "nothing was drawn beyond the last look";
}

int least_stopping(const SafetyBoundary& boundary, int n) {
  int events = 0;
  while (!reached(boundary, events, n)) ++events;
  return events;
}

/// Beyond its last look the boundary goes on growing: a patient more never asks for fewer events,
/// nor for two more.
TEST(SafetyBoundary, GoesOnBeyondTheLastLook) {
  std::vector<int> looks(20);
  std::iota(looks.begin(), looks.end(), 1);
  for (const BoundaryEntry* rule : boundary_entries()) {
    const auto boundary = safety_boundary(*rule, plan(0.25, 0.1, looks), {}).value();
    int before = boundary.stop_at.back();
    for (int n = 21; n <= 120; ++n) {
      const int now = least_stopping(boundary, n);
      EXPECT_GE(now, before) << rule->name << ", " << n;
      EXPECT_LE(now, before + 1) << rule->name << ", " << n;
      before = now;
    }
    EXPECT_GT(before, boundary.stop_at.back() + 10) << rule->name;
  }
}

// One boundary keeps alpha, the other does not, and with enough halvings they are neighbours: they
// differ where one p-value lies, by one event.
TEST(SignificanceBracket, HoldsAlphaBetweenNeighbours) {
  constexpr int many_halvings = 60;
  for (const double rate : {0.1, 0.25, 0.4}) {
    for (const double delta : {0.0, 0.2, 0.5}) {
      const auto question = plan(rate, 0.1, {6, 12, 18, 30});
      const auto bracket = significance_bracket(question, delta, many_halvings).value();
      EXPECT_LE(characteristics(bracket.keeps_alpha, rate).stop_probability, 0.1);
      EXPECT_GT(characteristics(bracket.exceeds, rate).stop_probability, 0.1);
      int differences = 0;
      for (std::size_t look = 0; look < question.looks.size(); ++look) {
        differences += bracket.keeps_alpha.stop_at[look] - bracket.exceeds.stop_at[look];
      }
      EXPECT_EQ(differences, 1);
    }
  }
}

// With delta 0 it is Pocock's boundary, found in another way.
TEST(SignificanceBracket, WithoutAShapeItIsPocock) {
  const auto question = plan(0.2, 0.1, {5, 10, 15, 20});
  const auto bracket = significance_bracket(question, 0, 60).value();
  EXPECT_EQ(bracket.keeps_alpha.stop_at,
            safety_boundary(*find_boundary("Pocock"), question, {}).value().stop_at);
}

TEST(SignificanceBracket, RefusesAShapeOutsideTheFamily) {
  EXPECT_FALSE(significance_bracket(plan(0.2, 0.1, {5, 10}), 0.6));
}

}  // namespace
}  // namespace caudata::design
