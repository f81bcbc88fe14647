// SPDX-License-Identifier: Apache-2.0
#include "oc/exact_characteristics.hpp"

#include <algorithm>
#include <stop_token>

#include "core/chunks.hpp"
#include "core/contract.hpp"
#include "oc/compensated_sum.hpp"

namespace caudata::oc {
namespace {

/// Truths that one sweep carries side by side: an edge is read once for all of them.
constexpr std::size_t lanes_of_many = 8;
constexpr std::uint64_t truths_per_chunk = 8 * lanes_of_many;

template <std::size_t Lanes>
class Sweep {
 public:
  using Lane = std::array<double, Lanes>;

  /// `truths`: one per lane.
  Sweep(const StateGraph& graph, std::array<const Truth*, Lanes> truths)
      : graph_(graph), truths_(truths) {
    for (const Batch& batch : graph.batches) {
      first_outcome_.push_back(static_cast<std::uint32_t>(outcomes_.size()));
      add_outcomes(batch);
    }
    first_outcome_.push_back(static_cast<std::uint32_t>(outcomes_.size()));
  }

  std::array<ExactCharacteristics, Lanes> run() {
    forward();
    for (std::size_t lane = 0; lane < Lanes; ++lane) {
      collect_levels(lane);
      collect_ends(lane);
    }
    return std::move(result_);
  }

 private:
  using Sums = std::array<CompensatedSum, Lanes>;

  void add_outcomes(const Batch& batch) {
    const std::size_t first = outcomes_.size();
    for (std::size_t lane = 0; lane < Lanes; ++lane) {
      const auto probability = outcome_probabilities(batch.patients, graph_.observed,
                                                     level_truth(*truths_[lane], batch.level));
      outcomes_.resize(first + probability.size());
      for (std::size_t k = 0; k < probability.size(); ++k) {
        outcomes_[first + k][lane] = probability[k];
      }
    }
  }

  void forward() {
    reached_.assign(graph_.decisions.size() + graph_.ends.size(), Lane{});
    treated_.resize(graph_.batches.size());
    first_.resize(graph_.batches.size());
    reached_[0].fill(1);
    for (std::size_t at = 0; at < graph_.decisions.size(); ++at) {
      const DecisionState& state = graph_.decisions[at];
      const Lane here = reached_[at];
      pass_on(state, here);
      for (std::size_t lane = 0; lane < Lanes; ++lane) {
        treated_[state.batch][lane].add(here[lane]);
        if (state.first_at_level) first_[state.batch][lane].add(here[lane]);
      }
    }
  }

  void pass_on(const DecisionState& state, const Lane& here) {
    const std::uint32_t* edge = &graph_.edges[state.edge];
    const Lane* const end = outcomes_.data() + first_outcome_[state.batch + 1];
    for (const Lane* outcome = outcomes_.data() + first_outcome_[state.batch]; outcome != end;
         ++outcome, ++edge) {
      Lane& there = reached_[*edge];
      for (std::size_t lane = 0; lane < Lanes; ++lane) there[lane] += here[lane] * (*outcome)[lane];
    }
  }

  void collect_levels(std::size_t lane) {
    for (std::size_t i = 0; i < graph_.batches.size(); ++i) {
      const Batch& batch = graph_.batches[i];
      const LevelTruth p = level_truth(*truths_[lane], batch.level);
      LevelExpectation& level = result_[lane].level[batch.level.part][batch.level.dose];
      const double cohorts = treated_[i][lane].value();
      const double patients = cohorts * batch.patients;
      level.treated += first_[i][lane].value();
      level.evaluable += patients;
      level.dlt += patients * p.dlt;
      if (graph_.observed != Observed::dlt) level.response += patients * p.response;
      result_[lane].cohorts.push_back(cohorts);
    }
  }

  void collect_ends(std::size_t lane) {
    std::vector<CompensatedSum> conclusion(graph_.conclusions.size());
    std::vector<CompensatedSum> patients(static_cast<std::size_t>(graph_.most_patients) + 1);
    CompensatedSum no_expansion;
    for (std::size_t i = 0; i < graph_.ends.size(); ++i) {
      const EndState& end = graph_.ends[i];
      const double reached = reached_[graph_.decisions.size() + i][lane];
      conclusion[end.conclusion].add(reached);
      patients[static_cast<std::size_t>(end.patients)].add(reached);
      if (end.no_expansion) no_expansion.add(reached);
    }
    ExactCharacteristics& result = result_[lane];
    for (const CompensatedSum& sum : conclusion) result.conclusion.push_back(sum.value());
    for (const CompensatedSum& sum : patients) result.patients.push_back(sum.value());
    result.no_expansion = no_expansion.value();
  }

  const StateGraph& graph_;
  std::array<const Truth*, Lanes> truths_;
  std::vector<std::uint32_t> first_outcome_;  // per batch, and one past the last
  std::vector<Lane> outcomes_;                // probabilities, batch by batch
  std::vector<Lane> reached_;                 // per state
  std::vector<Sums> treated_, first_;         // per batch, over all states that treat it
  std::array<ExactCharacteristics, Lanes> result_;
};

/// The last truth fills lanes that are left over.
std::vector<ExactCharacteristics> evaluate_some(const StateGraph& graph,
                                                std::span<const Truth> truths) {
  std::vector<ExactCharacteristics> all;
  for (std::size_t first = 0; first < truths.size(); first += lanes_of_many) {
    const std::size_t count = std::min(lanes_of_many, truths.size() - first);
    std::array<const Truth*, lanes_of_many> some;
    for (std::size_t lane = 0; lane < lanes_of_many; ++lane) {
      some[lane] = &truths[first + std::min(lane, count - 1)];
    }
    auto results = Sweep<lanes_of_many>(graph, some).run();
    std::move(results.begin(), results.begin() + static_cast<std::ptrdiff_t>(count),
              std::back_inserter(all));
  }
  return all;
}

}  // namespace

double ExactCharacteristics::more_patients_than(int n) const {
  CompensatedSum sum;
  for (std::size_t i = 0; i < patients.size(); ++i) {
    if (static_cast<int>(i) > n) sum.add(patients[i]);
  }
  return sum.value();
}

ExactCharacteristics evaluate(const StateGraph& graph, const Truth& truth) {
  return std::move(Sweep<1>(graph, {&truth}).run()[0]);
}

std::vector<ExactCharacteristics> evaluate_all(const StateGraph& graph,
                                               std::span<const Truth> truths, unsigned threads) {
  if (threads == 1 || truths.size() <= lanes_of_many) return evaluate_some(graph, truths);
  using Some = std::vector<ExactCharacteristics>;
  Some all;
  core::for_each_chunk<Some>(
      {0, truths.size(), truths_per_chunk}, threads, {},
      [&](const core::Chunk& chunk) {
        return evaluate_some(graph, truths.subspan(chunk.first, chunk.last - chunk.first));
      },
      [&](const core::Chunk&, Some&& some) {
        std::move(some.begin(), some.end(), std::back_inserter(all));
      });
  return all;
}

}  // namespace caudata::oc
