// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>
#include <vector>

#include "oc/state_graph.hpp"
#include "oc/truth.hpp"

namespace caudata::oc {

/// What one level sees.
struct LevelExpectation {
  double treated{0};    // P(at least one cohort)
  double evaluable{0};  // mean number of patients
  double dlt{0};        // mean number of patients with a DLT
  double response{0};   // mean number of patients with a response; 0 where nobody looks at them
};

/// Exact figures of one escalation under one truth. No simulation error; rounding: sums are
/// compensated, the total probability is 1 to about 1e-15 times the number of cohorts.
struct ExactCharacteristics {
  std::vector<double> conclusion;  // per StateGraph::conclusions
  std::vector<double>
      patients;  // P(n evaluable in the whole trial), n = 0 .. StateGraph::most_patients
  std::array<std::array<LevelExpectation, design::max_doses>, design::max_parts> level{};
  double no_expansion{0};         // P(every level cleared with its first cohort)
  std::vector<double> cohorts{};  // mean number of cohorts per StateGraph::batches

  double more_patients_than(int n) const;
};

/// One forward sweep over the states. Precondition: truth.p has a probability for every level of
/// the graph.
ExactCharacteristics evaluate(const StateGraph& graph, const Truth& truth);

/// The same under many truths, several in one sweep, on `threads` threads. Bit for bit what
/// `evaluate` gives one by one.
std::vector<ExactCharacteristics> evaluate_all(const StateGraph& graph,
                                               std::span<const Truth> truths, unsigned threads = 1);

}  // namespace caudata::oc
