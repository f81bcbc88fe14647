// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <bit>

#include "isncsci/classification.hpp"
#include "isncsci/impairment_scale.hpp"
#include "isncsci/side_bits.hpp"

namespace caudata::isncsci {

inline ZoneOfPartialPreservation not_applicable() { return {true, LevelSet{}}; }

/// Applies without deep anal pressure and without sensation at S4-5 of this side: the most caudal
/// dermatome with any sensation.
inline ZoneOfPartialPreservation sensory_zone(const SideBits& side, Answer deep_pressure) {
  if (!sensory_zone_applies(deep_pressure == Answer::yes, (side.any_sensation & s45_bit) != 0)) {
    return not_applicable();
  }
  return {false, LevelSet(Level{static_cast<std::uint8_t>(std::bit_width(side.any_sensation))})};
}

/// Applies without voluntary anal contraction: the most caudal myotome with any function, else the
/// motor level. Motor does not follow sensory here. A non-key muscle counts only where it alone
/// makes the injury motor incomplete (`deciding_non_key`); then its level is the zone (ISNCSCI
/// 2019).
inline ZoneOfPartialPreservation motor_zone(const SideBits& side, Level motor_level,
                                            Answer anal_contraction,
                                            std::optional<Level> deciding_non_key) {
  if (anal_contraction == Answer::yes) return not_applicable();
  if (deciding_non_key) return {false, LevelSet(*deciding_non_key)};
  if (side.any_function == 0) return {false, LevelSet(motor_level)};
  const auto lowest = static_cast<std::size_t>(std::bit_width(side.any_function) - 1);
  return {false, LevelSet(std::max(motor_level, key_muscle_level(lowest)))};
}

}  // namespace caudata::isncsci
