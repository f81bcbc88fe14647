// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "design/escalation.hpp"
#include "oc/cohort_outcomes.hpp"

namespace caudata::oc {

/// A level and a number of patients treated there at once: where chance enters.
struct Batch {
  design::DoseLevel level;
  int patients{0};
  friend auto operator<=>(const Batch&, const Batch&) = default;
};

/// A state in which the design treats. `edge` is the first of its edges: after the k-th of
/// cohort_outcomes(patients) the trial is in the state edges[edge + k].
struct DecisionState {
  std::uint32_t edge{0};
  std::uint32_t batch{0};
  bool first_at_level{false};
};

/// States in which the design has stopped, as far as the figures tell them apart.
struct EndState {
  std::uint32_t conclusion{0};  // index into conclusions
  std::int32_t patients{0};     // evaluable, whole trial
  bool no_expansion{false};     // highest planned level cleared, no level with more than one cohort
  friend auto operator<=>(const EndState&, const EndState&) = default;
};

/// Every state that an escalation on complete data can reach, equal states merged. It depends on
/// the design alone, so one graph serves every truth. States are numbered: first `decisions`, then
/// `ends`; state 0 is the start. `decisions` is in topological order (fewer patients first): one
/// forward sweep gives all probabilities.
struct StateGraph {
  Observed observed{};
  std::vector<DecisionState> decisions;
  std::vector<EndState> ends;
  std::vector<std::uint32_t> edges;
  std::vector<Batch> batches;                   // distinct, ascending
  std::vector<design::StartRule> starts;        // per batch
  std::vector<design::Conclusion> conclusions;  // distinct, ascending
  std::uint32_t states{0};  // distinct recalled tallies, those at the end included
  double paths{0};          // distinct courses of the trial; exact below 2^53
  int most_patients{0};
};

/// The graph, by packed keys in a hash table, layer by layer of evaluable patients; decisions of a
/// layer on `threads` threads. The result does not depend on their number. Equal to
/// `plain_state_graph` but for the order of states and the merging of ends.
/// Precondition: escalation.decides_on_tallies(), and it ends after finitely many cohorts, as every
/// design must.
StateGraph state_graph(const design::Escalation& escalation, unsigned threads = 1);

}  // namespace caudata::oc
