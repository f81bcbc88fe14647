// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

#include "graft/rules/survival_parameters.hpp"

/// Breathing. A cell takes up q C/(C + half) of oxygen and of glucose. Below the critical level of
/// either it runs into debt D, counted in hours without any: dD/dt = max(1 - C/C_critical) over
/// both; above, the debt falls with its recovery time. Starvation kills as the debt grows: the
/// cumulative hazard is (D/tolerance)^shape, so of cells without any oxygen from time 0 on
/// exp(-(t/tolerance)^shape) live. Levels are constant over a step; then the step may have any
/// length. Neglected: that types differ, and that glucose is used faster without oxygen.
namespace caudata::graft {

/// Columns of a batch of cells. `glucose` and the last two may be empty: then glucose is ample, and
/// uptakes are not asked for.
struct BreatheCells {
  std::span<const float> oxygen, glucose;  // around the cell [mM], >= 0
  std::span<float> debt;                   // [h], >= 0: before the step, then after it
  std::span<float> hazard;                 // out: of starvation, integrated over the step
  std::span<float> oxygen_uptake;          // out [fmol/min]
  std::span<float> glucose_uptake;         // out [fmol/min]
};

/// Returns how many cells starve.
std::uint64_t breathe(const BreatheCells& cells, const BreatheParameters& parameters, double hours);

/// One cell, in double precision, from the law.
struct Breath {
  double debt, hazard, oxygen_uptake, glucose_uptake;
  bool starves;
};
Breath breathe_reference(double oxygen, double glucose, double debt,
                         const BreatheParameters& parameters, double hours);

/// What so many cells take up, in the unit of a field [mM/s]: uptake [fmol/min] of one cell, cells
/// [1/mm3].
double uptake_of_tissue(double uptake, double cells);

}  // namespace caudata::graft
