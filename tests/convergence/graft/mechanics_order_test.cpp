// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "support/packed_cells.hpp"

namespace caudata::graft {
namespace {

// So wide that the errors measured are far above a quantum of place.
constexpr double order_radius = 256, order_repulsion = 64, order_minutes = 8, order_start = 0.6;

/// Overlap of two cells of equal size after some minutes of quadratic repulsion.
double order_overlap(Integrator integrator, int steps) {
  constexpr PairLaw law{PairShape::quadratic, order_repulsion, 0, 1};
  std::vector<Cell> two(2);
  two[0].id = 1;
  two[1].id = 2;
  two[0].sphere = sphere_at({0, 0, 0}, order_radius);
  two[1].sphere = sphere_at({(1 - order_start) * 2 * order_radius, 0, 0}, order_radius);
  Cells cells = test::columns_of(two);
  MechanicsOptions options;
  options.integrator = integrator;
  Mechanics mechanics(cells, law, options);
  core::Team team(1);
  for (int k = 0; k < steps; ++k) mechanics.step(order_minutes / steps, team);
  const double d = position_of(cells.spheres()[1])[0] - position_of(cells.spheres()[0])[0];
  return 1 - std::abs(d) / (2 * order_radius);
}

// u' = -2 k u^2 / R: u = u0 / (1 + 2 k u0 t / R).
double order_error(Integrator integrator, int steps) {
  const double exact =
      order_start / (1 + order_repulsion * order_start * order_minutes / order_radius);
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
