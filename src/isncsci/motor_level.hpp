// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>

#include "isncsci/side_bits.hpp"

namespace caudata::isncsci {

namespace detail {

inline constexpr unsigned c4 = 3, t1 = 8, l1 = 20, s1 = 25;
CAUDATA_RULE std::uint32_t arm_levels = 0b11111u << (c4 + 1);  // C5 … T1
CAUDATA_RULE std::uint32_t leg_levels = 0b11111u << (l1 + 1);  // L2 … S1
CAUDATA_RULE std::uint32_t gate_levels = 1u << c4 | 1u << l1;  // above a first muscle
CAUDATA_RULE std::uint32_t levels_with_muscles = arm_levels | leg_levels | gate_levels;
CAUDATA_RULE std::uint32_t arm_dermatomes = 0b111111u << c4;  // C5 … T2
CAUDATA_RULE std::uint32_t leg_dermatomes = 0b111111u << l1;  // L2 … S2

/// Moves muscle bits to the levels of the muscles: bit 0 (C5) to bit 4, bit 5 (L2) to bit 21.
constexpr std::uint32_t at_own_level(std::uint32_t muscles) {
  return (muscles & 0x1fu) << (c4 + 1) | (muscles >> 5) << (l1 + 1);
}

}  // namespace detail

/// Levels at which the search for the motor level ends. With a myotome: the muscle there is not 5,
/// or the next one is below 3. Without one the motor level follows the sensory level. Below T1 and
/// S1 it does so only if the limb's dermatomes are normal (C5-T2, L2-S2): testable function above
/// must be normal.
inline std::uint32_t motor_stops(const SideBits& side) {
  using namespace detail;
  const std::uint32_t not_full = at_own_level(~side.full_function & 0x3ffu);
  const std::uint32_t next_is_weak = at_own_level(~side.useful_function & 0x3ffu) >> 1;
  std::uint32_t stops = (side.abnormal_sensation & ~levels_with_muscles) | not_full | next_is_weak;
  if (side.abnormal_sensation & arm_dermatomes) stops |= 1u << t1;
  if (side.abnormal_sensation & leg_dermatomes) stops |= 1u << s1;
  return stops;
}

/// The most caudal key muscle that is at least 3 with all above 5. A side without any deficit ends
/// at S3, or intact if there is voluntary anal contraction.
inline Level motor_level(std::uint32_t motor_stops, Answer anal_contraction) {
  const std::uint32_t last =
      anal_contraction == Answer::yes ? 1u << intact.index : 1u << (intact.index - 1u);
  return Level{static_cast<std::uint8_t>(std::countr_zero(motor_stops | last))};
}

}  // namespace caudata::isncsci
