// SPDX-License-Identifier: Apache-2.0
#include "io/graft/graft_checkpoint.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "io/atomic_write.hpp"
#include "support/scratch_folder.hpp"

namespace caudata::io {
namespace {

namespace fs = std::filesystem;

const Sha256 checkpoint_inputs = sha256("inputs");

template <class T>
void checkpoint_put(GraftCheckpointWriter& writer, const char* name, const std::vector<T>& values) {
  writer.begin(name);
  writer.add({reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)});
  writer.end();
}

/// All values of a section; none if there are fewer bytes than it says, or more.
template <class T>
std::vector<T> checkpoint_get(const GraftCheckpoint& checkpoint, const char* name) {
  const auto source = checkpoint.source(name);
  if (!source) return {};
  std::vector<T> values(source->length / sizeof(T));
  std::byte beyond[1];
  if (!source->fill(std::as_writable_bytes(std::span(values))) || source->fill(beyond)) return {};
  return values;
}

class GraftCheckpointTest : public ::testing::Test {
 protected:
  fs::path file() const { return scratch_.path() / "graft.checkpoint"; }

  void write_example() const {
    GraftCheckpointWriter writer(file(), checkpoint_inputs);
    const std::vector<std::uint32_t> numbers{1, 2, 3, 0xffffffffu};
    checkpoint_put(writer, "cells/x", numbers);
    checkpoint_put(writer, "nothing", std::vector<double>{});
    writer.begin("text");
    writer.add("in ");
    writer.add("pieces");
    writer.end();
    ASSERT_TRUE(writer.finish().has_value());
  }
  std::string bytes() const { return *read_bytes(file()); }
  void replace(const std::string& bytes) const {
    ASSERT_TRUE(write_atomically(file(), bytes).has_value());
  }
  /// Rule of the first issue; "" if the file opens.
  std::string refused() const {
    const auto opened = GraftCheckpoint::open(file(), checkpoint_inputs);
    return opened ? "" : opened.error()[0].rule;
  }
  std::string message() const {
    const auto opened = GraftCheckpoint::open(file(), checkpoint_inputs);
    return opened ? "" : opened.error()[0].message;
  }

