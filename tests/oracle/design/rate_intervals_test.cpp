// SPDX-License-Identifier: Apache-2.0
// Brute force: beta densities integrated by Simpson's rule in this file, all pairs of intervals, no
// use of the product form.
#include "design/rate_intervals.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "design/designs/tepi.hpp"
#include "design/utility_desirability.hpp"

namespace caudata::design {
namespace {

/// Simpson's rule of a function on [lower, upper]; of the densities here to 1e-7.
template <class F>
double integral(double lower, double upper, F f) {
  constexpr int steps = 200;
  const double h = (upper - lower) / steps;
  double sum = f(lower) + f(upper);
  for (int i = 1; i < steps; ++i) sum += (i % 2 == 1 ? 4 : 2) * f(lower + i * h);
  return sum * h / 3;
}

/// Of p after y of n under the uniform prior.
double density(double p, int n, int y) {
  const double log_beta = std::lgamma(y + 1) + std::lgamma(n - y + 1) - std::lgamma(n + 2);
  return std::pow(p, y) * std::pow(1 - p, n - y) * std::exp(-log_beta);
}

double unit_mass(double lower, double upper, int n, int y) {
  return integral(lower, upper, [&](double p) { return density(p, n, y); }) / (upper - lower);
}

struct Found {
  char letter;
  double mass, lead;
};

/// The letter of the greatest joint mass of all pairs, and its lead over those of other letters.
Found by_brute_force(const TepiRules& rules, Tally t) {
  std::vector<double> tox{0}, eff{0};
  tox.insert(tox.end(), rules.tox_limits.begin(), rules.tox_limits.end());
  eff.insert(eff.end(), rules.eff_limits.begin(), rules.eff_limits.end());
  tox.push_back(1);
  eff.push_back(1);
  std::vector<Found> all;
  for (std::size_t i = 0; i + 1 < tox.size(); ++i) {
    for (std::size_t j = 0; j + 1 < eff.size(); ++j) {
      const double joint = unit_mass(tox[i], tox[i + 1], t.evaluable, t.dlt) *
                           unit_mass(eff[j], eff[j + 1], t.evaluable, t.response);
      all.push_back({rules.table[i][j], joint, 0});
    }
  }
  Found best = all.front();
  for (const Found& pair : all) best = pair.mass > best.mass ? pair : best;
  best.lead = best.mass;
  for (const Found& pair : all) {
    if (pair.letter != best.letter) best.lead = std::min(best.lead, best.mass - pair.mass);
  }
  return best;
}

char letter(Move move) { return move == Move::escalate ? 'E' : move == Move::stay ? 'S' : 'D'; }

void expect_brute_force(const TepiRules& rules, int most) {
  const Tepi design(rules);
  for (int n = 1; n <= most; ++n) {
    for (int dlt = 0; dlt <= n; ++dlt) {
      for (int response = 0; response <= n; ++response) {
        const Tally t{std::int16_t(n), std::int16_t(dlt), std::int16_t(response), 0};
        const Found found = by_brute_force(rules, t);
        const Judgement judged = design.judge(t);
        ASSERT_TRUE(judged.margin);
        EXPECT_NEAR(*judged.margin, found.lead, 1e-6) << n << ' ' << dlt << ' ' << response;
        if (found.lead < 1e-6) continue;  // a tie within the error of the integral
        EXPECT_EQ(letter(judged.move), found.letter) << n << ' ' << dlt << ' ' << response;
      }
    }
  }
}

TEST(Tepi, TheTableIsTheGreatestOfAllJointMasses) { expect_brute_force({}, 9); }

TEST(Tepi, AnyIntervalsAndLetters) {
  TepiRules rules;
  rules.tox_limits = {0.2, 0.3};
  rules.eff_limits = {0.1, 0.3, 0.5, 0.7};
  rules.table = {"SEEES", "DSESE", "DDDSD"};
  expect_brute_force(rules, 7);
}

TEST(RateIntervals, ExpectedHeightIsAnIntegral) {
  const Ramp ramp{0.15, 0.4};
  const RateIntervals rates(std::vector{0.5}, ramp, WorseRates::high, 12);
  for (int n = 0; n <= 12; ++n) {
    for (int y = 0; y <= n; ++y) {
      const double slope = integral(ramp.from, ramp.to, [&](double p) {
        return density(p, n, y) * (p - ramp.from) / (ramp.to - ramp.from);
      });
      const double beyond = integral(ramp.to, 1, [&](double p) { return density(p, n, y); });
      EXPECT_NEAR(rates(n, y).height, slope + beyond, 1e-7) << n << ' ' << y;
    }
  }
}

// Beyond the table the rate counts, rounded to the worse side: 3 of 20 read in the row of 12.
TEST(RateIntervals, BeyondTheTable) {
  const std::vector<double> limits{0.2};
  const RateIntervals tox(limits, {0.1, 0.9}, WorseRates::high, 12);
  const RateIntervals eff(limits, {0.1, 0.9}, WorseRates::low, 12);
  EXPECT_EQ(tox(20, 3).height, tox(12, 2).height);
  EXPECT_EQ(eff(20, 3).height, eff(12, 1).height);
  EXPECT_EQ(tox(240, 240).height, tox(12, 12).height);
}

// Before a patient every unit mass is 1: the worse side wins the tie.
TEST(RateIntervals, TiesGoToTheWorseSide) {
  const std::vector<double> limits{0.2, 0.5};
  EXPECT_EQ(RateIntervals(limits, {0, 1}, WorseRates::high, 3)(0, 0).greatest, 2U);
  EXPECT_EQ(RateIntervals(limits, {0, 1}, WorseRates::low, 3)(0, 0).greatest, 0U);
}

// Beta(1/2, 1/2) is the arcsine law: P(p <= x) = 2 / pi * asin(sqrt(x)).
TEST(RateLimit, AnyPrior) {
  const double pi = std::acos(-1.0);
  for (const double x : {0.1, 0.3, 0.8}) {
    const double below = 2 / pi * std::asin(std::sqrt(x));
    for (const double step : {-1e-9, 1e-9}) {
      const RateLimit low(RateLimit::Side::below, x, below + step, 3, 0.5);
      const RateLimit high(RateLimit::Side::above, x, 1 - below + step, 3, 0.5);
      EXPECT_EQ(low.accepts(0, 0), step > 0);
      EXPECT_EQ(high.accepts(0, 0), step > 0);
      EXPECT_NEAR(low.distance(0, 0), 1e-9, 1e-11);
    }
  }
}

}  // namespace
}  // namespace caudata::design
