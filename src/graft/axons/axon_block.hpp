// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "graft/axons/axon_traits.hpp"
#include "graft/axons/terrain.hpp"

namespace caudata::graft {

/// A piece of axon of one step: from its parent's end, or the soma, to its own. 24 bytes; places in
/// a block, never across.
struct AxonSegment {
  AxonVector end;        // [mm]
  std::uint32_t parent;  // segment of the same block; no_segment: begins at the soma
  std::uint32_t axon;    // of the same block
  float day;             // when it was made
};
static_assert(sizeof(AxonSegment) == 24);
inline constexpr std::uint32_t no_segment = 0xffffffffu;

inline constexpr float not_yet = -1;

/// What an axon keeps of its neuron and its traits.
struct Axon {
  CellId neuron;
  double begins, speed, length, pruned;  // AxonTraits
  AxonVector soma;
  float entered;           // [d] when a cone of it first stood in white matter, or not_yet
  std::uint32_t cones;     // growing
  std::uint32_t branches;  // ordinals given so far
};

struct GrowthCone {
  AxonVector at, direction;
  Ground ground;  // at `at`, as last seen
  float chance;   // of stopping, drawn with the last turn
  std::uint32_t axon;
  std::uint32_t branch;   // ordinal within the axon
  std::uint32_t order;    // branchings between the soma and here
  std::uint32_t segment;  // the last one
  std::uint32_t turns;    // taken on this branch, for the random words
  std::uint32_t path;     // steps from the soma
  double progress;        // of the next step, 0 to 1
  double left;            // [d] of the present step of time; stopped: over for good
};
inline constexpr double stopped = -1;

// Written to checkpoints as they are: no byte in them is without meaning.
static_assert(sizeof(Axon) == 64 && sizeof(GrowthCone) == 88);

/// Some neurons and all that is theirs: what one worker grows at a time.
struct AxonBlock {
  std::vector<Axon> axons;
  std::vector<GrowthCone> cones;  // growing ones; those of an axon in the order of their branches
  std::vector<AxonSegment> segments;
};

}  // namespace caudata::graft
