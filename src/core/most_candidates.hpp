// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace caudata::core {

/// Candidates of a trial: their place in a counter has 20 bits.
inline constexpr std::uint32_t most_candidates = (1u << 20) - 1;

}  // namespace caudata::core
