// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace caudata::oc {

/// A trial has 32 bits of the key of its streams.
inline constexpr std::uint64_t max_trials = std::uint64_t{1} << 32;

}  // namespace caudata::oc
