// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "core/id.hpp"
#include "core/process.hpp"

namespace caudata::core {

/// The seed of a run. Only the protocol or the user names one; there is no default.
struct Seed {
  std::uint64_t value;
  friend bool operator==(Seed, Seed) = default;
};

/// One Philox4x32-10 block: 128 bits that depend on nothing but key and counter (Salmon et al.
/// 2011, SC'11).
std::array<std::uint32_t, 4> philox4x32_10(std::array<std::uint32_t, 4> counter,
                                           std::array<std::uint32_t, 2> key);

/// (k + 1/2) / 2^52, k the upper 52 bits: exact (a 53rd bit would round up to 1), so never 0, never
/// 1, and symmetric about 1/2.
constexpr double uniform_from(std::uint64_t bits) {
  return (static_cast<double>(bits >> 12) + 0.5) * 0x1p-52;
}

/// An endless sequence of random bits that belongs to one (seed; trial, candidate, process, lane).
///
/// Counter words: trial (32) · candidate (20) and process (12) · draw (64). The upper 32 bits of
/// `draw` are the lane: an independent sub-sequence of the same process, for example one per site
/// or per dose. Every stream has 2^32 blocks. There is no default constructor: randomness is always
/// somebody's.
class Stream {
 public:
  Stream(Seed seed, TrialIndex trial, CandidateId candidate, Process process,
         std::uint32_t lane = 0);

  /// The next 64 random bits.
  std::uint64_t bits() {
    if (next_ == 2) refill();
    return words_[next_++];
  }

  /// Uniform on the open interval (0, 1), as `uniform_from`. One word.
  double uniform() { return uniform_from(bits()); }

  /// Goes on with this word, counted from 0.
  void go_to(std::uint64_t word) {
    const auto block = static_cast<std::uint32_t>(word / 2);
    if (block_ != block + 1) {
      block_ = block;
      refill();
    }
    next_ = static_cast<std::uint32_t>(word % 2);
  }

  /// Words drawn or passed so far; tests pin the cost of a sampler with it.
  std::uint64_t drawn() const { return 2 * std::uint64_t{block_} - (2 - next_); }

 private:
  void refill();

  std::array<std::uint32_t, 2> key_;
  std::uint32_t trial_;
  std::uint32_t who_and_what_for_;
  std::uint32_t lane_;
  std::uint32_t block_{0};
  std::array<std::uint64_t, 2> words_{};
  std::uint32_t next_{2};
};

/// All streams of one trial of one run.
struct TrialStreams {
  Seed seed;
  TrialIndex trial;

  Stream of(CandidateId candidate, Process process, std::uint32_t lane = 0) const {
    return Stream(seed, trial, candidate, process, lane);
  }
};

}  // namespace caudata::core
