// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cmath>
#include <cstdint>

#include "core/stream.hpp"
#include "design/tally.hpp"
#include "oc/truth.hpp"

namespace caudata::oc {

/// The patients of one complete-data trial, in order of enrolment: one half word each per process.
class HalfWords {
 public:
  explicit HalfWords(core::Stream stream) : stream_(stream) {}

  std::uint32_t next() {
    if (next_ == half_words_.size()) refill();
    return half_words_[next_++];
  }

 private:
  /// A block of the generator at once.
  void refill() {
    for (std::size_t i = 0; i < half_words_.size(); i += 2) {
      const std::uint64_t word = stream_.bits();
      half_words_[i] = static_cast<std::uint32_t>(word >> 32);
      half_words_[i + 1] = static_cast<std::uint32_t>(word);
    }
    next_ = 0;
  }

  core::Stream stream_;
  std::array<std::uint32_t, 4> half_words_{};
  std::size_t next_{half_words_.size()};
};

/// An event happens if 32 random bits are below this: p to the nearest 2^-32; never for p = 0,
/// always for p = 1.
inline std::uint64_t threshold(double p) {
  return static_cast<std::uint64_t>(std::floor(p * 0x1p32 + 0.5));
}

/// Thresholds of one level.
struct LevelThresholds {
  std::uint64_t dlt{0};
  std::uint64_t response_with_dlt{0}, response_without_dlt{0};  // given the DLT or its absence
};

inline LevelThresholds thresholds(const LevelTruth& truth) {
  const double without = 1 - truth.dlt;
  return {threshold(truth.dlt), truth.dlt > 0 ? threshold(truth.both / truth.dlt) : 0,
          without > 0 ? threshold((truth.response - truth.both) / without) : 0};
}

}  // namespace caudata::oc
