// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <functional>
#include <span>

#include "graft/cells/cells.hpp"

namespace caudata::graft {

/// Where the nearest wall is, for many cells at a time: distance [um] of each centre, positive on
/// the side where the cell may be, and the unit vector away from the wall. Spans of equal size;
/// called by several threads at once; the answer for a cell must depend on its sphere and kind
/// alone.
using WallSampler =
    std::function<void(std::span<const Sphere> spheres, std::span<const CellKind> kinds,
                       std::span<float> distance, std::span<std::array<float, 3>> away)>;

/// A cell that overlaps the wall is pushed away as by a mirrored cell: q = distance / radius, no
/// adhesion.
struct Wall {
  WallSampler sample;
  explicit operator bool() const { return static_cast<bool>(sample); }
};

}  // namespace caudata::graft
