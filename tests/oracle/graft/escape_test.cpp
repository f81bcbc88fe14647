// SPDX-License-Identifier: Apache-2.0
#include "graft/rules/escape.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "support/exact_test.hpp"
#include "support/rule_batches.hpp"

namespace caudata::graft {
namespace {

const EscapeParameters escape_data = test::from_data<EscapeParameters>("graft.escape");

/// Residual cells at a share f of a dose, and the risks as they are printed for three take
/// probabilities: from NOG mice with Matrigel (ln 2 / 132; Kanemura 2014), the rule of three over 7
/// animals at 1e4 cells (Lee 2009), and ln 2 / 1e5.
TEST(Escape, RisksAreThoseOfThePublishedTitrations) {
  const double nog = std::log(2) / 132, three = 4.3e-5, low = std::log(2) / 1e5;
  EXPECT_NEAR(take_risk(1500, nog), 0.9996, 5e-5);
  EXPECT_NEAR(take_risk(6000, nog), 1.0, 1e-9);
  EXPECT_NEAR(take_risk(150, nog), 0.55, 5e-3);
  EXPECT_NEAR(take_risk(1500, three), 0.06, 5e-3);
  EXPECT_NEAR(take_risk(6000, three), 0.23, 5e-3);
  EXPECT_NEAR(take_risk(150, three), 0.006, 5e-4);
  EXPECT_NEAR(take_risk(1500, low), 0.010, 5e-4);
  EXPECT_NEAR(take_risk(6000, low), 0.041, 5e-4);
  EXPECT_NEAR(take_risk(150, low), 0.001, 5e-5);
}

TEST(Escape, TheRiskIsExactAtTheSmallestProbabilities) {
  EXPECT_NEAR(take_risk(1, 1e-18) / 1e-18, 1, 1e-15);
  EXPECT_EQ(take_risk(0, 0.1), 0);
  EXPECT_EQ(take_risk(1e9, 0), 0);
  EXPECT_NEAR(take_risk(1, std::log(2)), 0.5, 1e-15);
}

TEST(Escape, OfManyCellsTheRiskIsThatOfEachByItself) {
  const double one = take_risk(1, 3e-4);
  EXPECT_NEAR(take_risk(1000, 3e-4), 1 - std::pow(1 - one, 1000), 1e-13);
}

TEST(Escape, WhatIsVisibleRisesToTheRisk) {
  const double n = 1500, k = 1e-4;
  double before = 0;
  for (const double days : {30.0, 200.0, 365.0, 730.0, 10000.0}) {
    const double now = visible_risk(escape_data.teratoma, escape_data.visible, n, k, days);
    EXPECT_GE(now, before);
    before = now;
  }
  EXPECT_NEAR(before, take_risk(n, k), 1e-9);
}

TEST(Escape, ACurveSpansThePriorOfTheTake) {
  const core::Parameter& take = *test::project_ledger().find("graft.escape.take.surface");
  const auto values = take_values(take, 41);
  ASSERT_EQ(values.size(), 41u);
  EXPECT_TRUE(std::ranges::is_sorted(values));
  EXPECT_GT(values.front(), 1e-7);
  EXPECT_LT(values.back(), 5e-3);
  EXPECT_NEAR(values[20], core::central_value(take), 1e-12);
  const std::vector<double> days{90, 365};
  const RiskCurve curve = risk_curve(escape_data.teratoma, escape_data.visible, 1500, values, days);
  for (std::size_t i = 0; i < values.size(); ++i) {
    EXPECT_EQ(curve.risk[i], take_risk(1500, values[i]));
    EXPECT_LE(curve.visible_by[0][i], curve.visible_by[1][i]);
    EXPECT_LE(curve.visible_by[1][i], curve.risk[i] * (1 + 1e-12));
  }
  EXPECT_GT(curve.risk.back() / curve.risk.front(), 1000);  // one number decides
}

TEST(Escape, FoundersThatLastAreThoseOfTheTake) {
  constexpr std::size_t n = 200000;
  const double k = 0.02;
  const auto cells = test::some_cells(n);
  const std::vector<double> ks(n, k);
  std::vector<std::uint8_t> founds(n);
  found_clones(escape_data.teratoma, test::rule_key, cells, ks, founds);
  const auto seen = static_cast<std::uint64_t>(std::ranges::count(founds, 1));
  const double established = birth_death(escape_data.teratoma).established();
  EXPECT_GT(test::binomial_p_value(seen, n, (1 - std::exp(-k)) / established), test::alpha);
  std::vector<CellId> clones;
  for (std::size_t i = 0; i < n; ++i)
    if (founds[i]) clones.push_back(cells[i]);
  std::vector<double> sizes(clones.size(), 1);
  for (std::uint32_t step = 0; step < 10; ++step)
    grow_clones(escape_data.teratoma, test::rule_key, step, 8, clones, sizes);
  const auto lasting =
      static_cast<std::uint64_t>(std::ranges::count_if(sizes, [](double s) { return s > 0; }));
  // After 80 days a clone that is left is extinct later with a probability below 1e-3.
  const double alive = birth_death(escape_data.teratoma).alive(80);
  EXPECT_GT(test::binomial_p_value(lasting, n, (1 - std::exp(-k)) / established * alive),
            test::alpha);
}

TEST(Escape, NothingGrowsFromTheDeadOrThoseThatLeft) {
  EXPECT_EQ(take_there(escape_data, Compartment::dead), 0);
  EXPECT_EQ(take_there(escape_data, Compartment::left), 0);
  EXPECT_EQ(take_there(escape_data, Compartment::adherent), escape_data.take_surface);
  EXPECT_EQ(take_there(escape_data, Compartment::parenchyma), escape_data.take_tissue);
}

TEST(Hypertrophy, HalfOfTheSusceptibleHaveItAtItsMedian) {
  const HypertrophyParameters& p = escape_data.hypertrophy;
  EXPECT_NEAR(hypertrophy_by(p, p.dose, 1, p.onset), p.susceptible / 2, 1e-12);
  EXPECT_NEAR(hypertrophy_by(p, p.dose, 1, 1e6), p.susceptible, 1e-12);
  EXPECT_EQ(hypertrophy_by(p, 0, 1, 1e6), 0);
  EXPECT_EQ(hypertrophy_by(p, p.dose, 0, 1e6), 0);
  EXPECT_NEAR(hypertrophy_by(p, p.dose / 2, 2, 300), hypertrophy_by(p, p.dose, 1, 300), 1e-15);
}

TEST(Hypertrophy, ItsOnsetIsTheInverse) {
  const HypertrophyParameters& p = escape_data.hypertrophy;
  for (const double u : {0.01, 0.3, 0.9}) {
    const double day = hypertrophy_onset(p, 1.5e8, 2, 0, u);
    EXPECT_NEAR(hypertrophy_by(p, 1.5e8, 2, day), u * p.susceptible, 1e-12);
    EXPECT_LT(hypertrophy_onset(p, 6e8, 2, 0, u), day);
  }
  EXPECT_TRUE(std::isinf(hypertrophy_onset(p, 1.5e8, 2, p.susceptible, 0.5)));
  EXPECT_TRUE(std::isinf(hypertrophy_onset(p, 0, 2, 0, 0.5)));
}

}  // namespace
}  // namespace caudata::graft
