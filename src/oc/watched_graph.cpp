// SPDX-License-Identifier: Apache-2.0
#include "oc/watched_graph.hpp"

#include <algorithm>
#include <limits>

#include "core/contract.hpp"
#include "oc/compensated_sum.hpp"

namespace caudata::oc {
namespace {

using design::Conclusion;
using design::Tallies;

constexpr std::int32_t no_time = std::numeric_limits<std::int32_t>::max();

/// Least events among `n` patients that stop; `no_time` if all of them would not.
std::int32_t least_events(const design::JointStopping& rule, const Tallies& tallies) {
  const design::Tally total = tallies.total();
  for (int events = 0; events <= total.evaluable; ++events) {
    if (design::joint_stop(rule, {total.evaluable, events}, total)) return events;
  }
  return no_time;
}

/// Walks the graph once with the tallies of its states, which the graph does not keep.
class Marking {
 public:
  explicit Marking(const design::Escalation& escalation) : escalation_(escalation) {
    watched_.graph = state_graph(escalation);
    at_.resize(watched_.graph.decisions.size());
  }

  WatchedGraph run() {
    const StateGraph& graph = watched_.graph;
    watched_.edges.resize(graph.edges.size());
    for (std::size_t i = 0; i < graph.decisions.size(); ++i) {
      const Batch& batch = graph.batches[graph.decisions[i].batch];
      std::uint32_t edge = graph.decisions[i].edge;
      for (const design::Tally& outcome : cohort_outcomes(batch.patients, graph.observed)) {
        Tallies after = at_[i];
        after.add(batch.level, outcome);
        mark(edge, after);
        const std::uint32_t to = graph.edges[edge++];
        if (to < at_.size()) at_[to] = escalation_.recall(after);
      }
    }
    return std::move(watched_);
  }

 private:
  void mark(std::uint32_t edge, const Tallies& after) {
    const std::int32_t stop_at = least_events(*escalation_.limits().joint, after);
    watched_.edges[edge].stop_at = stop_at;
    if (stop_at == no_time) return;
    const design::Decision decision =
        escalation_.next(after, {after.total().evaluable, static_cast<int>(stop_at)});
    watched_.edges[edge].conclusion = index_of(std::get<design::Stop>(decision).conclusion);
  }

  std::uint32_t index_of(const Conclusion& conclusion) {
    auto& all = watched_.graph.conclusions;
    const auto at = std::ranges::find(all, conclusion);
    if (at == all.end()) all.push_back(conclusion);
    return static_cast<std::uint32_t>(std::ranges::find(all, conclusion) - all.begin());
  }

  const design::Escalation& escalation_;
  WatchedGraph watched_;
  std::vector<Tallies> at_;  // per decision
};

class WatchedSweep {
 public:
  WatchedSweep(const WatchedGraph& watched, const Truth& truth)
      : graph_(watched.graph),
        watched_(watched),
        truth_(truth),
        reached_(graph_.decisions.size()),
        cohorts_(graph_.batches.size()),
        first_(graph_.batches.size()),
        conclusion_(graph_.conclusions.size()),
        patients_(static_cast<std::size_t>(graph_.most_patients) + 1) {
    for (const Batch& batch : graph_.batches) {
      outcomes_.push_back(
          outcome_probabilities(batch.patients, graph_.observed, level_truth(truth, batch.level)));
      events_.push_back(outcome_probabilities(batch.patients, Observed::dlt,
                                              {procedure_rate(truth, batch.level), 0, 0}));
    }
  }

  ExactCharacteristics run() {
    if (graph_.decisions.empty()) {
      finish(graph_.ends[0], 1);
    } else {
      reached_[0] = {{1.0}, 0};
    }
    for (std::size_t at = 0; at < graph_.decisions.size(); ++at) pass_on(at);
    collect();
    return std::move(result_);
  }

