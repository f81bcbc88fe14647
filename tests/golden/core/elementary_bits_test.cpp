// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <bit>
#include <cstdint>
#include <functional>

#include "core/elementary.hpp"
#include "core/stream.hpp"

// The bits of the elementary functions are a contract between machines, compilers and optimisation
// levels: runs are compared by hash. A change here changes every result. Recorded with version
// 0.1.0 (g++ 12, -O1); equal at -O3 and with clang 14.
namespace caudata::test {
namespace {

/// FNV-1a over the bits of f at 20000 arguments, drawn from a keyed stream between two ends.
std::uint64_t fingerprint(const std::function<double(double)>& f, double low, double high) {
  core::Stream s(core::Seed{1}, core::TrialIndex{0}, core::the_trial_itself, core::Process::test);
  std::uint64_t hash = 0xcbf29ce484222325;
  for (int i = 0; i < 20000; ++i) {
    const auto bits = std::bit_cast<std::uint64_t>(f(low + (high - low) * s.uniform()));
    for (int byte = 0; byte < 8; ++byte)
      hash = (hash ^ ((bits >> (8 * byte)) & 0xff)) * 0x100000001b3;
  }
  return hash;
}

TEST(ElementaryBits, AreTheSameEverywhere) {
  EXPECT_EQ(fingerprint(core::exp, -750, 715), 0x5a652b5a24a65f10u);
  EXPECT_EQ(fingerprint(core::log, 0, 10), 0x91182fae7fbf1089u);
  EXPECT_EQ(fingerprint(core::log1p, -1, 10), 0xad3f78617f65aa78u);
  EXPECT_EQ(fingerprint(core::expm1, -5, 5), 0xc33cbedc55ebc81bu);
  EXPECT_EQ(fingerprint([](double x) { return core::pow(x, 9.7 - x); }, 0, 20),
            0xdad73a590b9f37edu);
  EXPECT_EQ(fingerprint([](double x) { return core::sincos(x).sin; }, -1000, 1000),
            0x36ecfe8a06da374au);
  EXPECT_EQ(fingerprint([](double x) { return core::sincos(x).cos; }, -1000, 1000),
            0x8ea816f22eeecc35u);
  EXPECT_EQ(fingerprint(core::erf, -6, 6), 0x6e162c2c72cd4f9cu);
  EXPECT_EQ(fingerprint(core::erfc, -6, 28), 0xd3f0bdf20f4916a2u);
  EXPECT_EQ(fingerprint(core::log_gamma, 0, 100), 0x871329dd0a401db1u);
  EXPECT_EQ(fingerprint(core::normal_cdf, -39, 9), 0x65f8049efc100e3au);
  EXPECT_EQ(fingerprint(core::normal_quantile, 0, 1), 0x2b4a08067bf38843u);
}

}  // namespace
}  // namespace caudata::test
