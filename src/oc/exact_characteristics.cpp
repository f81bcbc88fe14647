// SPDX-License-Identifier: Apache-2.0
#include "oc/exact_characteristics.hpp"

#include "core/contract.hpp"
#include "oc/exact_compensated_sum.hpp"

namespace caudata::oc {
namespace {

/// Binomial probabilities of 0 .. n successes, by multiplication alone; relative error about 2n
/// roundings.
std::vector<double> binomial(int n, double p) {
  EXPECTS(p >= 0 && p <= 1);
  std::vector<double> pmf;
  double choose = 1;
  for (int k = 0; k <= n; ++k) {
    double term = choose;
    for (int i = 0; i < k; ++i) term *= p;
    for (int i = k; i < n; ++i) term *= 1 - p;
    pmf.push_back(term);
    choose = choose * (n - k) / (k + 1);
  }
  return pmf;
}

double dlt_probability(const Truth& truth, design::DoseLevel level) {
  EXPECTS(level.part < truth.p.size() && level.dose < truth.p[level.part].size());
  return truth.p[level.part][level.dose];
}

/// Patients and first cohorts of a batch over all states that treat it.
struct BatchSums {
  CompensatedSum treated, first;
};

class Sweep {
 public:
  Sweep(const StateGraph& graph, const Truth& truth) : graph_(graph), truth_(truth) {
    for (const Batch& batch : graph.batches) {
      outcomes_.push_back(binomial(batch.patients, dlt_probability(truth, batch.level)));
    }
  }

  ExactCharacteristics run() {
    forward();
    collect_levels();
    collect_ends();
    return std::move(result_);
  }

 private:
  void forward() {
    reached_.assign(graph_.states, 0.0);
    sums_.resize(graph_.batches.size());
    reached_[0] = 1;  // the first state discovered is the start
    for (const DecisionState& state : graph_.decisions) {
      const double here = reached_[state.id];
      const std::vector<double>& outcome = outcomes_[state.batch];
      for (std::size_t dlt = 0; dlt < outcome.size(); ++dlt) {
        reached_[graph_.edges[state.edge + dlt]] += here * outcome[dlt];
      }
      sums_[state.batch].treated.add(here);
      if (state.first_at_level) sums_[state.batch].first.add(here);
    }
  }

  void collect_levels() {
    for (std::size_t i = 0; i < graph_.batches.size(); ++i) {
      const Batch& batch = graph_.batches[i];
      LevelExpectation& level = result_.level[batch.level.part][batch.level.dose];
      const double patients = sums_[i].treated.value() * batch.patients;
      level.treated += sums_[i].first.value();
      result_.cohorts.push_back(sums_[i].treated.value());
      level.evaluable += patients;
      level.dlt += patients * dlt_probability(truth_, batch.level);
    }
  }

  void collect_ends() {
    std::vector<CompensatedSum> conclusion(graph_.conclusions.size());
    std::vector<CompensatedSum> patients(static_cast<std::size_t>(graph_.most_patients) + 1);
    CompensatedSum no_expansion;
    for (const EndState& end : graph_.ends) {
      conclusion[end.conclusion].add(reached_[end.id]);
      patients[static_cast<std::size_t>(end.patients)].add(reached_[end.id]);
      if (end.no_expansion) no_expansion.add(reached_[end.id]);
    }
    for (const CompensatedSum& sum : conclusion) result_.conclusion.push_back(sum.value());
    for (const CompensatedSum& sum : patients) result_.patients.push_back(sum.value());
    result_.no_expansion = no_expansion.value();
  }

  const StateGraph& graph_;
  const Truth& truth_;
  std::vector<std::vector<double>> outcomes_;  // per batch
  std::vector<double> reached_;                // per state
  std::vector<BatchSums> sums_;                // per batch
  ExactCharacteristics result_;
};

}  // namespace

double ExactCharacteristics::more_patients_than(int n) const {
  CompensatedSum sum;
  for (std::size_t i = 0; i < patients.size(); ++i) {
    if (static_cast<int>(i) > n) sum.add(patients[i]);
  }
  return sum.value();
}

ExactCharacteristics evaluate(const StateGraph& graph, const Truth& truth) {
  return Sweep(graph, truth).run();
}

}  // namespace caudata::oc
