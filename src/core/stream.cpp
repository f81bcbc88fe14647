// SPDX-License-Identifier: Apache-2.0
#include "core/stream.hpp"

#include <Random123/philox.h>

#include "core/contract.hpp"
#include "core/most_candidates.hpp"

namespace caudata::core {

namespace {

using Key = std::array<std::uint32_t, 2>;

/// Inline: a call would carry four words through memory for every block.
inline r123::Philox4x32::ctr_type block_of(const r123::Philox4x32::ctr_type& counter,
                                           const Key& key) {
  return r123::Philox4x32{}(counter, {{key[0], key[1]}});
}

}  // namespace

std::array<std::uint32_t, 4> philox4x32_10(std::array<std::uint32_t, 4> counter, Key key) {
  const auto out = block_of({{counter[0], counter[1], counter[2], counter[3]}}, key);
  return {out[0], out[1], out[2], out[3]};
}

Stream::Stream(Seed seed, TrialIndex trial, CandidateId candidate, Process process,
               std::uint32_t lane)
    : key_{static_cast<std::uint32_t>(seed.value), static_cast<std::uint32_t>(seed.value >> 32)},
      trial_(trial.value()),
      who_and_what_for_((candidate.value() << 12) | static_cast<std::uint32_t>(process)),
      lane_(lane) {
  EXPECTS(candidate.value() <= most_candidates);
  EXPECTS(static_cast<std::uint32_t>(process) < (1u << 12));
}

void Stream::refill() {
  const auto out = block_of({{block_, lane_, who_and_what_for_, trial_}}, key_);
  words_[0] = (std::uint64_t{out[1]} << 32) | out[0];
  words_[1] = (std::uint64_t{out[3]} << 32) | out[2];
  ++block_;
  next_ = 0;
}

}  // namespace caudata::core
