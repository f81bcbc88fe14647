// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "anatomy/segment.hpp"

namespace caudata::anatomy {

/// Motor pools of the ten key muscles of a side, and of the anal sphincter. Each lies in one
/// segment, the level by which the International Standards name the muscle. Neglected: that a
/// muscle is fed from two or three segments.
inline constexpr std::size_t muscle_pools = 10;
inline constexpr std::size_t arm_pools = 5;  // the first five: C5 to T1
inline constexpr std::array<Segment, muscle_pools> muscle_segment{
    {{4}, {5}, {6}, {7}, {8}, {21}, {22}, {23}, {24}, {25}}};

/// Anal contraction, deep pressure and the dermatome S4-5. Onuf's nucleus lies at S2 to S4; the
/// last is taken, so that a lesion below S3 can be complete.
inline constexpr Segment sacral_segment = s4;

}  // namespace caudata::anatomy
