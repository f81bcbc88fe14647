// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "oc/simulate.hpp"

namespace caudata::oc {

/// One of `of` pieces of a run, counted from 1.
struct Shard {
  std::uint64_t index{1};
  std::uint64_t of{1};
  friend bool operator==(Shard, Shard) = default;
};

/// The trials a shard owns: whole chunks, in order, sizes that differ by at most one chunk. The
/// shards of a run cover it without gap or overlap; where there are more shards than chunks, some
/// are empty. Precondition: 1 <= index <= of.
TrialRange shard_range(TrialRange run, Shard shard);

}  // namespace caudata::oc
