// SPDX-License-Identifier: Apache-2.0
#include "oc/state_graph.hpp"

#include <algorithm>
#include <stop_token>

#include "core/chunks.hpp"
#include "core/contract.hpp"
#include "oc/no_expansion.hpp"
#include "oc/state_table.hpp"

namespace caudata::oc {
namespace {

using design::Tallies;

/// A smaller layer is decided faster than threads are started.
constexpr std::size_t least_layer_for_threads = 256;
constexpr std::uint64_t states_per_chunk = 32;

/// A decision without its words.
struct Verdict {
  bool treats{false};
  bool first_at_level{false};
  bool no_expansion{false};
  Batch batch{};
  design::StartRule start{};
  design::Conclusion conclusion{};
};

Verdict verdict_of(const design::Escalation& escalation, const Tallies& tallies) {
  const design::Decision decision = escalation.next(tallies);
  EXPECTS(!std::holds_alternative<design::Wait>(decision));
  Verdict verdict;
  if (const auto* treat = std::get_if<design::Treat>(&decision)) {
    EXPECTS(treat->patients > 0);
    verdict.treats = true;
    verdict.batch = {treat->at, treat->patients};
    verdict.start = treat->start;
    verdict.first_at_level = tallies[treat->at].evaluable == 0;
  } else if (const auto* stop = std::get_if<design::Stop>(&decision)) {
    verdict.conclusion = stop->conclusion;
    verdict.no_expansion = cleared_without_expansion(escalation, tallies, stop->conclusion);
  }
  return verdict;
}

template <class T>
std::uint32_t index_in(std::vector<T>& distinct, const T& value) {
  const auto at = std::find(distinct.begin(), distinct.end(), value);
  if (at != distinct.end()) return static_cast<std::uint32_t>(at - distinct.begin());
  distinct.push_back(value);
  return static_cast<std::uint32_t>(distinct.size() - 1);
}

/// Sorts the values; returns where each has gone.
template <class T>
std::vector<std::uint32_t> sort_distinct(std::vector<T>& values) {
  std::vector<T> sorted = values;
  std::sort(sorted.begin(), sorted.end());
  std::vector<std::uint32_t> place;
  for (const T& value : values) {
    place.push_back(
        static_cast<std::uint32_t>(std::ranges::lower_bound(sorted, value) - sorted.begin()));
  }
  values = std::move(sorted);
  return place;
}

class Enumeration {
 public:
  Enumeration(const design::Escalation& escalation, unsigned threads)
      : escalation_(escalation),
        threads_(threads),
        packing_(escalation),
        states_(packing_.words()),
        key_(packing_.words()) {
    graph_.observed = observed_by(escalation);
  }

  StateGraph run() {
    packing_.pack(Tallies{}, key_);
    discover(0, 1);
    for (std::size_t patients = 0; patients < layers_.size(); ++patients) {
      const std::vector<std::uint32_t> layer = std::move(layers_[patients]);
      const std::vector<Verdict> verdicts = decide(layer);
      for (std::size_t i = 0; i < layer.size(); ++i) {
        if (verdicts[i].treats) {
          expand(layer[i], patients, verdicts[i]);
        } else {
          end(layer[i], patients, verdicts[i]);
        }
      }
    }
    sort_batches();
    sort_ends();
    number_states();
    return std::move(graph_);
  }

 private:
  /// The state of key_.
  std::uint32_t discover(std::size_t patients, double paths) {
    const auto [id, is_new] = states_.insert(key_);
    if (is_new) {
      if (patients >= layers_.size()) layers_.resize(patients + 1);
      layers_[patients].push_back(id);
      paths_.push_back(0);
    }
    paths_[id] += paths;
    return id;
  }

  Verdict verdict(std::uint32_t id) const {
    return verdict_of(escalation_, packing_.unpack(states_.key(id)));
  }

