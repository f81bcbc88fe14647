// SPDX-License-Identifier: Apache-2.0
#include "anatomy/canal/shear_dispersion.hpp"

#include <gtest/gtest.h>

#include <vector>

/// The dispersion in a slab by Aris's moments in time: amount, first and second moment along the
/// slab of each of many layers that exchange with their neighbours.
namespace caudata::anatomy {

namespace {

constexpr double moments_gap = 2, moments_mixing = 0.5;

struct MomentsOfLayers {
  std::vector<double> first, second;  // per unit of amount, which stays even
};

/// d first / dt = u + exchange, d second / dt = 2 u first + 2 D + exchange.
void moments_step(const std::vector<double>& u, double dt, MomentsOfLayers& m) {
  const std::size_t n = u.size();
  const double dw = moments_gap / static_cast<double>(n), rate = moments_mixing / (dw * dw);
  const MomentsOfLayers old = m;
  for (std::size_t k = 0; k < n; ++k) {
    const std::size_t below = k == 0 ? 0 : k - 1, above = k + 1 == n ? k : k + 1;
    const auto exchange = [&](const std::vector<double>& v) {
      return rate * (v[below] + v[above] - 2 * v[k]);
    };
    m.first[k] += dt * (u[k] + exchange(old.first));
    m.second[k] += dt * (2 * u[k] * old.first[k] + 2 * moments_mixing + exchange(old.second));
  }
}

double moments_variance(const MomentsOfLayers& m) {
  double first = 0, second = 0;
  for (std::size_t k = 0; k < m.first.size(); ++k) {
    first += m.first[k] / static_cast<double>(m.first.size());
    second += m.second[k] / static_cast<double>(m.first.size());
  }
  return second - first * first;
}

/// Half the rate at which the variance grows once the depth is mixed.
double moments_dispersion(const std::vector<double>& u) {
  const double dw = moments_gap / static_cast<double>(u.size());
  const double dt = 0.4 * dw * dw / moments_mixing;
  MomentsOfLayers m{std::vector<double>(u.size(), 0), std::vector<double>(u.size(), 0)};
  const auto run = [&](double seconds) {
    const int steps = static_cast<int>(seconds / dt);
    for (int n = 0; n < steps; ++n) moments_step(u, dt, m);
    return steps * dt;
  };
  run(12);  // the slowest mode falls as exp(-pi^2 D t / gap^2): e^{-14}
  const double before = moments_variance(m), time = run(4);
  return (moments_variance(m) - before) / (2 * time);
}

}  // namespace

TEST(ShearDispersionAgain, MomentsInTimeGiveTheSame) {
  for (const bool even : {true, false}) {
    std::vector<double> u;
    for (int k = 0; k < 80; ++k) {
      const double w = (k + 0.5) / 80;
      u.push_back(even ? 6 * w * (1 - w) : 2 * w * w - 0.4);
    }
    const double law = moments_mixing + shear_dispersion(u, moments_gap, moments_mixing);
    EXPECT_NEAR(moments_dispersion(u), law, 2e-3 * law);
  }
}

}  // namespace caudata::anatomy
