// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace caudata::oc {

/// Sum and sum of squares of an integer quantity: exact in any order. A trial contributes less than
/// 2^16, so 2^32 trials stay below 2^64 in the squares.
struct IntegerSums {
  std::int64_t sum{0};
  std::uint64_t squares{0};

  void add(int value, std::uint64_t trials = 1) {
    sum += value * static_cast<std::int64_t>(trials);
    squares += static_cast<std::uint64_t>(std::int64_t{value} * value) * trials;
  }
  void merge(const IntegerSums& other) {
    sum += other.sum;
    squares += other.squares;
  }
  friend bool operator==(const IntegerSums&, const IntegerSums&) = default;
};

}  // namespace caudata::oc
