// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "support/packed_cells.hpp"

namespace caudata::graft {
namespace {

// Two other programs in double precision give 99.38895 (PhysiCell) and, at 10^6 cells, 464.09080
// (Cabana); the latter is checked by bench_graft.
TEST(ComparisonWorkload, HasTheSpreadThatOtherProgramsFind) {
  Cells cells = test::columns_of(test::comparison_cells(10'000));
  MechanicsOptions options;
  options.integrator = Integrator::adams_bashforth_from_rest;
  Mechanics mechanics(cells, comparison_law, options);
  core::Team team(1);
  for (int step = 0; step < 25; ++step) mechanics.step(0.1, team);
  double squares = 0;
  for (const Sphere& s : std::as_const(cells).spheres())
    squares += position_of(s)[0] * position_of(s)[0];
  EXPECT_NEAR(std::sqrt(squares / static_cast<double>(cells.size())), 99.389, 0.001);
}

}  // namespace
}  // namespace caudata::graft
