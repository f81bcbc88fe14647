// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace caudata::evidence {

/// What a value of an expression is. Only values of one type are compared; numbers alone are
/// calculated with, but that two levels have a distance: a number of segments.
enum class ValueType : std::uint8_t { number, truth, grade, level, sex, cause, region };

/// "a number", "a yes or no", "a grade", … for messages.
const char* described(ValueType type);

/// Grades and levels lie on a scale; sex, cause and region do not.
constexpr bool ordered(ValueType type) {
  return type == ValueType::number || type == ValueType::grade || type == ValueType::level;
}

}  // namespace caudata::evidence
