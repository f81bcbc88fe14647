// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace caudata::isncsci {

/// A spinal level: C1 = 0, C2 = 1 … C8 = 7, T1 = 8 … T12 = 19, L1 = 20 … L5 = 24, S1 = 25, S2, S3,
/// S4-5 = 28. As a result of the classification 28 means "intact" (INT).
struct Level {
  std::uint8_t index{0};
  friend constexpr auto operator<=>(Level, Level) = default;
};
inline constexpr std::size_t level_count = 29;
inline constexpr Level intact{28};

/// "C4", "T12", "S4-5"
std::string_view name(Level level);
std::optional<Level> parse_level(std::string_view text);

/// Dermatome of a column index 0 … 27: C2 is 0.
constexpr Level dermatome_level(std::size_t column) {
  return Level{static_cast<std::uint8_t>(column + 1)};
}
/// Key muscle 0 … 9 to its level: C5 C6 C7 C8 T1 L2 L3 L4 L5 S1.
constexpr Level key_muscle_level(std::size_t muscle) {
  return Level{static_cast<std::uint8_t>(muscle < 5 ? muscle + 4 : muscle + 16)};
}

}  // namespace caudata::isncsci
