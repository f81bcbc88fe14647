// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/team.hpp"
#include "graft/fields/field.hpp"

namespace caudata::graft {

/// An explicit seven-point step in a box of cubes of one medium without open boundaries:
/// next = c + r (sum of the six neighbours - 6 c) - decay c, r = D dt / dx^2 <= 1/6, decay = k dt
/// <= 1 - 6 r, else values could become negative. First order in time, second in space. A mirror
/// image of a field gives the mirror image of the step, bit for bit. The same bytes for any number
/// of threads and any instruction set.
void explicit_step(const Field& field, float r, float decay, Field& next, core::Team& team);

/// In plain C++.
void explicit_step_plain(const Field& field, float r, float decay, Field& next);

}  // namespace caudata::graft
