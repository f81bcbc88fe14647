// SPDX-License-Identifier: Apache-2.0
#include "oc/days_distribution.hpp"

#include <cmath>
#include <cstdint>
#include <map>
#include <utility>

#include "core/contract.hpp"

namespace caudata::oc {
namespace {

/// Days are counted in steps of this, so that equal sums of different orders meet.
constexpr double step_days = 0x1p-20;

std::int64_t steps(double days) {
  return static_cast<std::int64_t>(std::floor(days / step_days + 0.5));
}

}  // namespace

double quantile(std::span<const DaysShare> distribution, double q) {
  EXPECTS(!distribution.empty());
  constexpr double rounding = 1e-12;
  double reached = 0;
  for (const auto& [days, probability] : distribution) {
    reached += probability;
    if (reached >= q - rounding) return days;
  }
  return distribution.back().days;
}

std::vector<DaysShare> days_distribution(const StateGraph& graph, const Truth& truth,
                                         std::span<const double> days_of_batch) {
  using Shares = std::map<std::int64_t, double>;
  std::vector<Shares> at(graph.decisions.size() + graph.ends.size());
  at[0][0] = 1;
  for (std::size_t i = 0; i < graph.decisions.size(); ++i) {
    const DecisionState& state = graph.decisions[i];
    const Batch& batch = graph.batches[state.batch];
    const std::int64_t days = steps(days_of_batch[state.batch]);
    const auto outcomes =
        outcome_probabilities(batch.patients, graph.observed, level_truth(truth, batch.level));
    const Shares here = std::move(at[i]);
    for (std::size_t k = 0; k < outcomes.size(); ++k) {
      Shares& there = at[graph.edges[state.edge + k]];
      for (const auto& [so_far, p] : here) there[so_far + days] += p * outcomes[k];
    }
  }
  Shares ended;
  for (std::size_t i = graph.decisions.size(); i < at.size(); ++i) {
    for (const auto& [days, p] : at[i]) ended[days] += p;
  }
  std::vector<DaysShare> distribution;
  for (const auto& [days, p] : ended) {
    distribution.push_back({static_cast<double>(days) * step_days, p});
  }
  return distribution;
}

}  // namespace caudata::oc
