// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graft/cells/wall.hpp"
#include "graft/tissue/cord_surface.hpp"

namespace caudata::graft {

/// The surface of the cord as a wall: cells that adhere stay outside, cells in the cord inside; who
/// was pushed over to the wrong side is pushed back. `surface` must outlive it.
WallSampler cord_wall(const CordSurface& surface);

}  // namespace caudata::graft
