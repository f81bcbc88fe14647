// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <optional>

#include "isncsci/decision.hpp"
#include "isncsci/side_bits.hpp"

namespace caudata::isncsci {

/// What sacral sparing there is.
struct Sacral {
  Answer anal_contraction{};
  Answer deep_pressure{};
  std::uint32_t sensation{0};  // not 0: some light touch or pin prick at S4-5

  bool sensory() const {
    return is_sensory_incomplete(deep_pressure == Answer::yes, sensation != 0);
  }
  bool none() const { return is_complete(anal_contraction == Answer::yes, sensory()); }
};

/// Key function more than three levels below the motor level of the same side.
inline bool key_function_below(const SideBits& side, Level motor_level) {
  return side.any_function & muscles_at_or_below(motor_level.index + more_than_three_levels);
}

inline bool non_key_function_below(std::optional<Level> non_key, Level motor_level) {
  return non_key && non_key->index >= motor_level.index + more_than_three_levels;
}

/// At least half of the key muscles below the neurological level, both sides together, are 3 or
/// more. True where there are none.
inline bool half_useful_below(const SideBits& right, const SideBits& left, Level level) {
  const std::uint32_t below = muscles_at_or_below(level.index + first_counted_level);
  const int useful =
      std::popcount(right.useful_function & below) + std::popcount(left.useful_function & below);
  return at_least_half(useful, std::popcount(below));
}

}  // namespace caudata::isncsci
