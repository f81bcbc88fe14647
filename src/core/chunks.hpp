// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>

namespace caudata::core {

/// Items [first, last) of a global list. Chunks are cut by the list alone, never by the number of
/// workers.
struct Chunk {
  std::uint64_t index;
  std::uint64_t first, last;
};

/// A range cut into chunks at multiples of `size` of the global list: neighbours of a shard share
/// no chunk if shard borders are multiples of `size` too.
struct ChunkPlan {
  std::uint64_t first, last, size;
  std::uint64_t count() const;
  Chunk chunk(std::uint64_t i) const;
};

struct Progress {
  std::uint64_t done, total;
};

/// Computes every chunk on `threads` workers and hands the results to `merge` in chunk order, one
/// at a time, on the calling thread. At most a bounded number of finished chunks wait for an
/// earlier one. Stops at the next chunk when `stop` is requested. Returns the number of chunks
/// merged. An exception in `compute` is rethrown here.
template <class R>
std::uint64_t for_each_chunk(const ChunkPlan& plan, unsigned threads, std::stop_token stop,
                             const std::function<R(const Chunk&)>& compute,
                             const std::function<void(const Chunk&, R&&)>& merge);

}  // namespace caudata::core

#include "core/chunks_inl.hpp"
