// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anatomy/canal/drift_grid.hpp"
#include "anatomy/textbook_cord.hpp"

namespace caudata::support {

inline anatomy::CanalParameters canal_parameters() {
  std::vector<std::string> missing;
  const auto parameters =
      test::project_ledger().resolve<anatomy::CanalParameters>("anatomy.canal", missing);
  EXPECT_TRUE(missing.empty());
  return parameters;
}

inline anatomy::Canal canal(const anatomy::CanalPerson& person) {
  return {cord(), canal_parameters(), person};
}
inline anatomy::Canal canal() { return canal(anatomy::typical_man(canal_parameters())); }

/// A lesion of 60 mm at the level, with a block of 40 mm.
inline anatomy::Canal injured_canal(anatomy::Segment level, double passage) {
  anatomy::CanalPerson person = anatomy::typical_man(canal_parameters());
  person.lesion = anatomy::CanalLesion{level, 60, passage, 40};
  return canal(person);
}

inline constexpr anatomy::GridSize coarse_grid{256, 32, 4};

inline anatomy::CanalGrid drift(const anatomy::Canal& canal, anatomy::Posture posture,
                                anatomy::GridSize size = coarse_grid) {
  return drift_grid(canal, anatomy::CanalFlow(canal), posture, size);
}

}  // namespace caudata::support
