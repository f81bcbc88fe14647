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
  for (std::string* text : {&p.unit, &p.species, &p.source}) *text = checks_cell(in);
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

TEST(CanalChecks, EveryPublishedValueHasAPredictionAndTheOtherWayRound) {
  std::set<std::string> published, predicted;
  for (const PublishedCanalValue& p : checks_published()) published.insert(p.id);
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
  const auto rows = canal_checks(predictions, {{"b", "", 4, 3, 4.9, "1", "", "s"},
                                               {"a", "", 1, 0, 2, "1", "", "s"},
                                               {"c", "", 1, 0, 2, "1", "", "s"}});
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].published.id, "b");
  EXPECT_FALSE(rows[0].inside);
  EXPECT_TRUE(rows[1].inside);
}

TEST(CanalChecks, PredictionsAreNumbersOfTheRightOrder) {
  for (const CanalCheckRow& row : canal_checks(checks_predicted(), checks_published())) {
    const PublishedCanalValue& p = row.published;
    EXPECT_TRUE(std::isfinite(row.predicted)) << p.id;
    EXPECT_LT(std::abs(row.predicted), 100 * std::abs(p.observed)) << p.id;
  }
}

TEST(CanalChecks, TimesAddUpAlongTheWayAndABlockMakesThemInfinite) {
  const Canal canal = support::canal();
  const CanalGrid grid = support::drift(canal, Posture::supine);
  EXPECT_NEAR(drift_hours(grid, 500, 300) + drift_hours(grid, 300, 100),
              drift_hours(grid, 500, 100), 1e-9);
  const CanalGrid blocked = support::drift(support::injured_canal(c5, 0), Posture::supine);
  EXPECT_TRUE(std::isinf(drift_hours(blocked, 500, 20)));
  EXPECT_TRUE(std::isinf(mixing_hours(blocked, 500, 20)));
}

}  // namespace caudata::anatomy
