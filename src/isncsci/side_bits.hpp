// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "isncsci/exam.hpp"

namespace caudata::isncsci {

/// One side of a determined examination as bit masks. Bit i of a sensory mask is the dermatome
/// below level i (column i: C2 is bit 0, S4-5 bit 27); bit m of a motor mask is key muscle m (C5 is
/// bit 0, S1 bit 9).
struct SideBits {
  std::uint32_t abnormal_sensation{0};  // light touch or pin prick below 2
  std::uint32_t any_sensation{0};       // light touch or pin prick above 0
  std::uint32_t any_function{0};        // muscle above 0
  std::uint32_t useful_function{0};     // muscle at least 3
  std::uint32_t full_function{0};       // muscle 5
};

namespace detail {

/// Four neighbouring values of a column in the 16-bit lanes of a word, the first lowest. Marks are
/// left out.
inline std::uint64_t four_values(const Score* scores) {
  return std::uint64_t{scores[0].value} | std::uint64_t{scores[1].value} << 16 |
         std::uint64_t{scores[2].value} << 32 | std::uint64_t{scores[3].value} << 48;
}

/// The lowest bit of each lane, side by side in four bits.
inline std::uint32_t lowest_bits(std::uint64_t lanes) {
  constexpr std::uint64_t lowest = 0x0001'0001'0001'0001;
  constexpr std::uint64_t gather = 1ull << 48 | 1ull << 33 | 1ull << 18 | 1ull << 3;
  return static_cast<std::uint32_t>((lanes & lowest) * gather >> 48) & 0xfu;
}

}  // namespace detail

/// Scores are 0, 1 or 2 in two bits: both bits 1 of touch and prick are set only for 2 and 2. Seven
/// words of four dermatomes.
inline SideBits side_bits(const ExamSide& side) {
  static_assert(dermatomes % 4 == 0 && normal_sensation == 2);
  SideBits bits;
  for (std::size_t i = 0; i < dermatomes; i += 4) {
    const std::uint64_t touch = detail::four_values(&side.light_touch[i]);
    const std::uint64_t prick = detail::four_values(&side.pin_prick[i]);
    const std::uint64_t both = touch & prick, either = touch | prick;
    bits.abnormal_sensation |= (detail::lowest_bits(both >> 1) ^ 0xfu) << i;
    bits.any_sensation |= detail::lowest_bits(either | either >> 1) << i;
  }
  for (std::size_t m = 0; m < key_muscles; ++m) {
    const auto strength = side.motor[m].value;
    bits.any_function |= std::uint32_t{strength != 0} << m;
    bits.useful_function |= std::uint32_t{strength >= against_gravity} << m;
    bits.full_function |= std::uint32_t{strength == normal_strength} << m;
  }
  return bits;
}

CAUDATA_RULE std::uint32_t s45_bit = 1u << (dermatomes - 1);

/// Where the rows of key muscles begin and end.
CAUDATA_RULE unsigned first_of_arm = 4, last_of_arm = 8, first_of_leg = 21, last_of_leg = 25;

/// The first key muscle at or below a level; 10 if there is none.
CAUDATA_RULE unsigned first_muscle_at_or_below(unsigned level) {
  if (level <= first_of_arm) return 0;
  if (level <= last_of_arm) return level - first_of_arm;
  if (level <= first_of_leg) return arm_muscles;
  if (level <= last_of_leg) return level - first_of_leg + arm_muscles;
  return key_muscles;
}

/// Mask of the key muscles at or below a level.
CAUDATA_RULE std::uint32_t muscles_at_or_below(unsigned level) {
  constexpr std::uint32_t all = (1u << key_muscles) - 1;
  return all & ~((1u << first_muscle_at_or_below(level)) - 1);
}

/// "More than three levels below": at least four segments, whether or not they have a key muscle.
CAUDATA_RULE unsigned more_than_three_levels = 4;

}  // namespace caudata::isncsci
