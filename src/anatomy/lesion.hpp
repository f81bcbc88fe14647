// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "anatomy/cord.hpp"
#include "anatomy/tract.hpp"

namespace caudata::anatomy {

/// One side of a lesion.
struct LesionSide {
  double rostral{0}, caudal{0};  // where destroyed grey matter begins and ends [mm]
  PerTract spared{};             // share of the axons of this side of the cord that pass it
};

/// An injury of the cord as it stands after the first hours: what is destroyed. What still conducts
/// is a matter of time (patient::NaturalHistory).
///
/// Around its rostral end lies a zone of transition: axons end one after the other over some
/// millimetres, so that segments just below the end keep some of their supply even if nothing
/// passes the lesion. Rostral of the end everything is intact.
struct Lesion {
  std::array<LesionSide, sides> side;
  double zone{1};       // length over which the supply falls to 1/e [mm], > 0
  double reach{0};      // length after which nothing is left of it [mm]
  double pool_loss{0};  // share of motor neurons lost where grey matter is destroyed

  const LesionSide& operator[](Side s) const { return side[index(s)]; }
  LesionSide& operator[](Side s) { return side[index(s)]; }
};

/// No lesion: the cord ends before it.
Lesion no_lesion(const Cord& cord);

/// How far a segment's caudal border lies caudal of the rostral end on this side [mm]; not
/// positive: intact.
double depth(const Lesion& lesion, const Cord& cord, Side side, Segment segment);

/// exp(-depth/zone), 1 at no depth, 0 beyond the reach: the share of the axons which do not pass
/// the lesion that still reach this segment.
double zone_share(const Lesion& lesion, const Cord& cord, Side side, Segment segment);

/// The same for a tract that serves this side of the body. A tract that crosses has entered the
/// other side of the cord `crossing_segments` further rostral, and passes both.
double zone_share(const Lesion& lesion, const Cord& cord, Tract tract, Side body, Segment segment);

/// Share of a tract's axons for this side of the body that are anatomically continuous with the
/// segment: those that pass the lesion in the tract's side of the cord, and of the others those in
/// the zone of transition.
double continuous(const Lesion& lesion, const Cord& cord, Tract tract, Side body, Segment segment);

/// Share of the motor neurons of a segment that are alive; its middle decides.
double pool(const Lesion& lesion, const Cord& cord, Side side, Segment segment);

/// Volume of cord whose grey matter is destroyed, both sides [mm^3].
double volume(const Lesion& lesion, const Cord& cord);

}  // namespace caudata::anatomy