 private:
  test::ScratchFolder scratch_;
};

constexpr std::size_t header_bytes = 80, head_bytes = 40, digest_bytes = 32, end_bytes = 48;

TEST_F(GraftCheckpointTest, ComesBackAsItWas) {
  write_example();
  const auto opened = GraftCheckpoint::open(file(), checkpoint_inputs);
  ASSERT_TRUE(opened.has_value());
  ASSERT_EQ(opened->sections().size(), 3u);
  EXPECT_EQ(opened->sections()[0].at, header_bytes + head_bytes);
  EXPECT_EQ(checkpoint_get<std::uint32_t>(*opened, "cells/x"),
            (std::vector<std::uint32_t>{1, 2, 3, 0xffffffffu}));
  EXPECT_EQ(opened->find("nothing")->length, 0u);
  const auto text = checkpoint_get<char>(*opened, "text");
  EXPECT_EQ(std::string(text.begin(), text.end()), "in pieces");
  EXPECT_EQ(opened->find("text")->length, 9u);
  EXPECT_EQ(opened->find("tex"), nullptr);
}

TEST_F(GraftCheckpointTest, TheSameStateIsTheSameBytes) {
  write_example();
  const std::string first = bytes();
  write_example();
  EXPECT_EQ(bytes(), first);
}

TEST_F(GraftCheckpointTest, EveryByteIsCovered) {
  write_example();
  const std::string whole = bytes();
  for (std::size_t at = 0; at < whole.size(); ++at)
    for (const int bit : {0, 7}) {
      std::string changed = whole;
      changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
      replace(changed);
      EXPECT_NE(refused(), "") << "byte " << at << ", bit " << bit;
    }
}

TEST_F(GraftCheckpointTest, CutAnywhereIsRefusedWithTheOffset) {
  write_example();
  const std::string whole = bytes();
  for (std::size_t length = 0; length < whole.size(); ++length) {
    replace(whole.substr(0, length));
    EXPECT_EQ(refused(), "checkpoint.cut") << length;
    EXPECT_NE(message().find("(byte " + std::to_string(length) + ")"), std::string::npos)
        << message();
  }
}

struct CheckpointDamage {
  const char* what;
  std::size_t at;
  const char* rule;
  std::size_t told_at;
};

TEST_F(GraftCheckpointTest, SaysWhatIsWrongAndWhere) {
  write_example();
  const std::string whole = bytes();
  const std::size_t section = header_bytes, data = section + head_bytes;
  const std::size_t second = data + 16 + digest_bytes, end = whole.size() - end_bytes;
  for (const CheckpointDamage& damage :
       {CheckpointDamage{"magic", 1, "checkpoint.foreign", 0},
        {"version", 8, "checkpoint.version", 8},
        {"reserved", 12, "checkpoint.damaged", 0},
        {"inputs", 16, "checkpoint.damaged", 0},
        {"digest of the header", 48, "checkpoint.damaged", 0},
        {"mark", section, "checkpoint.damaged", section},
        {"name", section + 4, "checkpoint.damaged", section},
        {"padding of the name", section + 31, "checkpoint.damaged", section},
        {"length, huge", section + 39, "checkpoint.cut", whole.size()},
        {"bytes", data + 5, "checkpoint.damaged", section},
        {"digest", data + 16, "checkpoint.damaged", section},
        {"mark of the second", second, "checkpoint.damaged", second},
        {"mark of the end", end, "checkpoint.damaged", end},
        {"count of sections", end + 4, "checkpoint.damaged", end},
        {"bytes before", end + 8, "checkpoint.damaged", end},
        {"digest of the end", end + 16, "checkpoint.damaged", end}}) {
    std::string changed = whole;
    changed[damage.at] = static_cast<char>(changed[damage.at] ^ 0x40);
    replace(changed);
    EXPECT_EQ(refused(), damage.rule) << damage.what;
    EXPECT_NE(message().find("(byte " + std::to_string(damage.told_at) + ")"), std::string::npos)
        << damage.what << ": " << message();
  }
}

TEST_F(GraftCheckpointTest, AnotherRunIsRefused) {
  write_example();
  const auto opened = GraftCheckpoint::open(file(), sha256("other inputs"));
  ASSERT_FALSE(opened.has_value());
  EXPECT_EQ(opened.error()[0].rule, "checkpoint.input");
  EXPECT_NE(opened.error()[0].message.find("(byte 16)"), std::string::npos);
}

TEST_F(GraftCheckpointTest, AllDamagedSectionsAreNamed) {
  write_example();
  std::string changed = bytes();
  changed[header_bytes + head_bytes] ^= 1;
  changed[changed.find("in pieces")] ^= 1;
  replace(changed);
  const auto opened = GraftCheckpoint::open(file(), checkpoint_inputs);
  ASSERT_FALSE(opened.has_value());
  ASSERT_EQ(opened.error().size(), 2u);
  EXPECT_NE(opened.error()[0].why.find("cells/x"), std::string::npos);
  EXPECT_NE(opened.error()[1].why.find("text"), std::string::npos);
}

TEST_F(GraftCheckpointTest, WhatFollowsTheEndIsRefused) {
  write_example();
  const std::string whole = bytes();
  replace(whole + "x");
  EXPECT_EQ(refused(), "checkpoint.damaged");
  EXPECT_NE(message().find("(byte " + std::to_string(whole.size()) + ")"), std::string::npos);
}

TEST_F(GraftCheckpointTest, SectionsThatChangedPlacesAreRefused) {
  write_example();
  const std::string whole = bytes();
  const std::size_t length = head_bytes + digest_bytes;  // of the empty section
  const std::size_t first = header_bytes, second = first + head_bytes + 16 + digest_bytes;
  replace(whole.substr(0, first) + whole.substr(second, length) +
          whole.substr(first, second - first) + whole.substr(second + length));
  EXPECT_EQ(refused(), "checkpoint.damaged");
}

TEST_F(GraftCheckpointTest, AnUnfinishedOneLeavesTheOldOne) {
  write_example();
  const std::string old = bytes();
  {
    GraftCheckpointWriter writer(file(), sha256("another"));
    writer.begin("half");
    writer.add("of a section");
  }
  EXPECT_EQ(bytes(), old);
  EXPECT_FALSE(fs::exists(file().string() + ".partial"));
}

TEST_F(GraftCheckpointTest, CannotBeWrittenOrRead) {
  GraftCheckpointWriter writer(file() / "no folder" / "x", checkpoint_inputs);
  checkpoint_put(writer, "a", std::vector<float>{1, 2});
  const auto finished = writer.finish();
  ASSERT_FALSE(finished.has_value());
  EXPECT_EQ(finished.error()[0].rule, "io.write");
  EXPECT_EQ(refused(), "io.read");
}

TEST_F(GraftCheckpointTest, AskedForWhatItDoesNotHold) {
  write_example();
  const auto opened = GraftCheckpoint::open(file(), checkpoint_inputs);
  ASSERT_TRUE(opened.has_value());
  EXPECT_EQ(opened->source("missing").error()[0].rule, "checkpoint.input");
  const auto text = opened->source("text");
  ASSERT_TRUE(text.has_value());
  std::byte more[10];
  EXPECT_FALSE(text->fill(more));  // 9 bytes
}

// 3 MiB in uneven parts, written and read.
TEST_F(GraftCheckpointTest, LongSectionsComeInPieces) {
  std::string long_text(3 * 1048576 + 17, 'a');
  for (std::size_t i = 0; i < long_text.size(); i += 1000) long_text[i] = static_cast<char>(i);
  GraftCheckpointWriter writer(file(), checkpoint_inputs);
  writer.begin("long");
  for (std::size_t at = 0; at < long_text.size(); at += 700001)
    writer.add(std::string_view(long_text).substr(at, 700001));
  writer.end();
  ASSERT_TRUE(writer.finish().has_value());
  const auto opened = GraftCheckpoint::open(file(), checkpoint_inputs);
  ASSERT_TRUE(opened.has_value());
  const auto source = opened->source("long");
  ASSERT_TRUE(source.has_value());
  ASSERT_EQ(source->length, long_text.size());
  std::string back(long_text.size(), ' ');
  for (std::size_t at = 0; at < back.size(); at += 65536)
    ASSERT_TRUE(source->fill(std::as_writable_bytes(
        std::span(back).subspan(at, std::min<std::size_t>(65536, back.size() - at)))));
  EXPECT_EQ(back, long_text);
}

// Sources of one file do not disturb each other.
TEST_F(GraftCheckpointTest, SectionsAreReadSideBySide) {
  write_example();
  const auto opened = GraftCheckpoint::open(file(), checkpoint_inputs);
  ASSERT_TRUE(opened.has_value());
  const auto text = opened->source("text"), again = opened->source("text");
  std::string a(9, ' '), b(9, ' ');
  for (std::size_t at = 0; at < 9; at += 3) {
    ASSERT_TRUE(text->fill(std::as_writable_bytes(std::span(a).subspan(at, 3))));
    ASSERT_TRUE(again->fill(std::as_writable_bytes(std::span(b).subspan(at, 3))));
  }
  EXPECT_EQ(a, "in pieces");
  EXPECT_EQ(b, a);
}

}  // namespace
}  // namespace caudata::io
