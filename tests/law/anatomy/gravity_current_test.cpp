// SPDX-License-Identifier: Apache-2.0
#include "anatomy/canal/gravity_current.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace caudata::anatomy {

namespace {

constexpr double current_infinite = 1e300;

GravityCurrent current_channel(std::size_t cells, double dx) {
  GravityCurrent c;
  c.dx = dx;
  c.strength = 5;
  c.ceiling.assign(cells, current_infinite);
  c.open.assign(cells - 1, 1);
  return c;
}

/// `volume` in the first cells or in the middle.
std::vector<double> current_heap(std::size_t cells, std::size_t first, std::size_t width,
                                 double volume, double dx) {
  std::vector<double> h(cells, 0);
  for (std::size_t i = first; i < first + width; ++i) {
    h[i] = volume / (static_cast<double>(width) * dx);
  }
  return h;
}

/// Where 1 in 10^4 of the thickest is reached, from the rostral end.
double current_front(const std::vector<double>& h, double dx) {
  std::size_t last = 0;
  const double most = *std::max_element(h.begin(), h.end());
  for (std::size_t i = 0; i < h.size(); ++i) last = h[i] > 1e-4 * most ? i + 1 : last;
  return static_cast<double>(last) * dx;
}

}  // namespace

// Huppert 1982: x_N = 1.411 (K q^3 t)^{1/5} from a wall, K = g' / (3 nu).
TEST(GravityCurrentLaw, OnALevelFloorSpreadsWithTheFifthRootOfTime) {
  constexpr double dx = 0.5, volume = 30;
  const GravityCurrent c = current_channel(600, dx);
  std::vector<double> h = current_heap(600, 0, 10, volume, dx);
  double before = 0;
  h = flow(c, h, 50);
  double at = 50;
  for (const double until : {400.0, 3200.0}) {
    h = flow(c, h, until - at);
    at = until;
    const double law = 1.411 * std::pow(c.strength * volume * volume * volume * until, 0.2);
    EXPECT_NEAR(current_front(h, dx), law, 0.03 * law) << until;
    if (before > 0) {
      EXPECT_NEAR(std::log(current_front(h, dx) / before) / std::log(8.0), 0.2, 0.01);
    }
    before = current_front(h, dx);
  }
  const double law = std::pow(1.411, 2.0 / 3) * std::pow(0.3, 1.0 / 3) *
                     std::pow(volume * volume / (c.strength * at), 0.2);
  EXPECT_NEAR(h[0], law, 0.01 * law) << "height at the wall";
}

// Huppert 1982 (slope): x_N = (27/4 K s A^2 t)^{1/3}.
TEST(GravityCurrentLaw, DownASlopeTheFrontGoesWithTheCubeRootOfTime) {
  constexpr double dx = 0.5, volume = 10;
  GravityCurrent c = current_channel(2000, dx);
  c.across = 0;
  c.along = 0.5;
  std::vector<double> h = flow(c, current_heap(2000, 0, 10, volume, dx), 100);
  const double early = current_front(h, dx);
  h = flow(c, h, 700);
  const double law = std::cbrt(27.0 / 4 * c.strength * c.along * volume * volume * 800);
  EXPECT_NEAR(current_front(h, dx), law, 0.05 * law);
  EXPECT_NEAR(std::log(current_front(h, dx) / early) / std::log(8.0), 1.0 / 3, 0.03);
}

TEST(GravityCurrentLaw, VolumeIsKeptAndNothingIsNegative) {
  GravityCurrent c = current_channel(200, 0.7);
  c.along = -0.4;
  c.ceiling.assign(200, 0.5);
  const std::vector<double> h = flow(c, current_heap(200, 150, 20, 25, 0.7), 3000);
  EXPECT_NEAR(std::accumulate(h.begin(), h.end(), 0.0) * 0.7, 25, 1e-10);
  EXPECT_GE(*std::min_element(h.begin(), h.end()), 0);
}

TEST(GravityCurrentLaw, SpreadsAlikeToBothSides) {
  const GravityCurrent c = current_channel(301, 0.5);
  const std::vector<double> h = flow(c, current_heap(301, 140, 21, 20, 0.5), 100);
  for (std::size_t i = 0; i < 150; ++i) EXPECT_NEAR(h[i], h[300 - i], 1e-9) << i;
  EXPECT_GT(h[120], 0);
}

TEST(GravityCurrentLaw, NothingPassesAClosedFace) {
  GravityCurrent c = current_channel(100, 1);
  c.along = 1;
  c.open[70] = 0;
  const std::vector<double> h = flow(c, current_heap(100, 40, 10, 50, 1), 1e4);
  EXPECT_EQ(std::accumulate(h.begin() + 71, h.end(), 0.0), 0);
  EXPECT_NEAR(std::accumulate(h.begin(), h.end(), 0.0), 50, 1e-7);
}

}  // namespace caudata::anatomy
