// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "isncsci/praxis/cell_code.hpp"
#include "isncsci/praxis/tagged.hpp"

namespace caudata::isncsci::praxis {

/// One side as the impairment scale sees it.
struct ScaleSide {
  const SideCodes* codes;
  TaggedLevels motor_level;
  std::optional<Level> non_key_muscle;
};

struct ScaleInput {
  ScaleSide right, left;
  TaggedLevels neurological_level;
  Answer anal_contraction{};
  Answer deep_pressure{};
};

TaggedCompleteness completeness(const ScaleInput& exam);
TaggedGrades impairment_scale(const ScaleInput& exam, TaggedCompleteness completeness);

}  // namespace caudata::isncsci::praxis
