// SPDX-License-Identifier: Apache-2.0
// A slab with Michaelis uptake, solved on a grid, approaches the closed form as the half-saturation
// falls, and never lies below it.
#include <gtest/gtest.h>

#include <vector>

#include "graft/rules/pile.hpp"

namespace caudata::graft {
namespace {

/// Levels at cell centres of a slab fed at x = 0, by Newton's method on finite volumes.
std::vector<double> michaelis_slab(const PileSupply& s, double thickness, double half,
                                   std::size_t n) {
  const double h = thickness / static_cast<double>(n), d = s.diffusivity / (h * h);
  std::vector<double> c(n, s.level), diagonal(n), right(n);
  for (int iteration = 0; iteration < 60; ++iteration) {
    for (std::size_t i = 0; i < n; ++i) {
      const double left = i == 0 ? 2 * d * (s.level - c[0]) : d * (c[i - 1] - c[i]);
      const double onward = i + 1 < n ? d * (c[i] - c[i + 1]) : 0;
      right[i] = left - onward - s.use * c[i] / (c[i] + half);
      diagonal[i] = (i == 0 ? 2 * d : d) + (i + 1 < n ? d : 0) +
                    s.use * half / ((c[i] + half) * (c[i] + half));
    }
    for (std::size_t i = 1; i < n; ++i) {  // Thomas; the off-diagonals are -d
      const double m = d / diagonal[i - 1];
      diagonal[i] -= m * d;
      right[i] += m * right[i - 1];
    }
    double step = 0;
    for (std::size_t i = n; i-- > 0;) {
      step = (right[i] + d * step) / diagonal[i];
      c[i] = std::max(c[i] + step, 0.1 * c[i]);
    }
  }
  return c;
}

double michaelis_gap(const PileSupply& s, double thickness, double half, std::size_t n) {
  const std::vector<double> c = michaelis_slab(s, thickness, half, n);
  double most = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double x = (static_cast<double>(i) + 0.5) / static_cast<double>(n) * thickness;
    const double gap = c[i] - slab_level(s, thickness, x);
    EXPECT_GT(gap, -1e-5);
    most = std::max(most, gap);
  }
  return most;
}

}  // namespace

TEST(PileConvergence, MichaelisUptakeApproachesTheClosedForm) {
  const PileSupply supply{0.104, 2e-3, 5e-3};
  for (const double thickness : {0.15, 0.45}) {
    double before = 1;
    for (const double half : {0.014, 0.0014, 0.00014, 0.000014}) {
      const double gap = michaelis_gap(supply, thickness, half, 400);
      EXPECT_LT(gap, before / 2) << thickness << " " << half;
      before = gap;
    }
    EXPECT_LT(before, 2e-3 * supply.level);
  }
}

// At the half-saturation of the data the closed form is too low by a few per cent of the level of
// the fluid at most.
TEST(PileConvergence, ClosedFormIsGoodAtThePriorsMedian) {
  const PileSupply supply{0.104, 2e-3, 5e-3};
  EXPECT_LT(michaelis_gap(supply, 0.45, 0.0014, 400), 0.05 * supply.level);
}

}  // namespace caudata::graft
