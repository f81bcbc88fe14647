// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <numeric>

#include "support/axon_cases.hpp"

namespace caudata::graft {
namespace {

const AxonParameters axon_data = test::from_data<AxonParameters>("graft.axon");

TEST(AxonsDeterminism, GiveTheSameBytesForAnyNumberOfThreads) {
  const auto grown = [](unsigned threads) {
    return test::axons_in(axon_data, 0.1, test::round_cord(), 500, 30, 30, threads).state();
  };
  const auto one = grown(1);
  EXPECT_GT(one.size(), 100000u);
  for (const unsigned threads : {2u, 3u, 4u}) EXPECT_EQ(grown(threads), one) << threads;
}

TEST(AxonsDeterminism, GoOnAfterACheckpointAsIfThereHadBeenNone) {
  core::Team team(2);
  AxonForest through = test::axons_in(axon_data, 0.1, test::round_cord(), 200, 20, 20);
  AxonForest resumed(axon_data, test::rule_key, 0.1);
  ASSERT_TRUE(resumed.restore(through.state()).empty());
  for (std::uint32_t i = 20; i < 30; ++i) {
    through.grow({i, double(i), 1}, test::round_cord(), team);
    resumed.grow({i, double(i), 1}, test::round_cord(), team);
  }
  EXPECT_EQ(resumed.state(), through.state());
}

TEST(AxonsDeterminism, AnAxonDoesNotDependOnItsNeighbours) {
  const AxonForest alone = test::axons_in(axon_data, 0.1, test::round_cord(), 1, 30, 30);
  const AxonForest among = test::axons_in(axon_data, 0.1, test::round_cord(), 100, 30, 30);
  EXPECT_EQ(alone.outline(0).points, among.outline(0).points);
  EXPECT_EQ(alone.outline(0).parent, among.outline(0).parent);
}

TEST(AxonsState, RefusesWhatIsDamaged) {
  const AxonForest forest = test::axons_in(axon_data, 0.1, test::round_cord(), 100, 20, 20);
  const auto state = forest.state();
  AxonForest other(axon_data, test::rule_key, 0.1);
  for (const std::size_t kept :
       {std::size_t{0}, std::size_t{7}, std::size_t{30}, state.size() / 2, state.size() - 1}) {
    const auto issues = other.restore(std::span(state).first(kept));
    EXPECT_TRUE(issues.has_errors()) << kept;
    EXPECT_EQ(other.count(20), AxonForest::Count{});
  }
  auto longer = state;
  longer.push_back(std::byte{0});
  EXPECT_TRUE(other.restore(longer).has_errors());
  auto version = state;
  version[0] = std::byte{99};
  EXPECT_EQ(other.restore(version)[0].rule, "graft.axons-of-another-version");
  EXPECT_TRUE(other.restore(state).empty());
  EXPECT_EQ(other.count(20), forest.count(20));
}

TEST(AxonsState, MemoryIsWhatSegmentsConesAndAxonsTake) {
  const AxonForest forest = test::axons_in(axon_data, 0.1, test::round_cord(), 300, 40, 40);
  const auto n = forest.count(40);
  const std::size_t least = n.segments * 24 + n.cones * 88 + n.axons * 64;
  EXPECT_GE(forest.bytes(), least);
  EXPECT_LT(forest.bytes(), 2 * least + 100000);  // vectors double
}

}  // namespace
}  // namespace caudata::graft
