// SPDX-License-Identifier: Apache-2.0
#include "io/checkpoint.hpp"

#include <gtest/gtest.h>

#include "io/shard.hpp"
#include "support/example_study.hpp"

namespace caudata {
namespace {

const trial::Study& study() {
  static const trial::Study example = test::example_study();
  return example;
}

io::PartialRun partial(oc::TrialRange range, oc::Shard shard = {}) {
  io::PartialRun run{"0123456789abcdef", "[protocol]\nid = \"Ä\"\n", 300, shard,
                     oc::not_yet_simulated(study(), range)};
  oc::simulate(study(), run.state, 1, {}, {});
  return run;
}

const io::PartialRun& example() {
  static const io::PartialRun run = partial({core::Seed{~std::uint64_t{0}}, 0, 200});
  return run;
}

std::string rule_of(const core::Result<io::PartialRun>& result) {
  return result ? "" : result.error()[0].rule;
}

TEST(Checkpoint, ComesBackAsItWas) {
  const std::string text = io::to_json(example());
  const auto back = io::parse_partial_run(text, "checkpoint.json");
  ASSERT_TRUE(back.has_value());
  EXPECT_EQ(back->run_id, example().run_id);
  EXPECT_EQ(back->protocol_text, example().protocol_text);
  EXPECT_EQ(back->trials, example().trials);
  EXPECT_EQ(back->shard, example().shard);
  EXPECT_EQ(back->state.range.seed, example().state.range.seed);
  EXPECT_EQ(back->state.done, example().state.done);
  EXPECT_EQ(back->state.scenarios, example().state.scenarios);
  EXPECT_EQ(io::to_json(*back), text);
}

TEST(Checkpoint, CutAnywhereIsTorn) {
  const std::string text = io::to_json(example());
  for (std::size_t length = 0; length + 2 < text.size(); length += text.size() / 50)
    EXPECT_EQ(rule_of(io::parse_partial_run(text.substr(0, length), "f")), "checkpoint.torn");
}

TEST(Checkpoint, ChangedAnywhereIsNoticed) {
  const std::string text = io::to_json(example());
  for (std::size_t at = 0; at + 1 < text.size(); at += text.size() / 100) {
    std::string changed = text;
    changed[at] = changed[at] == '7' ? '8' : '7';
    EXPECT_FALSE(io::parse_partial_run(changed, "f").has_value()) << "byte " << at;
  }
}

TEST(Checkpoint, OtherJsonIsForeign) {
  EXPECT_EQ(rule_of(io::parse_partial_run("{\"format\":\"other/1\"}", "f")), "checkpoint.foreign");
  EXPECT_EQ(rule_of(io::parse_partial_run("[1, 2]", "f")), "checkpoint.foreign");
}

std::vector<io::PartialRun> shards_of_three() {
  std::vector<io::PartialRun> shards;
  for (const std::uint64_t i : {3u, 1u, 2u})
    shards.push_back(partial(oc::shard_range({core::Seed{7}, 0, 300}, {i, 3}), {i, 3}));
  return shards;
}
const std::vector<std::filesystem::path> three_files{"c.json", "a.json", "b.json"};

TEST(Join, OfAllShardsIsTheUnshardedRun) {
  const auto joined = io::join(shards_of_three(), three_files);
  ASSERT_TRUE(joined.has_value());
  EXPECT_EQ(io::to_json(*joined), io::to_json(partial({core::Seed{7}, 0, 300})));
}

TEST(Join, RefusesAGapAndAShardTwice) {
  auto shards = shards_of_three();
  shards.pop_back();
  EXPECT_EQ(rule_of(io::join(shards, {"c.json", "a.json"})), "merge.incomplete");
  shards.push_back(shards.back());
  EXPECT_EQ(rule_of(io::join(shards, three_files)), "merge.incomplete");
}

TEST(Join, RefusesAnotherRunAndAnUnfinishedShard) {
  auto shards = shards_of_three();
  shards[1].run_id = "another";
  EXPECT_EQ(rule_of(io::join(shards, three_files)), "merge.other-run");
  shards = shards_of_three();
  shards[1].state.done = shards[1].state.range.first;
  EXPECT_EQ(rule_of(io::join(shards, three_files)), "merge.unfinished");
}

}  // namespace
}  // namespace caudata
