// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "anatomy/canal/womersley.hpp"
#include "anatomy/textbook_canal.hpp"

namespace caudata::anatomy {

namespace {

constexpr double converge_omega = 7.33, converge_nu = 0.75, converge_gap = 3;

/// Largest distance after one period from the closed form, of Crank and Nicolson's solution of
/// du/dt = cos(omega t) + nu d2u/dn2 in `cells` cells and as many steps, started on the closed
/// form.
double converge_womersley(std::size_t cells) {
  const PlaneWomersley flow(converge_gap, converge_omega, converge_nu);
  const double dn = converge_gap / static_cast<double>(cells);
  const double dt = 2 * M_PI / converge_omega / static_cast<double>(cells);
  const double r = converge_nu * dt / (2 * dn * dn);
  std::vector<double> u(cells + 1), exact(cells + 1), upper(cells + 1, 0);
  for (std::size_t k = 0; k <= cells; ++k) {
    const double w = static_cast<double>(k) / static_cast<double>(cells);
    exact[k] = u[k] = (flow.profile(w) / Complex(0, converge_omega)).real();
  }
  for (std::size_t n = 0; n < cells; ++n) {
    const double t = static_cast<double>(n) * dt;
    const double push =
        dt / 2 * (std::cos(converge_omega * t) + std::cos(converge_omega * (t + dt)));
    std::vector<double> next(cells + 1, 0);
    for (std::size_t k = 1; k < cells; ++k) {
      const double right = u[k] + r * (u[k + 1] - 2 * u[k] + u[k - 1]) + push;
      const double pivot = 1 + 2 * r - r * upper[k - 1];
      upper[k] = r / pivot;
      next[k] = (right + r * next[k - 1]) / pivot;
    }
    for (std::size_t k = cells - 1; k-- > 1;) next[k] += upper[k] * next[k + 1];
    u = next;
  }
  double worst = 0;
  for (std::size_t k = 0; k <= cells; ++k) worst = std::max(worst, std::abs(u[k] - exact[k]));
  return worst;
}

/// Drift along the canal, mean over the depth, at eight azimuths of a place.
std::vector<double> converge_drift(const Canal& canal, std::uint32_t factor) {
  const CanalGrid g = support::drift(canal, Posture::supine, {96 * factor, 16 * factor, 4});
  std::vector<double> mean;
  for (std::uint32_t j = 0; j < 8; ++j) {
    double sum = 0;
    // The four cells about a corner that all grids share.
    const std::uint32_t i = 32 * factor, a = 2 * j * factor;
    for (const std::uint32_t ii : {i - 1, i}) {
      for (const std::uint32_t jj : {a == 0 ? g.na - 1 : a - 1, a}) {
        for (std::uint32_t k = 0; k < g.nw; ++k) {
          sum += static_cast<double>(g.axial[(std::size_t{ii} * g.na + jj) * g.nw + k]);
        }
      }
    }
    mean.push_back(sum / (4.0 * g.nw));
  }
  return mean;
}

double converge_distance(const std::vector<double>& a, const std::vector<double>& b) {
  double worst = 0;
  for (std::size_t i = 0; i < a.size(); ++i) worst = std::max(worst, std::abs(a[i] - b[i]));
  return worst;
}

}  // namespace

TEST(CanalConvergence, TimeSteppedFlowConvergesToWomersleysWithOrderTwo) {
  const double coarse = converge_womersley(40), fine = converge_womersley(80),
               finest = converge_womersley(160);
  EXPECT_NEAR(std::log2(coarse / fine), 2, 0.15);
  EXPECT_NEAR(std::log2(fine / finest), 2, 0.1);
}

TEST(CanalConvergence, TheDriftConvergesWithTheGrid) {
  const Canal canal = support::canal();
  const std::vector<double> coarse = converge_drift(canal, 2), fine = converge_drift(canal, 4),
                            finest = converge_drift(canal, 8);
  double most = 0;
  for (const double u : finest) most = std::max(most, std::abs(u));
  EXPECT_LT(converge_distance(fine, finest), 0.05 * most);
  EXPECT_LT(converge_distance(fine, finest), 0.6 * converge_distance(coarse, fine));
}

}  // namespace caudata::anatomy
