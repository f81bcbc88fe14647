// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>

#include "graft/fields/diffuse_lines.hpp"
#include "graft/fields/field.hpp"

namespace caudata::graft {

/// What cells and tissue add to and take from a field, by voxel, laid out like its values. One
/// serves all substances in turn.
struct Exchange {
  explicit Exchange(const VoxelGrid& grid) : source(grid.stored()), uptake(grid.stored()) {}

  void clear() {
    std::fill(source.begin(), source.end(), 0.0f);
    std::fill(uptake.begin(), uptake.end(), 0.0f);
  }

  AlignedFloats source;  // [concentration / s], not negative
  AlignedFloats uptake;  // [1 / s], not negative: takes uptake * concentration
};

/// Of one panel, [concentration * voxels].
struct Exchanged {
  double gained{0}, lost{0};
};

/// c' = (c + dt source) / (1 + dt uptake) where the substance diffuses, in every lane, with the
/// rounding error going down the lane: never negative, no gain too small to count. `source` and
/// `uptake` begin at the panel's first voxel.
Exchanged exchange_lines(const std::array<bool, medium_count>& diffuses, double dt,
                         const LinePanel& panel, const float* source, const float* uptake);

/// One lane, in plain C++.
Exchanged exchange_line_plain(const std::array<bool, medium_count>& diffuses, double dt,
                              const LinePanel& panel, const float* source, const float* uptake,
                              std::size_t lane);

}  // namespace caudata::graft
