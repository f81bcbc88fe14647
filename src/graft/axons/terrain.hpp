// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "graft/axons/axon_vector.hpp"

namespace caudata::graft {

/// `outside`: no ground to grow on; the fluid, a cavity.
enum class Matter : std::uint32_t { outside, grey, white };

/// What a growth cone meets at a place.
struct Ground {
  Matter matter;
  float cspg;      // proteoglycans, 0 to 1 (full)
  AxonVector cue;  // direction and strength, length 0 to 1; outside: the way back in, any length
};

/// Answers for many places at once, equal sizes. Called by several threads at the same time.
using Terrain = std::function<void(std::span<const AxonVector> at, std::span<Ground> ground)>;

}  // namespace caudata::graft
