// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oc/state_graph.hpp"

namespace caudata::oc {

/// The plain way to the same graph, which `state_graph` is tested against: a map of whole tallies,
/// one state at a time, every end by itself. Same preconditions.
StateGraph plain_state_graph(const design::Escalation& escalation);

}  // namespace caudata::oc
