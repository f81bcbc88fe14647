// SPDX-License-Identifier: Apache-2.0
#include "oc/plain_state_graph.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/contract.hpp"
#include "oc/no_expansion.hpp"

namespace caudata::oc {
namespace {

using design::Tallies;

/// Patients first: a state is expanded only when all states that lead to it have been.
using PlainKey = std::pair<int, Tallies>;

class Walk {
 public:
  explicit Walk(const design::Escalation& escalation) : escalation_(escalation) {
    graph_.observed = observed_by(escalation);
  }

  StateGraph run() {
    discover(Tallies{}, 1);
    while (!frontier_.empty()) {
      const auto [key, id] = *frontier_.begin();
      frontier_.erase(frontier_.begin());
      expand(key, id);
    }
    number_batches();
    number_conclusions();
    number_states();
    return std::move(graph_);
  }

 private:
  std::uint32_t discover(const Tallies& tallies, double paths) {
    const PlainKey key{tallies.total().evaluable, tallies};
    const auto [at, is_new] = frontier_.try_emplace(key, static_cast<std::uint32_t>(paths_.size()));
    if (is_new) paths_.push_back(0);
    paths_[at->second] += paths;
    return at->second;
  }

  void expand(const PlainKey& key, std::uint32_t id) {
    const design::Decision decision = escalation_.next(key.second);
    if (const auto* treat = std::get_if<design::Treat>(&decision)) {
      expand_treat(key.second, id, *treat);
    } else if (const auto* stop = std::get_if<design::Stop>(&decision)) {
      const bool no_expansion =
          cleared_without_expansion(escalation_, key.second, stop->conclusion);
      graph_.ends.push_back({0, key.first, no_expansion});
      end_ids_.push_back(id);
      end_conclusions_.push_back(stop->conclusion);
      graph_.paths += paths_[id];
      graph_.most_patients = std::max(graph_.most_patients, key.first);
    }
  }

  void expand_treat(const Tallies& tallies, std::uint32_t id, const design::Treat& treat) {
    EXPECTS(treat.patients > 0);
    const auto edge = static_cast<std::uint32_t>(graph_.edges.size());
    graph_.decisions.push_back({edge, 0, tallies[treat.at].evaluable == 0});
    decision_ids_.push_back(id);
    decision_batches_.push_back({treat.at, treat.patients});
    starts_.emplace(decision_batches_.back(), treat.start);
    for (const design::Tally& outcome : cohort_outcomes(treat.patients, graph_.observed)) {
      Tallies after = tallies;
      after.add(treat.at, outcome);
      graph_.edges.push_back(discover(escalation_.recall(after), paths_[id]));
    }
  }

  void number_batches() {
    for (const auto& [batch, start] : starts_) {
      graph_.batches.push_back(batch);
      graph_.starts.push_back(start);
    }
    for (std::size_t i = 0; i < graph_.decisions.size(); ++i) {
      graph_.decisions[i].batch = index_of(graph_.batches, decision_batches_[i]);
    }
  }

  void number_conclusions() {
    const std::set<design::Conclusion> distinct(end_conclusions_.begin(), end_conclusions_.end());
    graph_.conclusions.assign(distinct.begin(), distinct.end());
    for (std::size_t i = 0; i < graph_.ends.size(); ++i) {
      graph_.ends[i].conclusion = index_of(graph_.conclusions, end_conclusions_[i]);
    }
  }

  void number_states() {
    std::vector<std::uint32_t> number(paths_.size());
    std::uint32_t next = 0;
    for (const std::uint32_t id : decision_ids_) number[id] = next++;
    for (const std::uint32_t id : end_ids_) number[id] = next++;
    for (std::uint32_t& edge : graph_.edges) edge = number[edge];
    graph_.states = next;
  }

  template <class T>
  static std::uint32_t index_of(const std::vector<T>& sorted, const T& value) {
    return static_cast<std::uint32_t>(std::ranges::lower_bound(sorted, value) - sorted.begin());
  }

  const design::Escalation& escalation_;
  std::map<PlainKey, std::uint32_t> frontier_;
  std::vector<double> paths_;                // per id
  std::vector<std::uint32_t> decision_ids_;  // per decision
  std::vector<Batch> decision_batches_;      // per decision
  std::map<Batch, design::StartRule> starts_;
  std::vector<std::uint32_t> end_ids_;               // per end
  std::vector<design::Conclusion> end_conclusions_;  // per end
  StateGraph graph_;
};

}  // namespace

StateGraph plain_state_graph(const design::Escalation& escalation) {
  EXPECTS(escalation.decides_on_tallies());
  return Walk(escalation).run();
}

}  // namespace caudata::oc
