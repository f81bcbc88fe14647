// SPDX-License-Identifier: Apache-2.0
#include "graft/byte_store.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace caudata::graft {
namespace {

TEST(ByteStore, PiecesAreWhatWasPut) {
  std::vector<std::uint32_t> many(byte_piece / 2);  // two pieces
  std::iota(many.begin(), many.end(), 7u);
  std::vector<std::byte> all;
  std::vector<std::size_t> sizes;
  ByteWriter out([&](std::span<const std::byte> bytes) {
    sizes.push_back(bytes.size());
    all.insert(all.end(), bytes.begin(), bytes.end());
  });
  out.put(std::uint8_t{3});
  out.put_all(std::span<const std::uint32_t>(many));
  out.put(2.5);
  out.finish();
  EXPECT_EQ(sizes, (std::vector<std::size_t>{byte_piece, byte_piece, 17}));
  ByteWriter kept;
  kept.put(std::uint8_t{3});
  kept.put_all(std::span<const std::uint32_t>(many));
  kept.put(2.5);
  EXPECT_EQ(kept.take(), all);

  ByteReader in(all);
  EXPECT_EQ(in.get<std::uint8_t>(), 3);
  EXPECT_EQ(in.get_all<std::uint32_t>(), many);
  EXPECT_FALSE(in.at_end());
  EXPECT_EQ(in.get<double>(), 2.5);
  EXPECT_TRUE(in.at_end());
}

TEST(ByteStore, WhatIsNotThereIsNotRead) {
  ByteWriter out;
  out.put(std::uint64_t{1} << 60);
  const auto bytes = out.take();
  ByteReader in(bytes);
  EXPECT_TRUE(in.get_all<double>().empty());  // before any memory is asked for
  EXPECT_FALSE(in.whole());
  EXPECT_EQ(in.get<std::uint8_t>(), 0);
  EXPECT_FALSE(in.at_end());
}

TEST(ByteStore, ASourceThatFailsEndsIt) {
  int asked = 0;
  ByteReader in(16, [&](std::span<std::byte>) { return ++asked < 2; });
  EXPECT_EQ(in.get<std::uint64_t>(), 0u);
  EXPECT_TRUE(in.whole());
  in.get<std::uint64_t>();
  EXPECT_FALSE(in.whole());
  EXPECT_FALSE(in.at_end());
}

}  // namespace
}  // namespace caudata::graft
