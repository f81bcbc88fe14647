// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

#include "graft/cell_id.hpp"

namespace caudata::graft {

/// A step of the rules: the same for all cells but for the age of their dose.
struct RuleStep {
  std::uint32_t number;                // of the random words
  double days;                         // its length
  std::span<const double> since_dose;  // [d] at its beginning, by dose

  /// The days since the dose that `clone`, the injected ancestor of a cell, came with.
  double since(CellId clone) const { return since_dose[dose_of(clone)]; }
};

}  // namespace caudata::graft
