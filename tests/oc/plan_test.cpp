// SPDX-License-Identifier: Apache-2.0
#include "oc/plan.hpp"

#include <gtest/gtest.h>

#include "oc/pilot.hpp"

namespace caudata::oc {
namespace {

TEST(ShardRange, CoversTheRunWithoutGapOrOverlap) {
  for (const std::uint64_t trials : {1u, 99u, 100u, 101u, 650u, 100'000u})
    for (const std::uint64_t of : {1u, 2u, 3u, 7u, 64u}) {
      std::uint64_t next = 0;
      for (std::uint64_t i = 1; i <= of; ++i) {
        const TrialRange range = shard_range({core::Seed{1}, 0, trials}, {i, of});
        EXPECT_EQ(range.first, next);
        EXPECT_LE(range.first, range.last);
        EXPECT_TRUE(range.first % trials_per_chunk == 0 || range.first == trials);
        next = range.last;
      }
      EXPECT_EQ(next, trials) << trials << " in " << of;
    }
}

TEST(TrialsForError, GrowWithTheSquareOfTheErrorInWholeChunks) {
  EXPECT_EQ(trials_for_error(1000, 0.01, 0.005), 4000u);
  EXPECT_EQ(trials_for_error(1000, 0.01, 0.02), 1000u);  // never fewer than the pilot
  EXPECT_EQ(trials_for_error(1000, 0.0101, 0.01) % trials_per_chunk, 0u);
  EXPECT_GT(trials_for_error(1000, 0.5, 1e-12), max_trials);  // the caller refuses it
}

}  // namespace
}  // namespace caudata::oc
