// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "anatomy/motor_pool.hpp"
#include "anatomy/tract.hpp"

namespace caudata::anatomy {

/// What a graft does to one side of one segment on one day. All zero: no graft.
struct SegmentEffect {
  double rescued_pool{0};  // motor neurons that would be dead, as share of the normal pool
  PerTract conduction{};   // share of the blocked axons to this segment that conduct
  PerTract relay{};        // axon-equivalents of relays, as share of the tract's normal axons
  double aberrant{0};      // share of new synapses that are misplaced (spasticity, pain)
  double inflammation{0};  // share of passing axons that it blocks, 0-1
  double mass{0};          // share of passing axons that pressure blocks, 0-1
  friend auto operator<=>(const SegmentEffect&, const SegmentEffect&) = default;
};

/// The seam between graft and function: how the cord differs on a given day from the same cord
/// without graft. A tract's entries stand at the segment it serves and the side of the body it
/// serves. `graft` and `safety` fill it; patient::FunctionMap reads it and nothing else of a graft.
struct CordEffect {
  std::array<std::array<SegmentEffect, segment_count>, sides> at{};

  const SegmentEffect& operator()(Side side, Segment segment) const {
    return at[index(side)][segment.index];
  }
  SegmentEffect& operator()(Side side, Segment segment) { return at[index(side)][segment.index]; }
  friend auto operator<=>(const CordEffect&, const CordEffect&) = default;
};

}  // namespace caudata::anatomy
