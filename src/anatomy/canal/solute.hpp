// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "anatomy/canal/canal.hpp"
#include "anatomy/canal/canal_grid.hpp"

namespace caudata::anatomy {

/// A dissolved substance along the canal, mixed over the section: A dc/dt = d/dx(A D dc/dx) - k A c
/// with closed ends. Cells i of [i, i + 1) dx.
struct SoluteLine {
  double dx{1};                    // [mm]
  std::vector<double> section;     // A [mm^2]
  std::vector<double> dispersion;  // D [mm^2/s]; between cells the harmonic mean acts
  double washout{0};               // k [1/s]
};

/// This canal's, at the stations of its grid. Beside mixing, differences of the drift between
/// places of a section disperse, once mixing has passed them on: over the depth of the gap and
/// around the canal (Taylor 1953), which add. In a block the section is its open share. Neglected:
/// the drift around and across the gap, and the slow net flow to where the fluid is absorbed.
SoluteLine solute_line(const Canal& canal, const CanalGrid& grid);

/// One step of the amounts per cell, backward in time: never negative, total changes by the
/// washout alone, to round-off. First order in `seconds`, second in dx.
void step(const SoluteLine& line, double seconds, std::vector<double>& amount);

}  // namespace caudata::anatomy
