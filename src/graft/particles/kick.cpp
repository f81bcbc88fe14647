// SPDX-License-Identifier: Apache-2.0
#include "graft/particles/kick.hpp"

#include <array>

namespace caudata::graft {
namespace {

/// Of all 2^32 words, how many have each sum of bytes.
std::array<double, 1021> kick_words_by_sum() {
  std::array<double, 1021> ways{1};
  for (int byte = 0; byte < 4; ++byte) {
    std::array<double, 1021> next{};
    for (std::size_t sum = 0; sum < next.size(); ++sum) {
      for (std::size_t value = 0; value < 256 && value <= sum; ++value)
        next[sum] += ways[sum - value];
    }
    ways = next;
  }
  return ways;
}

double kick_positive_part() {
  const auto words = kick_words_by_sum();
  double positive = 0;
  for (std::size_t sum = kick_mean + 1; sum < words.size(); ++sum)
    positive += words[sum] * static_cast<double>(sum - kick_mean);
  return positive * 0x1p-32 * static_cast<double>(kick_scale);
}

}  // namespace

double mean_positive_kick() {
  static const double mean = kick_positive_part();
  return mean;
}

}  // namespace caudata::graft
