// SPDX-License-Identifier: Apache-2.0
#include "anatomy/canal/canal_checks.hpp"

#include <fstream>
#include <set>
#include <sstream>

#include "anatomy/textbook_canal.hpp"

namespace caudata::anatomy {

namespace {

/// Up to the next comma that is not in quotation marks.
std::string checks_cell(std::istringstream& in) {
  std::string cell;
  bool quoted = false;
  for (char c; in.get(c) && (quoted || c != ',');)
    if (c == '"')
      quoted = !quoted;
    else
      cell += c;
  return cell;
}

PublishedCanalValue checks_row(const std::string& line) {
  std::istringstream in(line);
  PublishedCanalValue p;
  p.id = checks_cell(in);
  p.what = checks_cell(in);
  for (double* number : {&p.observed, &p.lower, &p.upper}) *number = std::stod(checks_cell(in));
  for (std::string* text : {&p.unit, &p.species, &p.source, &p.if_missed, &p.not_modelled})
    *text = checks_cell(in);
  return p;
}

std::vector<PublishedCanalValue> checks_published() {
  std::ifstream in(std::string(CAUDATA_SOURCE_DIR) + "/data/evidence/canal.csv");
  std::vector<PublishedCanalValue> rows;
  bool header = true;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("#")) continue;
    if (!header) rows.push_back(checks_row(line));
    header = false;
  }
  return rows;
}

std::vector<CanalPrediction> checks_predicted() {
  const Canal canal = support::canal();
  return canal_predictions(canal, CanalFlow(canal), support::drift(canal, Posture::supine));
}

}  // namespace

TEST(CanalChecks, EveryPublishedValueHasAPredictionOrIsNotModelledAndTheOtherWayRound) {
  std::set<std::string> published, predicted;
  for (const PublishedCanalValue& p : checks_published())
    if (p.not_modelled.empty()) published.insert(p.id);
  for (const CanalPrediction& p : checks_predicted()) predicted.insert(p.id);
  EXPECT_EQ(published, predicted);
  EXPECT_GT(published.size(), 15u);
}

TEST(CanalChecks, PublishedValuesLieInTheirRangesAndNameTheirSource) {
  for (const PublishedCanalValue& p : checks_published()) {
    EXPECT_LT(p.lower, p.upper) << p.id;
    EXPECT_LE(p.lower, p.observed) << p.id;
    EXPECT_GE(p.upper, p.observed) << p.id;
    EXPECT_GE(p.source.size(), 8u) << p.id;
    EXPECT_FALSE(p.what.empty() || p.unit.empty()) << p.id;
    EXPECT_EQ(p.species, "human") << p.id;
  }
}

TEST(CanalChecks, ARowIsInsideIfItsRangeHoldsThePrediction) {
  const std::vector<CanalPrediction> predictions{{"a", 2}, {"b", 5}};
  const auto rows = canal_checks(predictions, {{"b", "", 4, 3, 4.9, "1", "", "s", "", ""},
                                               {"a", "", 1, 0, 2, "1", "", "s", "", ""},
                                               {"c", "", 1, 0, 2, "1", "", "s", "", ""},
                                               {"d", "", 1, 0, 2, "1", "", "s", "", "why"}});
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0].published.id, "b");
  EXPECT_FALSE(rows[0].inside);
  EXPECT_TRUE(rows[1].inside);
  EXPECT_FALSE(rows[2].predicted.has_value());
}

TEST(CanalChecks, PredictionsAreNumbersOfTheRightOrder) {
  for (const CanalCheckRow& row : canal_checks(checks_predicted(), checks_published())) {
    const PublishedCanalValue& p = row.published;
    if (!p.not_modelled.empty()) continue;
    EXPECT_TRUE(std::isfinite(*row.predicted)) << p.id;
    EXPECT_LT(std::abs(*row.predicted), 100 * std::abs(p.observed)) << p.id;
  }
}

// What spreads from a closed end at 0: the share beyond x is erfc(x / sqrt(4 D t)).
TEST(CanalChecks, AscentIsThatOfAGaussianFromAClosedEnd) {
  constexpr double mixing = 2, distance = 1200;
  const SoluteLine line{2, std::vector<double>(800, 3), std::vector<double>(800, mixing), 0};
  const double hours = ascent_hours(line, 1599, 1600 - distance, 0.01);
  EXPECT_NEAR(std::erfc(distance / std::sqrt(4 * mixing * 3600 * hours)), 0.01, 2e-4);
}

TEST(CanalChecks, NothingRisesPastACompleteBlock) {
  const Canal blocked = support::injured_canal(c5, 0);
  const SoluteLine line = solute_line(blocked, support::drift(blocked, Posture::supine));
  EXPECT_TRUE(std::isinf(ascent_hours(line, 500, 20, 0.01)));
}

// The published mean is that of the published fluid over the sum of all three published areas.
TEST(CanalChecks, TheWomersleyNumberCountsRootsAsWalls) {
  const double diameter = 10 * 4 * 97.3 / (318.5 + 112.2 + 232.1);  // [mm]
  const double omega = 2 * M_PI * 70 / 60, viscosity = 0.7;         // [1/s], [mm^2/s]
  EXPECT_NEAR(diameter / 2 * std::sqrt(omega / viscosity), 9.6, 0.15);
}

}  // namespace caudata::anatomy
