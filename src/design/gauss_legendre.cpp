// SPDX-License-Identifier: Apache-2.0
#include "design/gauss_legendre.hpp"

#include <numbers>

#include "core/elementary.hpp"

namespace caudata::design {
namespace {

struct Legendre {
  double value, slope;
};

Legendre legendre(int degree, double x) {
  double before = 1, value = x;
  for (int k = 2; k <= degree; ++k) {
    const double next = ((2.0 * k - 1) * x * value - (k - 1.0) * before) / k;
    before = value;
    value = next;
  }
  return {value, degree * (x * value - before) / (x * x - 1)};
}

}  // namespace

/// Newton's iteration from cos(pi (i - 1/4) / (n + 1/2)), which lies next to the i-th zero.
std::vector<QuadraturePoint> gauss_legendre(int points) {
  constexpr int iterations = 8;  // quadratic convergence from a relative error below 0.1
  std::vector<QuadraturePoint> rule;
  for (int i = points; i >= 1; --i) {
    double x = core::sincos(std::numbers::pi * (i - 0.25) / (points + 0.5)).cos;
    for (int k = 0; k < iterations; ++k) {
      const Legendre p = legendre(points, x);
      x -= p.value / p.slope;
    }
    const double slope = legendre(points, x).slope;
    rule.push_back({x, 2 / ((1 - x * x) * slope * slope)});
  }
  return rule;
}

}  // namespace caudata::design
