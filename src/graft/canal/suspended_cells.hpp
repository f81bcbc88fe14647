// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "graft/particles/particle.hpp"

namespace caudata::graft {

/// What the fluid sees of a dose: cells in equally likely classes. The size class of a cell is its
/// diameter (4 bits), its excess density (3 bits) and whether it came in a clump (1 bit).
struct SuspendedCells {
  std::array<double, 16> diameter;       // [um] medians of 16 equally likely classes
  std::array<double, 8> excess_density;  // [kg/m3] over the fluid, likewise; may be negative
  double viscosity;                      // [mPa s] of the fluid
  double clumped;                        // share of cells that come in clumps
  double clump_cells;                    // of the clump that stands for all, >= 1
};

constexpr std::uint32_t size_class(std::uint32_t diameter, std::uint32_t density, bool clumped) {
  return diameter | density << 4 | (clumped ? 0x80u : 0u);
}
constexpr bool clumped(std::uint32_t size_class) { return (size_class & 0x80u) != 0; }

/// Stokes: excess density g d^2 / (18 viscosity) [mm/s]. A clump of n sinks like a sphere of n
/// times the volume. Negative where a cell is lighter than the fluid.
std::array<float, size_classes> settling_speeds(const SuspendedCells& cells);

/// Wall stress [Pa] at a Shields number: number times excess density g d. Of a cell that weighs
/// nothing it is nothing.
std::array<float, size_classes> stresses(const SuspendedCells& cells, double shields);

double mean_cell_volume(const SuspendedCells& cells);  // [mm^3]
double mean_diameter(const SuspendedCells& cells);     // [um]

}  // namespace caudata::graft
