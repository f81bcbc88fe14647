// SPDX-License-Identifier: Apache-2.0
#include "anatomy/canal/streaming.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

/// The drift in a gap that changes along and around, computed once more from the velocities alone:
/// differences instead of derivatives, the velocity across from continuity by quadrature, real
/// time instead of complex averages, a tridiagonal solution instead of double sums.
namespace caudata::anatomy {

namespace {

constexpr double again_omega = 7.3, again_nu = 0.75;

/// A gap about (0, 0) with everything changing.
double again_gap(double x, double s) { return 2.6 + 0.11 * x - 0.17 * s; }
double again_radius(double x) { return 7 + 0.09 * x; }
Complex again_axial(double x) { return Complex(9, 2) + Complex(0.3, -0.7) * x; }
Complex again_around(double s) { return Complex(1.1, -0.4) + Complex(-0.6, 0.25) * s; }

PlaneWomersley again_flow(double x, double s) { return {again_gap(x, s), again_omega, again_nu}; }

Complex again_u(double x, double s, double w) {
  return again_axial(x) * again_flow(x, s).profile(w);
}
Complex again_v(double s, double w) {
  const PlaneWomersley flow = again_flow(0, s);
  return again_around(s) / (flow.gap() * flow.mean()) * flow.profile(w);
}

constexpr double again_d = 1e-4;

/// Flow gathered at depth w: d(R h u)/dx / R + d(h v)/ds.
Complex again_gathered(double w) {
  const auto along = [&](double x) { return again_radius(x) * again_gap(x, 0) * again_u(x, 0, w); };
  const auto around = [&](double s) { return again_gap(0, s) * again_v(s, w); };
  return (along(again_d) - along(-again_d)) / (2 * again_d * again_radius(0)) +
         (around(again_d) - around(-again_d)) / (2 * again_d);
}

struct AgainProfile {
  std::vector<double> force, stokes;
};

/// Means over one period of 16 instants, exact for products of two harmonics.
AgainProfile again_averages(std::size_t m) {
  AgainProfile p;
  Complex across = 0, last = 0;
  for (std::size_t k = 0; k <= m; ++k) {
    const double w = static_cast<double>(k) / static_cast<double>(m), h = again_gap(0, 0);
    const Complex gathered = again_gathered(w);
    if (k > 0) across -= (gathered + last) / (2.0 * static_cast<double>(m));
    last = gathered;
    const Complex u = again_u(0, 0, w), v = again_v(0, w);
    const Complex ux = (again_u(again_d, 0, w) - again_u(-again_d, 0, w)) / (2 * again_d);
    const Complex us = (again_u(0, again_d, w) - again_u(0, -again_d, w)) / (2 * again_d);
    const Complex un =
        (again_u(0, 0, w + again_d) - again_u(0, 0, w - again_d)) / (2 * again_d * h);
    double force = 0, stokes = 0;
    for (int n = 0; n < 16; ++n) {
      const Complex turn = std::polar(1.0 / std::sqrt(16.0), 2 * M_PI * n / 16);
      const auto now = [&](Complex a) { return (a * turn).real(); };
      const auto moved = [&](Complex a) { return (a / Complex(0, again_omega) * turn).real(); };
      force += now(u) * now(ux) + now(v) * now(us) + now(across) * now(un);
      stokes += moved(u) * now(ux) + moved(v) * now(us) + moved(across) * now(un);
    }
    p.force.push_back(force);
    p.stokes.push_back(stokes);
  }
  return p;
}

/// nu u'' = force with u = -stokes at the walls, plus stokes.
std::vector<double> again_solve(const AgainProfile& p) {
  const std::size_t m = p.force.size() - 1;
  const double h = again_gap(0, 0) / static_cast<double>(m);
  std::vector<double> upper(m + 1, 0), u(m + 1);
  u[0] = -p.stokes[0];
  for (std::size_t k = 1; k < m; ++k) {
    const double pivot = -2 - upper[k - 1];
    upper[k] = 1 / pivot;
    u[k] = (h * h * p.force[k] / again_nu - u[k - 1]) / pivot;
  }
  u[m] = -p.stokes[m];
  for (std::size_t k = m; k-- > 1;) u[k] -= upper[k] * u[k + 1];
  for (std::size_t k = 0; k <= m; ++k) u[k] += p.stokes[k];
  return u;
}

}  // namespace

TEST(StreamingAgain, DriftInAChangingGapIsTheSameFromTheVelocitiesAlone) {
  constexpr std::size_t m = 800;
  WomersleyColumn column;
  tabulate(again_flow(0, 0), m, column);
  const GapFlow here{0.11,
                     -0.17,
                     0.09 / 7,
                     again_axial(0),
                     Complex(0.3, -0.7),
                     again_around(0),
                     Complex(-0.6, 0.25),
                     again_flow(0, 0).mean(),
                     column.integral_per_gap.back()};
  std::vector<double> drift;
  lagrangian_profile(again_flow(0, 0), column, here, again_omega, again_nu, drift);
  const std::vector<double> expected = again_solve(again_averages(m));
  double most = 0;
  for (const double u : expected) most = std::max(most, std::abs(u));
  ASSERT_GT(most, 0.01);
  for (std::size_t k = 0; k <= m; ++k) EXPECT_NEAR(drift[k], expected[k], 2e-5 * most) << k;
  EXPECT_NEAR(drift.front(), 0, 1e-12);
  EXPECT_NEAR(drift.back(), 0, 1e-12);
}

}  // namespace caudata::anatomy
