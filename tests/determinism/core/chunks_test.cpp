// SPDX-License-Identifier: Apache-2.0
#include "core/chunks.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "core/elementary.hpp"
#include "core/stream.hpp"

namespace caudata::test {
namespace {

using core::Chunk;
using core::ChunkPlan;

constexpr unsigned most_threads = 8;

/// A sum that depends on its order, and takes longer for some chunks than for others.
double rounded_sum(const Chunk& chunk) {
  double sum = 0;
  for (std::uint64_t i = chunk.first; i < chunk.last; ++i) {
    core::Stream s(core::Seed{1}, core::TrialIndex(static_cast<std::uint32_t>(i)),
                   core::the_trial_itself, core::Process::test);
    const std::uint64_t rounds = (chunk.index % 5) * 40;
    for (std::uint64_t k = 0; k <= rounds; ++k) sum += core::exp(20 * s.uniform());
  }
  return sum;
}

std::vector<double> merged_by(unsigned threads, const ChunkPlan& plan) {
  std::vector<double> running = {0};
  core::for_each_chunk<double>(plan, threads, {}, rounded_sum, [&](const Chunk&, double&& sum) {
    running.push_back(running.back() * (1 + 0x1p-40) + sum);
  });
  return running;
}

TEST(Chunks, TheSameBytesForAnyNumberOfThreads) {
  const ChunkPlan plan = {37, 2011, 16};
  const std::vector<double> expected = merged_by(1, plan);
  EXPECT_EQ(expected.size(), plan.count() + 1);
  for (unsigned threads = 2; threads <= most_threads; ++threads) {
    EXPECT_EQ(merged_by(threads, plan), expected) << threads;
  }
}

TEST(Chunks, ShardsCutTheListAtTheSamePlaces) {
  const auto all_chunks = [](const std::vector<ChunkPlan>& plans) {
    std::vector<std::vector<std::uint64_t>> chunks;
    for (const ChunkPlan& plan : plans) {
      for (std::uint64_t i = 0; i < plan.count(); ++i) {
        const Chunk c = plan.chunk(i);
        chunks.push_back({c.index, c.first, c.last});
      }
    }
    return chunks;
  };
  EXPECT_EQ(all_chunks({{0, 40, 10}, {40, 70, 10}, {70, 101, 10}}), all_chunks({{0, 101, 10}}));
  EXPECT_EQ(ChunkPlan({5, 5, 10}).count(), 0u);
  EXPECT_EQ(ChunkPlan({5, 6, 10}).count(), 1u);
  EXPECT_EQ(ChunkPlan({9, 11, 10}).count(), 2u);
}

TEST(Chunks, MergesInOrderOnTheCallingThreadAndNeverFarBehind) {
  const ChunkPlan plan = {0, 500, 1};
  std::atomic<std::uint64_t> merged{0};
  std::atomic<std::uint64_t> furthest_ahead{0};
  const auto compute = [&](const Chunk& c) {
    const std::uint64_t ahead = c.index - merged.load();
    std::uint64_t known = furthest_ahead.load();
    while (ahead > known && ahead < plan.last &&
           !furthest_ahead.compare_exchange_weak(known, ahead)) {
    }
    return std::make_unique<std::uint64_t>(c.index);  // results need only be movable
  };
  const auto caller = std::this_thread::get_id();
  const auto merge = [&](const Chunk& c, std::unique_ptr<std::uint64_t>&& result) {
    EXPECT_EQ(std::this_thread::get_id(), caller);
    EXPECT_EQ(c.index, merged.load());
    EXPECT_EQ(*result, c.index);
    ++merged;
  };
  EXPECT_EQ(core::for_each_chunk<std::unique_ptr<std::uint64_t>>(plan, 4, {}, compute, merge),
            500u);
  EXPECT_LE(furthest_ahead.load(), 32u);
}

TEST(Chunks, AnEmptyPlanMergesNothing) {
  const auto never = [](const Chunk&) -> int { throw std::logic_error("called"); };
  EXPECT_EQ(core::for_each_chunk<int>({7, 7, 3}, 3, {}, never, [](const Chunk&, int&&) {}), 0u);
}

TEST(Chunks, AStopLeavesAPrefix) {
  for (unsigned threads = 1; threads <= most_threads; ++threads) {
    std::stop_source source;
    std::uint64_t next = 0;
    const auto merge = [&](const Chunk& c, int&&) {
      EXPECT_EQ(c.index, next++);
      if (next == 5) source.request_stop();
    };
    const auto compute = [](const Chunk&) { return 0; };
    const auto merged =
        core::for_each_chunk<int>({0, 1000000, 1}, threads, source.get_token(), compute, merge);
    EXPECT_EQ(merged, next);
    EXPECT_GE(merged, 5u);
    EXPECT_LT(merged, 1000u);
  }
}

TEST(Chunks, AStopBeforehandComputesNothing) {
  std::stop_source source;
  source.request_stop();
  const auto never = [](const Chunk&) -> int { throw std::logic_error("called"); };
  EXPECT_EQ(core::for_each_chunk<int>({0, 10, 1}, 2, source.get_token(), never,
                                      [](const Chunk&, int&&) {}),
            0u);
}

/// Whichever worker fails first: the caller sees the failure of the earliest chunk, after all
/// chunks before it.
TEST(Chunks, AnExceptionComesOutInOrder) {
  const auto compute = [](const Chunk& c) -> int {
    if (c.index >= 20) throw std::runtime_error(std::to_string(c.index));
    return 0;
  };
  for (unsigned threads = 1; threads <= most_threads; ++threads) {
    std::uint64_t merged = 0;
    try {
      core::for_each_chunk<int>({0, 1000, 1}, threads, {}, compute,
                                [&](const Chunk&, int&&) { ++merged; });
      ADD_FAILURE() << "nothing was thrown";
    } catch (const std::runtime_error& error) {
      EXPECT_STREQ(error.what(), "20");
    }
    EXPECT_EQ(merged, 20u);
  }
}

TEST(Chunks, AnExceptionWhileMergingEndsTheRun) {
  const auto compute = [](const Chunk&) { return 0; };
  const auto merge = [](const Chunk& c, int&&) {
    if (c.index == 3) throw std::runtime_error("disk full");
  };
  EXPECT_THROW(core::for_each_chunk<int>({0, 1000000, 1}, 4, {}, compute, merge),
               std::runtime_error);
}

}  // namespace
}  // namespace caudata::test