 private:
  /// Trials that come to a state: their probability by the number of events so far.
  struct Reached {
    std::vector<double> by_events;
    int patients{0};
  };

  void pass_on(std::size_t at) {
    const DecisionState& state = graph_.decisions[at];
    const Reached here = std::move(reached_[at]);
    for (std::size_t events = 0; events < here.by_events.size(); ++events) {
      const double reached = here.by_events[events];
      if (reached <= 0) continue;
      cohorts_[state.batch].add(reached);
      if (state.first_at_level) first_[state.batch].add(reached);
      const auto& more = events_[state.batch];
      for (std::size_t k = 0; k < outcomes_[state.batch].size(); ++k) {
        for (std::size_t j = 0; j < more.size(); ++j) {
          arrive(state.edge + k, here.patients + graph_.batches[state.batch].patients, events + j,
                 reached * outcomes_[state.batch][k] * more[j]);
        }
      }
    }
  }

  void arrive(std::size_t edge, int patients, std::size_t events, double probability) {
    const WatchedEdge& watched = watched_.edges[edge];
    if (static_cast<std::int64_t>(events) >= watched.stop_at) {
      conclusion_[watched.conclusion].add(probability);
      patients_[static_cast<std::size_t>(patients)].add(probability);
      return;
    }
    const std::uint32_t to = graph_.edges[edge];
    if (to >= graph_.decisions.size()) {
      return finish(graph_.ends[to - graph_.decisions.size()], probability);
    }
    Reached& there = reached_[to];
    there.patients = patients;
    if (there.by_events.size() <= events) there.by_events.resize(events + 1, 0.0);
    there.by_events[events] += probability;
  }

  void finish(const EndState& end, double probability) {
    conclusion_[end.conclusion].add(probability);
    patients_[static_cast<std::size_t>(end.patients)].add(probability);
    if (end.no_expansion) no_expansion_.add(probability);
  }

  void collect() {
    for (std::size_t i = 0; i < graph_.batches.size(); ++i) {
      const Batch& batch = graph_.batches[i];
      const LevelTruth p = level_truth(truth_, batch.level);
      LevelExpectation& level = result_.level[batch.level.part][batch.level.dose];
      const double patients = cohorts_[i].value() * batch.patients;
      level.treated += first_[i].value();
      level.evaluable += patients;
      level.dlt += patients * p.dlt;
      if (graph_.observed == Observed::dlt_and_response) level.response += patients * p.response;
      result_.cohorts.push_back(cohorts_[i].value());
    }
    for (const CompensatedSum& sum : conclusion_) result_.conclusion.push_back(sum.value());
    for (const CompensatedSum& sum : patients_) result_.patients.push_back(sum.value());
    result_.no_expansion = no_expansion_.value();
  }

  const StateGraph& graph_;
  const WatchedGraph& watched_;
  const Truth& truth_;
  std::vector<std::vector<double>> outcomes_, events_;  // per batch
  std::vector<Reached> reached_;                        // per decision
  std::vector<CompensatedSum> cohorts_, first_, conclusion_, patients_;
  CompensatedSum no_expansion_;
  ExactCharacteristics result_;
};

}  // namespace

WatchedGraph watched_graph(const design::Escalation& escalation) {
  EXPECTS(escalation.limits().joint.has_value());
  return Marking(escalation).run();
}

ExactCharacteristics evaluate(const WatchedGraph& watched, const Truth& truth) {
  return WatchedSweep(watched, truth).run();
}

double mean_procedure_events(const WatchedGraph& watched, const ExactCharacteristics& exact,
                             const Truth& truth) {
  CompensatedSum events;
  for (std::size_t i = 0; i < watched.graph.batches.size(); ++i) {
    const Batch& batch = watched.graph.batches[i];
    events.add(exact.cohorts[i] * batch.patients * procedure_rate(truth, batch.level));
  }
  return events.value();
}

}  // namespace caudata::oc
