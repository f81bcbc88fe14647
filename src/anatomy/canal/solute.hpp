// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "anatomy/canal/canal_flow.hpp"

namespace caudata::anatomy {

/// A dissolved substance along the canal, mixed over the section: A dc/dt = d/dx(A D dc/dx) - k A c
/// with closed ends. Cells i of [i, i + 1) dx.
struct SoluteLine {
  double dx{1};                    // [mm]
  std::vector<double> section;     // A [mm^2]
  std::vector<double> dispersion;  // D [mm^2/s]; between cells the harmonic mean acts
  double washout{0};               // k [1/s]
};

/// This canal's; in a block the section is its open share.
SoluteLine solute_line(const Canal& canal, const CanalFlow& flow, std::uint32_t nx);

/// One step of the amounts per cell, backward in time: never negative, total changes by the
/// washout alone, to round-off. First order in `seconds`, second in dx.
void step(const SoluteLine& line, double seconds, std::vector<double>& amount);

}  // namespace caudata::anatomy
