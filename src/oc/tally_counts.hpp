// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "oc/state_graph.hpp"

namespace caudata::oc {

/// Sizes of an enumeration by what every program can count, however it remembers its states.
struct TallyCounts {
  std::size_t treated{0};  // distinct tallies with the level that is treated next
  std::size_t ended{0};    // distinct tallies at the end of a trial
  friend bool operator==(const TallyCounts&, const TallyCounts&) = default;
};

TallyCounts tally_counts(const StateGraph& graph);

}  // namespace caudata::oc