  std::vector<Verdict> decide(const std::vector<std::uint32_t>& layer) const {
    std::vector<Verdict> verdicts(layer.size());
    if (threads_ == 1 || layer.size() < least_layer_for_threads) {
      for (std::size_t i = 0; i < layer.size(); ++i) verdicts[i] = verdict(layer[i]);
      return verdicts;
    }
    core::for_each_chunk<std::vector<Verdict>>(
        {0, layer.size(), states_per_chunk}, threads_, {},
        [&](const core::Chunk& chunk) {
          std::vector<Verdict> some;
          for (std::uint64_t i = chunk.first; i < chunk.last; ++i)
            some.push_back(verdict(layer[i]));
          return some;
        },
        [&](const core::Chunk& chunk, std::vector<Verdict>&& some) {
          std::ranges::move(some, verdicts.begin() + static_cast<std::ptrdiff_t>(chunk.first));
        });
    return verdicts;
  }

  void expand(std::uint32_t id, std::size_t patients, const Verdict& verdict) {
    const std::uint32_t batch = batch_index(verdict);
    decided_.push_back(id);
    graph_.decisions.push_back(
        {static_cast<std::uint32_t>(graph_.edges.size()), batch, verdict.first_at_level});
    const std::size_t then = patients + static_cast<std::size_t>(verdict.batch.patients);
    for (const TallyWords::Step& step : steps_[batch]) {
      const auto before = states_.key(id);
      for (std::size_t word = 0; word < key_.size(); ++word) key_[word] = step.after(before, word);
      graph_.edges.push_back(discover(then, paths_[id]));
    }
  }

  std::uint32_t batch_index(const Verdict& verdict) {
    const std::uint32_t batch = index_in(graph_.batches, verdict.batch);
    if (batch == graph_.starts.size()) {
      graph_.starts.push_back(verdict.start);
      steps_.push_back(steps_of(verdict.batch));
    }
    return batch;
  }

  std::vector<TallyWords::Step> steps_of(const Batch& batch) const {
    std::vector<TallyWords::Step> steps;
    for (const design::Tally& outcome : cohort_outcomes(batch.patients, graph_.observed)) {
      steps.push_back(packing_.step(escalation_, batch.level, outcome));
    }
    return steps;
  }

  void end(std::uint32_t id, std::size_t patients, const Verdict& verdict) {
    const auto total = static_cast<std::int32_t>(patients);
    const EndState end{index_in(graph_.conclusions, verdict.conclusion), total,
                       verdict.no_expansion};
    ended_.push_back({id, index_in(graph_.ends, end)});
    graph_.paths += paths_[id];
    graph_.most_patients = std::max(graph_.most_patients, int{total});
  }

  void sort_batches() {
    const auto place = sort_distinct(graph_.batches);
    std::vector<design::StartRule> starts(place.size());
    for (std::size_t i = 0; i < place.size(); ++i) starts[place[i]] = graph_.starts[i];
    graph_.starts = std::move(starts);
    for (DecisionState& state : graph_.decisions) state.batch = place[state.batch];
  }

  void sort_ends() {
    const auto conclusion = sort_distinct(graph_.conclusions);
    for (EndState& end : graph_.ends) end.conclusion = conclusion[end.conclusion];
    const auto place = sort_distinct(graph_.ends);
    for (Ended& ended : ended_) ended.end = place[ended.end];
  }

  void number_states() {
    std::vector<std::uint32_t> number(states_.size());
    const auto decisions = static_cast<std::uint32_t>(decided_.size());
    for (std::uint32_t i = 0; i < decisions; ++i) number[decided_[i]] = i;
    for (const Ended& ended : ended_) number[ended.id] = decisions + ended.end;
    for (std::uint32_t& edge : graph_.edges) edge = number[edge];
    graph_.states = states_.size();
  }

  struct Ended {
    std::uint32_t id, end;
  };

  const design::Escalation& escalation_;
  unsigned threads_;
  TallyWords packing_;
  StateTable states_;
  std::vector<std::uint64_t> key_;                    // scratch
  std::vector<std::vector<std::uint32_t>> layers_;    // ids, by evaluable patients
  std::vector<double> paths_;                         // per id
  std::vector<std::vector<TallyWords::Step>> steps_;  // per outcome, per batch as found
  std::vector<std::uint32_t> decided_;                // id per decision
  std::vector<Ended> ended_;
  StateGraph graph_;  // edges hold ids until all states are known
};

}  // namespace

StateGraph state_graph(const design::Escalation& escalation, unsigned threads) {
  EXPECTS(escalation.decides_on_tallies());
  EXPECTS(threads > 0);
  return Enumeration(escalation, threads).run();
}

}  // namespace caudata::oc
