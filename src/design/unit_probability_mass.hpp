// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "design/move_table.hpp"

namespace caudata::design {

/// An interval of DLT probabilities and the move that it stands for.
struct ProbabilityInterval {
  double lower, upper;
  Move move;
};

/// For every number of DLTs among n patients: the move of the interval with the greatest unit
/// probability mass, which is its posterior probability under the uniform prior divided by its
/// length. Margin: its lead over the best interval of another move. Masses within 1e-12 are a tie,
/// which the lower dose wins: going down before staying, staying before going up. Precondition: the
/// intervals have a length, and there is at least one.
std::vector<Judgement> greatest_unit_mass(int n, std::span<const ProbabilityInterval> intervals);

/// Intervals as long as the target interval, side by side from it to both ends, the target interval
/// among them. What is left at an end is kept or left out as asked; up to 1e-12 it is rounding.
enum class ShortIntervals : std::uint8_t { leave_out, keep };
std::vector<ProbabilityInterval> equal_intervals(double lower, double upper, ShortIntervals ends);

}  // namespace caudata::design
