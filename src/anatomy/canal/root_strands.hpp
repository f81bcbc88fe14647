// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anatomy/canal/canal_axis.hpp"

namespace caudata::anatomy {

/// Dorsal and ventral, left and right.
inline constexpr int roots_per_segment = 4;

/// How many roots run in the sac at x: those of a segment join along its length and leave over the
/// same length about their exit. Rootlets count with the root they make.
double root_strands(const CanalAxis& axis, double x);

/// Length of all roots inside the sac, in closed form [mm].
double root_length(const CanalAxis& axis);

}  // namespace caudata::anatomy
