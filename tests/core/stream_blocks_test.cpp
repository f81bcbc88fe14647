// SPDX-License-Identifier: Apache-2.0
// Four blocks at once hold the words that the streams themselves give.
#include "core/stream_blocks.hpp"

#include <gtest/gtest.h>

namespace caudata::core {
namespace {

constexpr std::array<std::uint64_t, 4> seeds{0, 7, 1ull << 32, ~0ull};

TEST(StreamBlocks, FirstBlocksAreTheFirstWordsOfFourStreams) {
  for (const std::uint64_t seed : seeds) {
    for (const std::uint32_t first : {0u, 1u, 5u, (1u << 20) - 4}) {
      const FourBlocks blocks =
          first_blocks(Seed{seed}, TrialIndex{~first}, CandidateId{first}, Process::toxicity);
      for (std::uint32_t i = 0; i < blocks_at_once; ++i) {
        Stream stream(Seed{seed}, TrialIndex{~first}, CandidateId{first + i}, Process::toxicity);
        EXPECT_EQ(blocks[i][0], stream.bits());
        EXPECT_EQ(blocks[i][1], stream.bits());
      }
    }
  }
}

TEST(StreamBlocks, StreamBlocksAreOneStreamInOrder) {
  for (const std::uint64_t seed : seeds) {
    Stream stream(Seed{seed}, TrialIndex{3}, CandidateId{9}, Process::accrual);
    for (std::uint32_t from = 0; from < 12; from += blocks_at_once) {
      for (const auto& block :
           stream_blocks(Seed{seed}, TrialIndex{3}, CandidateId{9}, Process::accrual, from)) {
        for (const std::uint64_t word : block) EXPECT_EQ(word, stream.bits());
      }
    }
  }
}

}  // namespace
}  // namespace caudata::core
