// SPDX-License-Identifier: Apache-2.0
#include "core/team.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <stdexcept>
#include <vector>

namespace caudata::core {
namespace {

TEST(Team, DoesEveryBlockOnceForAnyNumberOfThreads) {
  for (const unsigned threads : {1u, 2u, 3u, 4u}) {
    Team team(threads);
    EXPECT_EQ(team.threads(), threads);
    for (const std::size_t blocks : {0u, 1u, 2u, 1000u}) {
      std::vector<int> times(blocks, 0);
      team.for_each_block(blocks, [&](std::size_t block, unsigned worker) {
        EXPECT_LT(worker, threads);
        ++times[block];
      });
      EXPECT_EQ(times, std::vector<int>(blocks, 1));
    }
  }
}

TEST(Team, WorksThroughManyShortRounds) {
  Team team(4);
  std::vector<std::uint64_t> sums(7, 0);
  for (std::uint64_t round = 0; round < 2000; ++round)
    team.for_each_block(sums.size(), [&](std::size_t block, unsigned) { sums[block] += round; });
  for (const std::uint64_t sum : sums) EXPECT_EQ(sum, 1999u * 2000u / 2);
}

TEST(Team, ThrowsWhatTheFirstBlockThrewAndGoesOn) {
  Team team(3);
  std::vector<int> done(50, 0);
  const auto work = [&](std::size_t block, unsigned) {
    done[block] = 1;
    if (block == 7 || block == 31) throw std::runtime_error(block == 7 ? "seven" : "later");
  };
  try {
    team.for_each_block(done.size(), work);
    FAIL() << "nothing was thrown";
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "seven");
  }
  EXPECT_EQ(std::accumulate(done.begin(), done.end(), 0), 50);
  int again = 0;
  team.for_each_block(1, [&](std::size_t, unsigned) { ++again; });
  EXPECT_EQ(again, 1);
}

}  // namespace
}  // namespace caudata::core
