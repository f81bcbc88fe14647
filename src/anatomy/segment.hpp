// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string>

namespace caudata::anatomy {

/// A segment of the cord: C1 = 0 … C8 = 7, T1 = 8 … T12 = 19, L1 = 20 … L5 = 24, S1 = 25 … S5 = 29.
struct Segment {
  std::uint8_t index{0};
  friend constexpr auto operator<=>(Segment, Segment) = default;
};
inline constexpr std::size_t segment_count = 30;
inline constexpr Segment c4{3}, c5{4}, t1{8}, t9{16}, t12{19}, l1{20}, s3{27}, s4{28};

/// "C4", "S5"
std::string name(Segment segment);

enum class Side : std::uint8_t { right, left };
inline constexpr std::size_t sides = 2;
inline constexpr std::array both_sides{Side::right, Side::left};
constexpr Side other(Side side) { return side == Side::right ? Side::left : Side::right; }
constexpr std::size_t index(Side side) { return static_cast<std::size_t>(side); }

}  // namespace caudata::anatomy
