// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace caudata::anatomy {

/// A viscous current of heavier fluid on the floor of a channel (Huppert 1982): its thickness h
/// obeys dh/dt = d/dx [K (across H^3 dh/dx - along H^2 h)], K = g' / (3 nu), H = min(h, ceiling).
/// Neglected: inertia, mixing with the fluid above, what that fluid must do to make way.
struct GravityCurrent {
  double dx{1};                 // [mm]
  double strength{0};           // K [1/(mm s)]
  double across{1}, along{0};   // components of gravity onto the floor, >= 0, and towards +x
  std::vector<double> ceiling;  // [mm] per cell
  std::vector<double> open;     // share of the face between cells i and i + 1, size - 1; ends are
                                // closed
};

/// Thickness after `seconds`. Volume is kept but for the rounding of
/// the solution (2e-10 in a test of thousands of stiff steps) and no cell becomes negative:
/// implicit in h, with H of the step before, and steps in which the fluid crosses half a cell.
/// First order.
std::vector<double> flow(const GravityCurrent& current, std::vector<double> thickness,
                         double seconds);

}  // namespace caudata::anatomy
