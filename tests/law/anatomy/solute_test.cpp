// SPDX-License-Identifier: Apache-2.0
#include "anatomy/canal/solute.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "anatomy/textbook_canal.hpp"

namespace caudata::anatomy {

namespace {

constexpr double solute_d = 2;  // [mm^2/s]

SoluteLine solute_straight(std::size_t cells, double dx) {
  return {dx, std::vector<double>(cells, 3), std::vector<double>(cells, solute_d), 0};
}

/// Gaussian with its image in a wall at 0.
double solute_image(double x, double start, double t) {
  const auto gauss = [&](double d) {
    return std::exp(-d * d / (4 * solute_d * t)) / std::sqrt(4 * M_PI * solute_d * t);
  };
  return gauss(x - start) + gauss(x + start);
}

/// Largest error against the law from t = 20 to t = 60 near a closed end.
double solute_error(std::size_t cells, int steps) {
  const double dx = 100.0 / static_cast<double>(cells), start = 12;
  const SoluteLine line = solute_straight(cells, dx);
  std::vector<double> amount(cells);
  const auto middle = [&](std::size_t i) { return (static_cast<double>(i) + 0.5) * dx; };
  for (std::size_t i = 0; i < cells; ++i) amount[i] = solute_image(middle(i), start, 20) * dx;
  for (int n = 0; n < steps; ++n) step(line, 40.0 / steps, amount);
  double worst = 0;
  for (std::size_t i = 0; i < cells; ++i) {
    worst = std::max(worst, std::abs(amount[i] / dx - solute_image(middle(i), start, 60)));
  }
  return worst;
}

}  // namespace

TEST(SoluteLaw, AGaussianIsReflectedByAClosedEnd) {
  EXPECT_LT(solute_error(400, 800), 2e-4 * solute_image(0, 12, 60));
}

// First order in time, second in space: halving dx and quartering dt quarters the error.
TEST(SoluteLaw, ConvergesWithTheStatedOrders) {
  const double coarse = solute_error(50, 20), fine = solute_error(100, 80);
  EXPECT_NEAR(std::log2(coarse / fine), 2, 0.1);
}

TEST(SoluteLaw, MassIsKeptInTheCanalAndFallsWithTheWashout) {
  const Canal canal = support::canal();
  SoluteLine line = solute_line(canal, support::drift(canal, Posture::supine));
  std::vector<double> amount(line.section.size(), 0);
  amount[220] = 5;
  const double rate = line.washout;
  EXPECT_GT(rate, 0);
  for (int n = 0; n < 100; ++n) step(line, 60, amount);
  const double kept = std::accumulate(amount.begin(), amount.end(), 0.0);
  EXPECT_NEAR(kept, 5 * std::pow(1 + 60 * rate, -100), 1e-12);
  EXPECT_NEAR(kept, 5 * std::exp(-6000 * rate), 1e-3);
  line.washout = 0;
  for (int n = 0; n < 100; ++n) step(line, 600, amount);
  EXPECT_NEAR(std::accumulate(amount.begin(), amount.end(), 0.0), kept, 1e-12);
  EXPECT_GE(*std::min_element(amount.begin(), amount.end()), 0);
}

TEST(SoluteLaw, EndsMixedOverTheFluidOfUnevenSections) {
  SoluteLine line = solute_straight(40, 1);
  for (std::size_t i = 0; i < 40; ++i)
    line.section[i] = 1 + std::sin(0.3 * static_cast<double>(i)) / 2;
  std::vector<double> amount(40, 0);
  amount[3] = 1;
  for (int n = 0; n < 200; ++n) step(line, 1000, amount);
  for (std::size_t i = 1; i < 40; ++i) {
    EXPECT_NEAR(amount[i] / line.section[i], amount[0] / line.section[0], 1e-9);
  }
}

TEST(SoluteLaw, TheDriftAddsToTheMixingAndFallsWithIt) {
  const Canal canal = support::canal();
  const CanalGrid grid = support::drift(canal, Posture::supine);
  CanalGrid still = grid;
  for (float& u : still.axial) u = 0;
  const SoluteLine moved = solute_line(canal, grid), resting = solute_line(canal, still);
  for (std::size_t i = 0; i < grid.nx; ++i) {
    EXPECT_DOUBLE_EQ(resting.dispersion[i], static_cast<double>(grid.mixing[i]));
    EXPECT_GE(moved.dispersion[i], resting.dispersion[i]);
  }
  EXPECT_GT(moved.dispersion[grid.nx / 4], resting.dispersion[grid.nx / 4]);
}

TEST(SoluteLaw, NothingPassesACompleteBlock) {
  const Canal canal = support::injured_canal(c5, 0);
  const SoluteLine line = solute_line(canal, support::drift(canal, Posture::supine));
  std::vector<double> amount(line.section.size(), 0);
  amount[15] = 1;
  for (int n = 0; n < 50; ++n) step(line, 600, amount);
  const auto behind = static_cast<std::ptrdiff_t>(canal.block().from / line.dx) + 1;
  EXPECT_EQ(std::accumulate(amount.begin() + behind, amount.end(), 0.0), 0);
}

}  // namespace caudata::anatomy
