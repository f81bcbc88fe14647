// SPDX-License-Identifier: Apache-2.0
#include "graft/state_visit.hpp"

#include <gtest/gtest.h>

#include <array>

namespace caudata::graft {
namespace {

struct StateVisitPart {
  std::uint16_t a{0};
  bool b{false};
  double c{0};
  template <class V, class Self>
  static void visit_state(V& v, Self& self) {
    v(self.a), v(self.b), v(self.c);
  }
  friend bool operator==(const StateVisitPart&, const StateVisitPart&) = default;
};

/// Writes its bytes itself and takes back those of an even number alone.
struct StateVisitBlob {
  std::vector<std::byte> bytes;
  void write(ByteWriter& out) const { out.put_all(std::span<const std::byte>(bytes)); }
  bool read(ByteReader& in) {
    bytes = in.get_all<std::byte>();
    return bytes.size() % 2 == 0;
  }
};

struct StateVisitWhole {
  std::array<float, 3> numbers{};
  std::vector<StateVisitPart> parts;
  StateVisitBlob blob;
  template <class V, class Self>
  static void visit_state(V& v, Self& self) {
    v(self.numbers), v(self.parts), v(self.blob);
  }
};

StateVisitWhole state_visit_whole(std::size_t parts, std::size_t blob) {
  StateVisitWhole whole{{1, 2, 3}, {}, {std::vector<std::byte>(blob, std::byte{9})}};
  for (std::size_t i = 0; i < parts; ++i)
    whole.parts.push_back({static_cast<std::uint16_t>(i), i % 3 == 0, 0.5 * double(i)});
  return whole;
}

std::vector<std::byte> state_visit_bytes(const StateVisitWhole& whole) {
  ByteWriter out;
  StateWriter writer(out);
  writer(whole);
  return out.take();
}

}  // namespace

TEST(StateVisit, WhatIsWrittenIsRead) {
  for (const std::size_t blob : {0u, 10u, 1000u, 300'000u}) {
    const StateVisitWhole whole = state_visit_whole(9000, blob);
    const auto bytes = state_visit_bytes(whole);
    EXPECT_EQ(bytes.size(), 12 + 8 + 9000 * 11 + 8 + blob) << "no padding";
    ByteReader in(bytes);
    StateReader reader(in);
    StateVisitWhole again;
    reader(again);
    EXPECT_TRUE(reader.at_end());
    EXPECT_EQ(again.numbers, whole.numbers);
    EXPECT_EQ(again.parts, whole.parts);
    EXPECT_EQ(again.blob.bytes, whole.blob.bytes);
  }
}

TEST(StateVisit, DamagedBytesAreNoticed) {
  const auto bytes = state_visit_bytes(state_visit_whole(5, 6));
  for (std::size_t kept = 0; kept < bytes.size(); ++kept) {
    ByteReader in(std::span<const std::byte>(bytes).first(kept));
    StateReader reader(in);
    StateVisitWhole again;
    reader(again);
    EXPECT_FALSE(reader.at_end()) << kept;
  }
  auto longer = bytes;
  longer.push_back(std::byte{0});
  auto many = bytes;
  many[12 + 7] = std::byte{0xff};  // so many parts that nothing could hold them
  for (const auto& damaged : {longer, many, state_visit_bytes(state_visit_whole(5, 7))}) {
    ByteReader in(damaged);
    StateReader reader(in);
    StateVisitWhole again;
    reader(again);
    EXPECT_FALSE(reader.at_end());
  }
}

}  // namespace caudata::graft
