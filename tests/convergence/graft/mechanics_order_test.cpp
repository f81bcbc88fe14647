// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "support/packed_cells.hpp"

namespace caudata::graft {
namespace {

/// Overlap of two cells of equal size after 8 minutes of quadratic repulsion, from 0.6 of full.
double order_overlap(Integrator integrator, int steps) {
  constexpr PairLaw law{PairShape::quadratic, 2.0, 0, 1};
  std::vector<Cell> two(2);
  two[0].id = 1;
  two[1].id = 2;
  two[0].sphere = sphere_at({0, 0, 0}, 8);
  two[1].sphere = sphere_at({0.4 * 16, 0, 0}, 8);
  Cells cells = test::columns_of(two);
  MechanicsOptions options;
  options.integrator = integrator;
  Mechanics mechanics(cells, law, options);
  core::Team team(1);
  for (int k = 0; k < steps; ++k) mechanics.step(8.0 / steps, team);
  const double d = position_of(cells.spheres()[1])[0] - position_of(cells.spheres()[0])[0];
  return 1 - std::abs(d) / 16;
}

// u' = -2 k u^2 / R: u = u0 / (1 + 2 k u0 t / R).
double order_error(Integrator integrator, int steps) {
  const double exact = 0.6 / (1 + 2 * 2.0 * 0.6 * 8 / 16);
  return std::abs(order_overlap(integrator, steps) - exact);
}

double order_measured(Integrator integrator, int steps) {
  return std::log2(order_error(integrator, steps) / order_error(integrator, 2 * steps));
}

TEST(MechanicsOrder, IsOneForEuler) { EXPECT_NEAR(order_measured(Integrator::euler, 16), 1, 0.05); }
TEST(MechanicsOrder, IsTwoForAdamsBashforth) {
  EXPECT_GE(order_measured(Integrator::adams_bashforth, 16), 1.9);
}
TEST(MechanicsOrder, IsOneFromRest) {
  EXPECT_NEAR(order_measured(Integrator::adams_bashforth_from_rest, 64), 1, 0.05);
}

}  // namespace
}  // namespace caudata::graft
