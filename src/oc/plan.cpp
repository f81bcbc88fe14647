// SPDX-License-Identifier: Apache-2.0
#include "oc/plan.hpp"

#include <algorithm>

#include "core/contract.hpp"

namespace caudata::oc {

TrialRange shard_range(TrialRange run, Shard shard) {
  EXPECTS(1 <= shard.index && shard.index <= shard.of);
  EXPECTS(run.first % trials_per_chunk == 0);
  const std::uint64_t trials = run.last - run.first;
  const std::uint64_t chunks = (trials + trials_per_chunk - 1) / trials_per_chunk;
  const auto border = [&](std::uint64_t i) {
    // i * chunks / of without overflow
    const std::uint64_t chunk = chunks / shard.of * i + chunks % shard.of * i / shard.of;
    return std::min(run.first + chunk * trials_per_chunk, run.last);
  };
  return {run.seed, border(shard.index - 1), border(shard.index)};
}

}  // namespace caudata::oc
