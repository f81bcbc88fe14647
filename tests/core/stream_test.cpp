// SPDX-License-Identifier: Apache-2.0
#include "core/stream.hpp"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <set>
#include <type_traits>
#include <vector>

#include "support/exact_test.hpp"

namespace caudata::test {
namespace {

using core::CandidateId;
using core::Process;
using core::Seed;
using core::Stream;
using core::TrialIndex;

static_assert(!std::is_default_constructible_v<Stream>, "randomness is always somebody's");
static_assert(std::is_copy_constructible_v<Stream>);

std::array<std::uint64_t, 2> first_words(Stream s) { return {s.bits(), s.bits()}; }

TEST(Stream, EveryPartOfTheKeyGivesAnotherStream) {
  std::set<std::array<std::uint64_t, 2>> seen;
  int streams = 0;
  for (const std::uint64_t seed : {0ull, 1ull, 1ull << 32, ~0ull}) {
    for (const std::uint32_t trial : {0u, 1u, ~0u}) {
      for (const std::uint32_t candidate : {0u, 1u, (1u << 20) - 1}) {
        for (const Process process : {Process::accrual, Process::covariates, Process::test}) {
          for (const std::uint32_t lane : {0u, 1u, ~0u}) {
            seen.insert(first_words(
                {Seed{seed}, TrialIndex{trial}, CandidateId{candidate}, process, lane}));
            ++streams;
          }
        }
      }
    }
  }
  EXPECT_EQ(static_cast<int>(seen.size()), streams);
}

TEST(Stream, ACopyContinuesTheSameSequence) {
  Stream a(Seed{5}, TrialIndex{6}, CandidateId{7}, Process::test);
  a.bits();
  Stream b = a;
  for (int i = 0; i < 9; ++i) EXPECT_EQ(a.bits(), b.bits());
}

TEST(Stream, CountsTheWordsDrawn) {
  Stream s(Seed{5}, TrialIndex{6}, CandidateId{7}, Process::test);
  for (std::uint64_t n = 0; n < 9; ++n) {
    EXPECT_EQ(s.drawn(), n);
    if (n % 2 == 0) {
      s.bits();
    } else {
      s.uniform();
    }
  }
}

TEST(Stream, GoesToAnyWord) {
  const auto stream = [] {
    return Stream(Seed{7}, TrialIndex{1}, CandidateId{2}, Process::dropout, 3);
  };
  std::vector<std::uint64_t> words;
  for (Stream s = stream(); words.size() < 40;) words.push_back(s.bits());
  Stream s = stream();
  for (const std::uint64_t word : {0u, 1u, 1u, 7u, 6u, 39u, 12u, 13u}) {
    s.go_to(word);
    EXPECT_EQ(s.drawn(), word);
    EXPECT_EQ(s.bits(), words[word]);
  }
}

/// The words of a stream are the blocks of the generator at counters (draw, lane, who and what for,
/// trial).
TEST(Stream, LaysOutTheCounterAsDocumented) {
  Stream s(Seed{0x0123456789abcdef}, TrialIndex{11}, CandidateId{22}, Process::dropout, 33);
  for (std::uint32_t block = 0; block < 3; ++block) {
    const auto out = core::philox4x32_10(
        {block, 33, (22u << 12) | static_cast<std::uint32_t>(Process::dropout), 11},
        {0x89abcdef, 0x01234567});
    EXPECT_EQ(s.bits(), (std::uint64_t{out[1]} << 32) | out[0]);
    EXPECT_EQ(s.bits(), (std::uint64_t{out[3]} << 32) | out[2]);
  }
}

/// The open interval: the extreme words do not round to 0 or 1.
TEST(Stream, UniformNeverReachesItsEnds) {
  EXPECT_GT(core::uniform_from(0), 0);
  EXPECT_LT(core::uniform_from(~std::uint64_t{0}), 1);
  EXPECT_EQ(core::uniform_from(0), 1 - core::uniform_from(~std::uint64_t{0}));
}

/// alpha 1e-9 shared by 16 bins and 64 bits; any seed.
TEST(Stream, UniformFillsItsBinsAndEveryBitIsFair) {
  constexpr std::uint64_t n = 400000, bins = 16, bits = 64;
  std::array<std::uint64_t, bins> seen{};
  std::array<std::uint64_t, bits> ones{};
  Stream s(Seed{8}, TrialIndex{0}, CandidateId{0}, Process::test);
  for (std::uint64_t i = 0; i < n; ++i) {
    ++seen[static_cast<std::size_t>(s.uniform() * bins)];
    const std::uint64_t word = s.bits();
    for (std::size_t b = 0; b < bits; ++b) ones[b] += (word >> b) & 1;
  }
  for (const auto count : seen) EXPECT_GT(binomial_p_value(count, n, 1.0 / bins), alpha / 80);
  for (const auto count : ones) EXPECT_GT(binomial_p_value(count, n, 0.5), alpha / 80);
}

/// Bits of neighbouring lanes, candidates and trials agree half of the time. alpha 1e-9 each; any
/// seed.
TEST(Stream, NeighboursAreIndependent) {
  constexpr std::uint64_t words = 5000;
  const Stream base(Seed{9}, TrialIndex{3}, CandidateId{4}, Process::test, 5);
  for (Stream other : {Stream(Seed{9}, TrialIndex{3}, CandidateId{4}, Process::test, 6),
                       Stream(Seed{9}, TrialIndex{3}, CandidateId{5}, Process::test, 5),
                       Stream(Seed{9}, TrialIndex{4}, CandidateId{4}, Process::test, 5),
                       Stream(Seed{10}, TrialIndex{3}, CandidateId{4}, Process::test, 5)}) {
    Stream own = base;
    std::uint64_t differing = 0;
    for (std::uint64_t i = 0; i < words; ++i) {
      differing += static_cast<std::uint64_t>(std::popcount(own.bits() ^ other.bits()));
    }
    EXPECT_GT(binomial_p_value(differing, 64 * words, 0.5), alpha);
  }
}

}  // namespace
}  // namespace caudata::test
