// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "isncsci/exam.hpp"

/// The profile `praxis`: what the reference implementation (npm isncsci 2.0.6) answers, string for
/// string, its departures from the standard included.
namespace caudata::isncsci::praxis {

/// A score with its mark as one number below 21: value 0-5, or 6 for not testable, plus 7 per mark.
using Code = std::uint8_t;
inline constexpr unsigned code_count = 21;
inline constexpr Code code_not_testable = 6;

constexpr Code code(Score score) {
  const unsigned value = score.testable() ? score.value : code_not_testable;
  return static_cast<Code>(value + 7u * static_cast<unsigned>(score.mark));
}

/// A class of scores, one bit per code.
using CodeSet = std::uint32_t;

constexpr bool in(Code code, CodeSet set) { return (set >> code) & 1u; }

/// The class written as on a worksheet: "0 1* NT**".
constexpr CodeSet codes(std::string_view list) {
  CodeSet set = 0;
  while (!list.empty()) {
    const std::string_view word = list.substr(0, list.find(' '));
    list.remove_prefix(word.size() == list.size() ? word.size() : word.size() + 1);
    const bool untested = word[0] == 'N';
    const unsigned value = untested ? code_not_testable : static_cast<unsigned>(word[0] - '0');
    const std::size_t stars = word.size() - (untested ? 2 : 1);
    set |= 1u << (value + 7u * static_cast<unsigned>(stars));
  }
  return set;
}

/// The scores of a side as codes.
struct SideCodes {
  std::array<Code, dermatomes> light_touch;
  std::array<Code, dermatomes> pin_prick;
  std::array<Code, key_muscles> motor;
};

inline SideCodes side_codes(const ExamSide& side) {
  SideCodes codes;
  for (std::size_t i = 0; i < dermatomes; ++i) {
    codes.light_touch[i] = code(side.light_touch[i]);
    codes.pin_prick[i] = code(side.pin_prick[i]);
  }
  for (std::size_t m = 0; m < key_muscles; ++m) codes.motor[m] = code(side.motor[m]);
  return codes;
}

}  // namespace caudata::isncsci::praxis
