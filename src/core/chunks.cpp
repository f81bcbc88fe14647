// SPDX-License-Identifier: Apache-2.0
#include "core/chunks.hpp"

#include <algorithm>

#include "core/contract.hpp"

namespace caudata::core {

std::uint64_t ChunkPlan::count() const {
  EXPECTS(size > 0);
  if (first >= last) return 0;
  return (last - 1) / size - first / size + 1;
}

Chunk ChunkPlan::chunk(std::uint64_t i) const {
  EXPECTS(i < count());
  const std::uint64_t index = first / size + i;
  return {index, std::max(first, index * size), std::min(last, (index + 1) * size)};
}

}  // namespace caudata::core
