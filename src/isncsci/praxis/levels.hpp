// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "isncsci/praxis/cell_code.hpp"
#include "isncsci/praxis/tagged.hpp"

namespace caudata::isncsci::praxis {

TaggedLevels sensory_level(const SideCodes& side);
TaggedLevels motor_level(const SideCodes& side, Answer anal_contraction);
/// Voluntary anal contraction does not enter.
TaggedLevels neurological_level(const SideCodes& right, const SideCodes& left);

}  // namespace caudata::isncsci::praxis
