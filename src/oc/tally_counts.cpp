// SPDX-License-Identifier: Apache-2.0
#include "oc/tally_counts.hpp"

#include <set>
#include <utility>
#include <vector>

namespace caudata::oc {

TallyCounts tally_counts(const StateGraph& graph) {
  using Counts = decltype(design::Tallies::at);
  std::vector<Counts> at(graph.decisions.size());  // whatever the course, a state has its tallies
  std::set<std::pair<Counts, design::DoseLevel>> treated;
  std::set<Counts> ended;
  if (graph.decisions.empty()) ended.insert(Counts{});
  for (std::size_t i = 0; i < graph.decisions.size(); ++i) {
    const DecisionState& state = graph.decisions[i];
    const Batch& batch = graph.batches[state.batch];
    treated.emplace(at[i], batch.level);
    std::uint32_t edge = state.edge;
    for (const design::Tally& outcome : cohort_outcomes(batch.patients, graph.observed)) {
      Counts after = at[i];
      after[batch.level.part][batch.level.dose] += outcome;
      const std::uint32_t to = graph.edges[edge++];
      if (to < at.size()) {
        at[to] = after;
      } else {
        ended.insert(after);
      }
    }
  }
  return {treated.size(), ended.size()};
}

}  // namespace caudata::oc
