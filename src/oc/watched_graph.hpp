// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "oc/exact_characteristics.hpp"
#include "oc/state_graph.hpp"
#include "oc/truth.hpp"

namespace caudata::oc {

/// What the joint stopping rule makes of a cohort's outcome.
struct WatchedEdge {
  std::int32_t stop_at{0};  // least events of the procedure in the trial so far that stop it
  std::uint32_t conclusion{0};
};

/// The states of an escalation with a joint stopping rule, and where on the way the events of the
/// procedure end the trial. Designs do not see these events, so the states are those of the same
/// escalation without them; only how far a trial comes depends on their number.
struct WatchedGraph {
  StateGraph graph;                // conclusions of the rule alone stand at the end of its list
  std::vector<WatchedEdge> edges;  // as graph.edges
};

/// Preconditions: those of `state_graph`, and the escalation has a joint stopping rule.
WatchedGraph watched_graph(const design::Escalation& escalation);

/// Exact characteristics on complete data: one forward sweep that carries, per state, the
/// distribution of the number of events. Exact if patients have an event independently of each
/// other and of their own DLT and response, with `truth.p_procedure` of their level, and if the
/// rule looks when a cohort is complete. A trial in calendar time looks at every event as it comes
/// and may stop within a cohort: that is simulated, not enumerated.
ExactCharacteristics evaluate(const WatchedGraph& watched, const Truth& truth);

/// Mean number of patients with an event of the procedure in such a trial.
double mean_procedure_events(const WatchedGraph& watched, const ExactCharacteristics& exact,
                             const Truth& truth);

}  // namespace caudata::oc
