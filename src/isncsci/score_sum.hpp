// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "isncsci/classification.hpp"

namespace caudata::isncsci {

/// The sums of an examination that are compared over time.
enum class ScoreSum : std::uint8_t { uems, lems, tms, light_touch, pin_prick };
inline constexpr std::size_t score_sums = 5;

const char* name(ScoreSum sum);  // "UEMS", "total motor score"
int highest(ScoreSum sum);
Total total(ScoreSum sum, const Classification& result);

}  // namespace caudata::isncsci
