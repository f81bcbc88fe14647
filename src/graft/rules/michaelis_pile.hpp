// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "graft/rules/pile.hpp"

namespace caudata::graft {

/// A slab fed from one side whose cells take up Q C/(C + half): D C'' = Q C/(C + half), C = C0 at
/// the surface, no flux at the far side. The one definition of which cells of a pile starve. The
/// closed form of a constant uptake (pile.hpp), its limit for half -> 0, puts the depth of
/// starvation too near the surface where `half` is not far below the critical level: by a seventh
/// at the medians of the priors.
///
/// Levels for all piles of one supply are tabulated once and interpolated: finite volumes, second
/// order. Piles beyond `deep` times the reach of the constant uptake are alike down to that depth.
class MichaelisPile {
 public:
  /// half > 0 [mM].
  MichaelisPile(const PileSupply& supply, double half);

  /// [mM]; thickness >= 0, 0 <= depth <= thickness [mm].
  double level(double thickness, double depth) const;

  /// Share of a pile that lies below a critical level, 0 < critical <= level at the surface.
  double starved(double thickness, double critical) const;

 private:
  static constexpr std::size_t layers = 128;       // of a pile
  static constexpr std::size_t thicknesses = 384;  // beside none
  static constexpr double deep = 3;

  void tabulate();
  double at(std::size_t row, double share) const;

  PileSupply supply_;
  double half_, thickest_;
  std::vector<double> table_;  // (thicknesses + 1, layers + 1): at shares of the depth from 0 to 1
};

}  // namespace caudata::graft
