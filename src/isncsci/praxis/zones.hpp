// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "isncsci/praxis/impairment.hpp"

namespace caudata::isncsci::praxis {

TaggedZone sensory_zone(const SideCodes& side, Answer deep_pressure);
/// Non-key muscles enter where the scale may be AIS C.
TaggedZone motor_zone(const ScaleSide& side, Answer anal_contraction, TaggedGrades ais);

}  // namespace caudata::isncsci::praxis
