// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "anatomy/canal/canal.hpp"

namespace caudata::anatomy {

/// What leaves the needle.
struct Injection {
  double puncture{0};   // x [mm]
  double volume{0};     // [mL]
  double density{0};    // of the suspension with its cells [kg/m^3]
  double viscosity{0};  // [mPa s]
};

/// Where cells start once the injected fluid has spread: along x by `share`, which sums to 1;
/// around within `half_width` of `azimuth`; in depth from the dura up to `thickness`.
struct Bolus {
  double from{0}, to{0};               // interval that holds it [mm]
  std::vector<double> share;           // (nx)
  std::vector<double> thickness;       // (nx) [mm], at most the gap
  double azimuth{0}, half_width{0.5};  // [turns]; 0.5 is all around
};

/// The injected volume fills the section about the puncture evenly to both sides, then flows as a
/// gravity current on the dependent side, or under the opposite one if it is lighter than the
/// fluid. Upright it slides along the wall, all around. Nothing passes a complete block or an end;
/// a partial block hinders. The injection itself takes no time. Neglected: the curves
/// of the spine, inertia, mixing, the way that the displaced fluid must make. Refusals: check.
Bolus spread(const Canal& canal, Posture posture, const Injection& injection, std::uint32_t nx);

/// Fluid a bolus at this puncture can reach: between complete blocks and ends [mm^3].
double reachable_fluid(const Canal& canal, double puncture);

}  // namespace caudata::anatomy
