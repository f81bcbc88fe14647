// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>

#include "isncsci/motor_level.hpp"

namespace caudata::isncsci {

/// The most rostral of the four levels. Voluntary anal contraction does not enter: an examination
/// without any other deficit is intact (expert-reviewed cases of the standard's learning
/// programme).
inline Level neurological_level(const SideBits& right, const SideBits& left,
                                std::uint32_t motor_stops) {
  const std::uint32_t stops = motor_stops | right.abnormal_sensation | left.abnormal_sensation;
  return Level{static_cast<std::uint8_t>(std::countr_zero(stops | 1u << intact.index))};
}

}  // namespace caudata::isncsci
