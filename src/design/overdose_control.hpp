// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>

#include "design/blrm_posterior.hpp"
#include "design/dose_set.hpp"

namespace caudata::design {

/// What a rule with overdose control chooses among the doses offered.
struct ControlledChoice {
  std::optional<int> dose;              // empty: every dose is closed
  double over_margin{0};                // least distance of a dose's P(overdose) from the bound
  std::optional<double> target_margin;  // lead over the second best open dose; empty: one is open

  /// The smaller of the two.
  double margin() const;
};

/// Of the doses offered, the one with the largest P(target interval) among those with P(overdose)
/// below `bound`.
ControlledChoice choose_with_control(std::span<const BlrmIntervals> doses, DoseSet offered,
                                     double bound);

}  // namespace caudata::design
