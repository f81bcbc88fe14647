// SPDX-License-Identifier: Apache-2.0
#include "design/isotonic.hpp"

#include <algorithm>
#include <array>

#include "core/contract.hpp"

namespace caudata::design {
namespace {

struct Block {
  double mean, weight;
  std::size_t size;
};

Block pooled(const Block& low, const Block& high) {
  const double weight = low.weight + high.weight;
  return {(low.mean * low.weight + high.mean * high.weight) / weight, weight, low.size + high.size};
}

}  // namespace

void make_isotonic(std::span<double> values, std::span<const double> weights) {
  EXPECTS(values.size() == weights.size() && values.size() <= most_isotonic_values);
  std::array<Block, most_isotonic_values> blocks;
  std::size_t count = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    blocks[count++] = {values[i], weights[i], 1};
    while (count > 1 && blocks[count - 2].mean > blocks[count - 1].mean) {
      blocks[count - 2] = pooled(blocks[count - 2], blocks[count - 1]);
      --count;
    }
  }
  auto at = values.begin();
  for (std::size_t i = 0; i < count; ++i) at = std::fill_n(at, blocks[i].size, blocks[i].mean);
}

}  // namespace caudata::design
