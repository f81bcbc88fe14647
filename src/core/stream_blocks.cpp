// SPDX-License-Identifier: Apache-2.0
#include "core/stream_blocks.hpp"

#include "core/contract.hpp"

namespace caudata::core {
namespace {

using Lanes = std::array<std::uint32_t, blocks_at_once>;

/// Philox4x32-10 of Salmon et al. (2011, table 2) as in `philox4x32_10`; written out so that a loop
/// over the lanes is one instruction per step.
constexpr std::uint32_t multiplier_0 = 0xD2511F53, multiplier_1 = 0xCD9E8D57;
constexpr std::uint32_t weyl_0 = 0x9E3779B9, weyl_1 = 0xBB67AE85;
constexpr int rounds = 10;
constexpr int process_bits = 12;

struct Counters {
  Lanes at_0, at_1, at_2, at_3;
};

FourBlocks blocks_of(Counters c, Seed seed) {
  auto key_0 = static_cast<std::uint32_t>(seed.value);
  auto key_1 = static_cast<std::uint32_t>(seed.value >> 32);
  for (int round = 0; round < rounds; ++round, key_0 += weyl_0, key_1 += weyl_1) {
    Counters next;
    for (std::size_t i = 0; i < blocks_at_once; ++i) {
      const std::uint64_t product_0 = std::uint64_t{multiplier_0} * c.at_0[i];
      const std::uint64_t product_1 = std::uint64_t{multiplier_1} * c.at_2[i];
      next.at_0[i] = static_cast<std::uint32_t>(product_1 >> 32) ^ c.at_1[i] ^ key_0;
      next.at_1[i] = static_cast<std::uint32_t>(product_1);
      next.at_2[i] = static_cast<std::uint32_t>(product_0 >> 32) ^ c.at_3[i] ^ key_1;
      next.at_3[i] = static_cast<std::uint32_t>(product_0);
    }
    c = next;
  }
  FourBlocks blocks;
  for (std::size_t i = 0; i < blocks_at_once; ++i) {
    blocks[i] = {(std::uint64_t{c.at_1[i]} << 32) | c.at_0[i],
                 (std::uint64_t{c.at_3[i]} << 32) | c.at_2[i]};
  }
  return blocks;
}

std::uint32_t who_and_what_for(std::uint32_t candidate, Process process) {
  EXPECTS(candidate < (1u << 20));
  return (candidate << process_bits) | static_cast<std::uint32_t>(process);
}

}  // namespace

FourBlocks first_blocks(Seed seed, TrialIndex trial, CandidateId first, Process process) {
  Counters c{};
  for (std::uint32_t i = 0; i < blocks_at_once; ++i) {
    c.at_2[i] = who_and_what_for(first.value() + i, process);
    c.at_3[i] = trial.value();
  }
  return blocks_of(c, seed);
}

FourBlocks stream_blocks(Seed seed, TrialIndex trial, CandidateId candidate, Process process,
                         std::uint32_t from) {
  Counters c{};
  for (std::uint32_t i = 0; i < blocks_at_once; ++i) {
    c.at_0[i] = from + i;
    c.at_2[i] = who_and_what_for(candidate.value(), process);
    c.at_3[i] = trial.value();
  }
  return blocks_of(c, seed);
}

}  // namespace caudata::core
