// SPDX-License-Identifier: Apache-2.0
// Laws of the decision log: whatever is done to its bytes, but cutting entries off its end, shows;
// a kept head shows that as well.
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "io/atomic_write.hpp"
#include "io/decide/decision_log.hpp"

namespace caudata::io {
namespace {

namespace fs = std::filesystem;

class DecisionLog : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "caudata-log-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path file() const { return folder_ / "log.jsonl"; }
  std::string bytes() const { return read_bytes(file()).value(); }
  void write(const std::string& text) const {
    std::ofstream(file(), std::ios::binary | std::ios::trunc) << text;
  }
  /// Entries 1 to `count`; the head after each.
  std::vector<LogHead> fill(int count) const {
    std::vector<LogHead> heads;
    for (int i = 0; i < count; ++i)
      heads.push_back(append_to_log(file(), "\"decision\":\"" + std::to_string(i) + "\"").value());
    return heads;
  }
  static bool sound(const std::string& text, const std::optional<std::string>& head = {}) {
    return verify_log(text, "log", head).has_value();
  }
  std::vector<std::string> lines() const {
    std::vector<std::string> all;
    std::string line;
    for (std::ifstream in(file()); std::getline(in, line);) all.push_back(line + "\n");
    return all;
  }

 private:
  fs::path folder_;
};

TEST_F(DecisionLog, AnEmptyOneHasNoEntry) {
  const auto head = verify_log("", "log");
  ASSERT_TRUE(head);
  EXPECT_EQ(head->entries, 0u);
  EXPECT_EQ(head->hash, no_entry());
}

TEST_F(DecisionLog, GrowsByOneEntryEach) {
  const auto heads = fill(3);
  EXPECT_EQ(heads.back().entries, 3u);
  const auto head = verify_log(bytes(), "log");
  ASSERT_TRUE(head);
  EXPECT_EQ(head->hash, heads.back().hash);
  for (const LogHead& kept : heads) EXPECT_TRUE(sound(bytes(), kept.hash));
}

TEST_F(DecisionLog, EveryFlippedBitShows) {
  fill(3);
  const std::string whole = bytes();
  for (std::size_t i = 0; i < whole.size(); ++i) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string changed = whole;
      changed[i] = static_cast<char>(changed[i] ^ (1 << bit));
      ASSERT_FALSE(sound(changed)) << "byte " << i << " bit " << bit;
    }
  }
}

TEST_F(DecisionLog, EveryRemovedOrInsertedByteShows) {
  fill(2);
  const std::string whole = bytes();
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string shorter = whole, longer = whole;
    shorter.erase(i, 1);
    longer.insert(i, 1, whole[i]);
    ASSERT_FALSE(sound(shorter)) << i;
    ASSERT_FALSE(sound(longer)) << i;
  }
}

TEST_F(DecisionLog, EntriesRemovedMovedOrRepeatedShow) {
  fill(4);
  const auto all = lines();
  const auto joined = [&](std::vector<int> order) {
    std::string text;
    for (const int i : order) text += all[static_cast<std::size_t>(i)];
    return text;
  };
  EXPECT_TRUE(sound(joined({0, 1, 2, 3})));
  for (const std::vector<int>& order : {std::vector{1, 2, 3},
                                        {0, 2, 3},
                                        {0, 1, 3},
                                        {0, 2, 1, 3},
                                        {0, 0, 1, 2, 3},
                                        {3, 2, 1, 0},
                                        {0, 1, 2, 3, 3},
                                        {0, 1, 2, 3, 0}})
    EXPECT_FALSE(sound(joined(order)));
}

TEST_F(DecisionLog, AHeadThatWasKeptShowsWhatIsMissingAtTheEnd) {
  const auto heads = fill(3);
  const auto all = lines();
  const std::string cut = all[0] + all[1];
  EXPECT_TRUE(sound(cut));
  EXPECT_FALSE(sound(cut, heads[2].hash));
  EXPECT_TRUE(sound(cut, heads[1].hash));
  EXPECT_FALSE(sound("", heads[0].hash));
}

TEST_F(DecisionLog, ABrokenOneIsNotAppendedTo) {
  fill(2);
  std::string changed = bytes();
  changed[changed.find("decision") + 12] = 'x';
  write(changed);
  EXPECT_FALSE(append_to_log(file(), "\"decision\":\"2\""));
  EXPECT_EQ(bytes(), changed);
  write(bytes().substr(0, 100));
  EXPECT_FALSE(append_to_log(file(), "\"decision\":\"2\""));
}

TEST_F(DecisionLog, WritersWaitForEachOther) {
  constexpr int writers = 4, entries = 8;
  std::vector<std::jthread> all;
  for (int w = 0; w < writers; ++w)
    all.emplace_back([&] {
      for (int i = 0; i < entries; ++i) EXPECT_TRUE(append_to_log(file(), "\"decision\":1"));
    });
  all.clear();  // waits
  const auto head = verify_log(bytes(), "log");
  ASSERT_TRUE(head);
  EXPECT_EQ(head->entries, static_cast<std::uint64_t>(writers * entries));
}

}  // namespace
}  // namespace caudata::io
