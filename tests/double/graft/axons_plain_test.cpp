// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <set>
#include <tuple>

#include "graft/axons/grow_axon_plain.hpp"
#include "support/axon_cases.hpp"

namespace caudata::graft {
namespace {

/// The pieces of an axon in any order: from where to where.
std::multiset<std::pair<std::array<float, 4>, std::array<float, 4>>> pieces(const AxonOutline& o) {
  std::multiset<std::pair<std::array<float, 4>, std::array<float, 4>>> all;
  for (std::size_t i = 1; i < o.points.size(); ++i)
    all.emplace(o.points[static_cast<std::size_t>(o.parent[i])], o.points[i]);
  return all;
}

TEST(AxonsPlain, GrowAsTheyDoInBlocks) {
  AxonParameters p = test::from_data<AxonParameters>("graft.axon");
  p.branch.order = 0.5;
  p.half_life = 60;
  constexpr std::size_t n = 150;
  constexpr std::uint32_t count = 50;
  const AxonForest forest = test::axons_in(p, 0.1, test::round_cord(), n, 50, count);
  std::vector<AxonStep> steps;
  for (std::uint32_t i = 0; i < count; ++i) steps.push_back({i, 50.0 / count * i, 50.0 / count});
  std::size_t branched = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const AxonOutline plain =
        grow_axon_plain(p, test::rule_key, 0.1, test::axon_neuron(i), steps, test::round_cord());
    EXPECT_EQ(pieces(plain), pieces(forest.outline(i))) << i;
    std::set<std::int32_t> parents;
    for (const std::int32_t parent : plain.parent)
      branched += parents.insert(parent).second ? 0u : 1u;
  }
  EXPECT_GT(branched, n / 2);
}

}  // namespace
}  // namespace caudata::graft
